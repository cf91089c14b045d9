/** Which site a frame's word counts for: a row of the table, or an origin the person added. */
import { labelOf, type SiteWords } from '../i18n/site-name.ts';
import { activeOwnOrigins } from '../model/settings/own-origin.ts';
import type { Settings } from '../model/settings/settings.ts';
import { OWN_KINDS } from '../sites/generic/kinds.ts';
import type { SiteRow } from '../sites/row.ts';
import { SITES } from '../sites/table.ts';

/** The hosts of all rows, e.g. `chatgpt.com`: an origin of one of them is never a person's own. */
export const SITE_HOSTS: ReadonlySet<string> = new Set(SITES.flatMap(({ hosts }) => hosts));

/** Whose requests they are, and what reads them. */
export interface MeteredSite {
  /** What its requests are stored under: the row's id, or `own:<n>`. */
  readonly id: string;
  readonly row: SiteRow;
}

/**
 * @param origin of the frame, as the browser vouches for it
 * @param site id of the row, or of the kind of own origin, that the frame's relay was built for
 * @returns undefined where that relay has no business: in Firefox an own origin's scripts run on all ports of its host
 */
export function meteredSite(
  origin: string,
  site: string,
  settings: Pick<Settings, 'ownOrigins'>,
): MeteredSite | undefined {
  const row = SITES.find(
    ({ id, hosts }) => id === site && hosts.some((host) => origin === `https://${host}`),
  );
  if (row) return { id: row.id, row };
  const own = activeOwnOrigins(settings, SITE_HOSTS).find(
    (added) => added.origin === origin && added.kind === site,
  );
  const kind = OWN_KINDS.find(({ id }) => id === own?.kind);
  return own && kind && { id: own.id, row: kind };
}

/** The site's name as the pages say it: an origin a person added is called by its host. */
export function siteName(
  site: string,
  { ownOrigins }: Pick<Settings, 'ownOrigins'>,
  words: SiteWords,
): string {
  const own = ownOrigins.find(({ id }) => id === site);
  if (own) return new URL(own.origin).host;
  const row = SITES.find(({ id }) => id === site);
  return row ? labelOf(row, words) : site;
}
