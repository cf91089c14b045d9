/** What the pages read, whatever they read it from: the store in the extension, the mock anywhere else. */
import { type SiteHealth, type SiteTrouble, siteTrouble } from '../model/health.ts';
import type { Settings } from '../model/settings.ts';
import type { DayRecord } from '../model/summary.ts';
import { SITES } from '../sites/table.ts';
import type { Source } from './show-page.tsx';

/** What is stored and of use to the pages. */
export interface Stored {
  readonly record: DayRecord;
  readonly health: readonly SiteHealth[];
  readonly settings: Settings;
  /** Epoch ms since when nothing can be written; null when all is well. */
  readonly storageFailedAt: number | null;
}

/** The same, read at a moment. */
export interface Reading extends Pick<Stored, 'record' | 'settings' | 'storageFailedAt'> {
  /** Epoch ms. */
  readonly now: number;
  /** When and where the last request was seen; null if none ever was. */
  readonly lastSeen: { readonly at: number; readonly site: string } | null;
  /** What keeps a site from being counted well. */
  readonly troubles: readonly { readonly site: string; readonly trouble: SiteTrouble }[];
  /** Models that were used and that the factor tables do not know. */
  readonly unknownModels: readonly string[];
  /** Sites counting is on for. */
  readonly sites: readonly SiteLabel[];
  /** By id, of every site there is. */
  readonly siteNames: ReadonlyMap<string, string>;
}

export interface SiteLabel {
  readonly id: string;
  readonly label: string;
  /** Where a person opens it. */
  readonly host: string;
}

export type Client = Source<Reading>;

export function readingOf({ record, health, settings, storageFailedAt }: Stored, now: number): Reading {
  return {
    now,
    record,
    settings,
    storageFailedAt,
    lastSeen: lastSeen(health),
    troubles: health.flatMap((entry) => {
      const trouble = siteTrouble(entry, now);
      return trouble ? [{ site: entry.site, trouble }] : [];
    }),
    unknownModels: [...new Set(health.flatMap(({ unknownModels }) => unknownModels))],
    sites: sitesOn(settings),
    siteNames: new Map(SITES.map(({ id, label }) => [id, label])),
  };
}

function lastSeen(health: readonly SiteHealth[]): Reading['lastSeen'] {
  const seen = health.flatMap(({ site, lastSeenAt }) =>
    lastSeenAt === null ? [] : [{ site, at: lastSeenAt }],
  );
  return seen.sort((a, b) => b.at - a.at)[0] ?? null;
}

function sitesOn({ sitesOff }: Settings): SiteLabel[] {
  return SITES.filter(({ id, access }) => access === 'granted' && !sitesOff.includes(id)).map(
    ({ id, label, hosts }) => ({ id, label, host: hosts[0] ?? '' }),
  );
}
