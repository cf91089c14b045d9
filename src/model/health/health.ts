/**
 * How well each site can be read. A site that changes its ways must not look like a day without use, so what was seen
 * and not understood is kept count of, and the popup says so.
 */
import { dayOf } from '../calendar/day.ts';
import type { ExchangeShape } from '../usage/observation.ts';
import type { UnlistedShape } from './unlisted.ts';

/** Kept per site; moments are epoch milliseconds. */
export interface SiteHealth {
  readonly site: string;
  /** Last request seen. */
  readonly lastSeenAt: number | null;
  readonly lastUnderstoodAt: number | null;
  /** Requests not understood since one last was. */
  readonly misunderstood: number;
  /** First and last of those. */
  readonly misunderstoodSince: number | null;
  readonly lastMisunderstoodAt: number | null;
  /** What the last of those looked like, and on which endpoint. */
  readonly lastShape: ExchangeShape | null;
  readonly lastEndpoint: string | null;
  /** More requests than a person sends: last time some were turned away. */
  readonly unusualVolumeAt: number | null;
  /** Last request of a document that another page could reach before us; missing where there was none. */
  readonly lastUnprovenAt?: number;
  /** Models that answered and that the factor tables do not know, newest last: estimated as their nearest kin. */
  readonly unknownModels: readonly string[];
  /** Absent until there was one. */
  readonly unlisted?: UnlistedAnswers;
}

/** Answers on no endpoint of the site's row; moments are epoch ms. */
export interface UnlistedAnswers {
  readonly since: number;
  readonly lastAt: number;
  /** What the last one looked like. */
  readonly shape: UnlistedShape;
}

/** What is wrong with the counting of a site; `since` is epoch ms. */
export type SiteTrouble =
  /** Seen, never understood on its last day of use: counts may be missing since then. */
  | { readonly kind: 'changed'; readonly since: number }
  /** The site answered where nobody reads: counts may be missing since then. */
  | { readonly kind: 'unlisted'; readonly since: number }
  | { readonly kind: 'unusual-volume'; readonly since: number }
  /** Tabs opened before the extension was need a reload to be counted. */
  | { readonly kind: 'late-tab'; readonly since: number };

/** Whether counts may be missing, which is graver than anything else. */
export function mayMiss(trouble: SiteTrouble | null): boolean {
  return trouble?.kind === 'changed' || trouble?.kind === 'unlisted';
}

/** Trouble is no news after this long. */
export const FORGOTTEN_MS = 7 * 24 * 3_600_000;

/** What a person should know about how this site is read, the gravest thing first; null when all is well. */
export function siteTrouble(health: SiteHealth, now: number): SiteTrouble | null {
  const { misunderstoodSince, lastMisunderstoodAt, lastUnderstoodAt, unusualVolumeAt, unlisted } = health;
  const recent = (at: number | null): at is number => at !== null && now - at < FORGOTTEN_MS;
  if (misunderstoodSince !== null && recent(lastMisunderstoodAt)) {
    const readThatDay = lastUnderstoodAt !== null && dayOf(lastUnderstoodAt) === dayOf(lastMisunderstoodAt);
    if (!readThatDay) return { kind: 'changed', since: misunderstoodSince };
  }
  if (unlisted && recent(unlisted.lastAt)) return { kind: 'unlisted', since: unlisted.since };
  if (recent(unusualVolumeAt)) return { kind: 'unusual-volume', since: unusualVolumeAt };
  return null;
}

/** What is known of the counting of all sites. */
export interface Counting {
  readonly health: readonly SiteHealth[];
  /** Tabs that are not metered until they are reloaded, and since when. */
  readonly lateTabs: readonly { readonly site: string; readonly at: number }[];
  /** Nobody needs to reload what is not to be counted. */
  readonly sitesOff: readonly string[];
}

/** A site by its id, and the gravest thing about it. */
export interface TroubledSite {
  readonly site: string;
  readonly trouble: SiteTrouble;
}

/** What a person should know about the counting; at most one trouble a site, and a late tab is the least. */
export function troublesOf({ health, lateTabs, sitesOff }: Counting, now: number): TroubledSite[] {
  const troubles = new Map<string, SiteTrouble>();
  for (const { site, at } of lateTabs) {
    const since = Math.min(at, troubles.get(site)?.since ?? at);
    if (!sitesOff.includes(site)) troubles.set(site, { kind: 'late-tab', since });
  }
  for (const entry of health) {
    const trouble = siteTrouble(entry, now);
    if (trouble) troubles.set(entry.site, trouble);
  }
  return [...troubles].map(([site, trouble]) => ({ site, trouble }));
}
