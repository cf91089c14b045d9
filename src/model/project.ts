/**
 * Where this project is at home: every address of its own, once. One that is empty does not exist yet, and what
 * would lead there is then not shown. Addresses of sources are in footprint/data/sources.json.
 */

/** The repository's page, e.g. `https://example.org/owner/trottinette`, without a slash at its end. */
export const REPOSITORY_URL: string = '';

/** Where problems are reported and sites asked for. */
export const TRACKER_URL: string = '';

/** An address for what does not belong in public, such as a hole in security: `mailto:` or a page. */
export const CONTACT_URL: string = '';

/** The extension's page in the Chrome Web Store. */
export const CHROME_STORE_URL: string = '';

/** The extension's page among Edge's add-ons. */
export const EDGE_STORE_URL: string = '';

/** The extension's page among Firefox's add-ons. */
export const FIREFOX_STORE_URL: string = '';

/** Where the project's site is served from (`npm run site`), e.g. `https://example.org`: the stores' privacy policy. */
export const SITE_URL: string = '';
