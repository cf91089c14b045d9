/** The two content scripts of a row of the site table, or of a kind of own origin, as they stand in a build. */

export const CONTENT_SCRIPT_FOLDER = 'src/generated';

/** In the page's world; in our own world of the page. */
export type ContentScriptPart = 'tap' | 'relay';

/** @returns a path from the extension's root */
export function contentScriptPath(site: string, part: ContentScriptPart): string {
  return `${CONTENT_SCRIPT_FOLDER}/${site}.${part}.iife.js`;
}
