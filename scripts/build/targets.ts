/**
 * The builds, and each one's manifest: manifest.json (Chrome's shape) with the hosts and content scripts of the rows
 * of src/sites/table.ts, and Firefox's differences. A target's name is Vite's mode and the folder in dist/.
 */
import baseManifest from '../../manifest.json' with { type: 'json' };
import { sitePatterns } from '../../src/model/settings/match-pattern.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import { entryPaths } from './content-entries.ts';

export const TARGETS = [
  'chromium',
  'firefox',
  'chromium-all',
  'firefox-all',
  'chromium-dev',
  'chromium-organisation',
  'firefox-organisation',
] as const;
export type Target = (typeof TARGETS)[number];

/** Never packaged: every row granted, and the relay reports marks of the text it measured. */
export function isTestTarget(target: Target): boolean {
  return target.endsWith('-all');
}

/** Never packaged: every row granted, and code that can be read, for who changes it (npm run dev). */
export function isDevTarget(target: Target): boolean {
  return target.endsWith('-dev');
}

/** The edition an organisation hosts itself: it may send reports, to where a policy says and a person agreed to. */
export function isOrganisationTarget(target: Target): boolean {
  return target.endsWith('-organisation');
}

function grantsAll(target: Target): boolean {
  return isTestTarget(target) || isDevTarget(target);
}

export function isFirefoxTarget(target: Target): boolean {
  return target.startsWith('firefox');
}

/** The oldest browsers a build runs in, as the bundler names them. */
export const ENGINES = { chromium: 'chrome123', firefox: 'firefox142' } as const;

/** Modes of Vite's own, where nobody names a target. */
const USUAL_MODES = ['production', 'development'];

/**
 * Vite's mode as a target; one of its own is Chromium's.
 * @throws with a message for people for any other
 */
export function targetOfMode(mode: string): Target {
  const target = USUAL_MODES.includes(mode) ? 'chromium' : TARGETS.find((known) => known === mode);
  if (!target) throw new Error(`there is no target ${mode}: ${TARGETS.join(', ')}`);
  return target;
}

/** The rows whose hosts a target has from the start. */
export function grantedRows(target: Target): readonly SiteRow[] {
  return grantsAll(target) ? SITES : SITES.filter((row) => row.access === 'granted');
}

/** What is registered at run time: rows a person may grant, and each kind of own origin. */
export function registeredRows(target: Target): readonly SiteRow[] {
  const granted = grantedRows(target);
  return [...SITES.filter((row) => !granted.includes(row)), ...OWN_KINDS];
}

/** Firefox 142: the first whose built-in consent knows `data_collection_permissions` on desktop and Android. */
const GECKO = {
  id: 'trottinette@extension',
  strict_min_version: '142.0',
  data_collection_permissions: { required: ['none' as const] },
};

/** An add-on of its own, so that neither is updated to the other; what it tells is asked for in the click that agrees. */
export const GECKO_ORGANISATION = {
  ...GECKO,
  id: 'trottinette-organisation@extension',
  data_collection_permissions: {
    required: ['none' as const],
    optional: ['browsingActivity' as const, 'websiteActivity' as const],
  },
};

/** Chromium's schema of the policy, in the build's root. */
export const MANAGED_SCHEMA = 'managed_schema.json';

const SERVICE_WORKER = baseManifest.background.service_worker;

/** @returns the manifest of a target, before the bundler replaces source paths by built ones */
export function manifestFor(target: Target) {
  const { minimum_chrome_version, ...shared } = { ...baseManifest, ...hostsOf(target), ...editionOf(target) };
  if (!isFirefoxTarget(target)) {
    const schema = isOrganisationTarget(target) ? { storage: { managed_schema: MANAGED_SCHEMA } } : {};
    return { ...shared, ...schema, minimum_chrome_version };
  }
  return {
    ...shared,
    // Its background has a document.
    optional_permissions: shared.optional_permissions.filter((name) => name !== 'offscreen'),
    background: { scripts: [SERVICE_WORKER] },
    browser_specific_settings: { gecko: isOrganisationTarget(target) ? GECKO_ORGANISATION : GECKO },
  };
}

/** Of the organisation edition: a way out for its background. */
function editionOf(target: Target) {
  if (!isOrganisationTarget(target)) return {};
  const { extension_pages: closed } = baseManifest.content_security_policy;
  return {
    content_security_policy: {
      extension_pages: closed.replace("connect-src 'none'", 'connect-src https:'),
    },
  };
}

/** Asked for only to be narrowed to the one origin a person typed; granted where all rows are. */
const ANY_ORIGIN = ['https://*/*', 'http://*/*'];

function hostsOf(target: Target) {
  const rows = grantedRows(target);
  const optional = SITES.filter((row) => !rows.includes(row));
  const granted = rows.flatMap(sitePatterns);
  return {
    ...(grantsAll(target)
      ? { host_permissions: [...granted, ...ANY_ORIGIN] }
      : {
          host_permissions: granted,
          optional_host_permissions: [...optional.flatMap(sitePatterns), ...ANY_ORIGIN],
        }),
    content_scripts: rows.flatMap(contentScriptsOf),
  };
}

function contentScriptsOf(row: SiteRow) {
  const { tap, relay } = entryPaths(row);
  const where = {
    matches: sitePatterns(row),
    all_frames: true,
    match_origin_as_fallback: true,
    run_at: 'document_start' as const,
  };
  return [
    { ...where, js: [relay], world: 'ISOLATED' as const },
    { ...where, js: [tap], world: 'MAIN' as const },
  ];
}
