/** What the popup reads and can do, whatever it does it through: the extension, or the mock anywhere else. */
import type { BackupNote } from '../../../model/backup/backup-state.ts';
import { dayOf } from '../../../model/calendar/day.ts';
import { dueWeek } from '../../../model/calendar/week.ts';
import { type SiteHealth, type TroubledSite, troublesOf } from '../../../model/health/health.ts';
import type { RuntimeMessage } from '../../../model/messages/wire.ts';
import { sitePatterns } from '../../../model/settings/match-pattern.ts';
import { isPaused, type Settings } from '../../../model/settings/settings.ts';
import type { DayRecord } from '../../../model/summaries/summary.ts';
import type { UsageRequest } from '../../../model/usage/usage.ts';
import { SITE_NAMES, type SiteName } from '../../../sites/names.ts';
import type { LateTab } from '../../../store/late-tabs.ts';
import type { Source } from '../../shell/show-page.tsx';
import { siteNamesOf } from '../../shell/site-names.ts';

/** What is stored and of use to the popup, and what the browser allows. */
export interface Stored {
  /** Of this device. */
  readonly record: DayRecord;
  /** Of today, as many as are looked at one by one; null while there are too many to have been looked at yet. */
  readonly requests: readonly UsageRequest[] | null;
  /** There are rows of other devices too. */
  readonly hasOthers: boolean;
  readonly health: readonly SiteHealth[];
  /** Tabs that are not metered until they are reloaded. */
  readonly lateTabs: readonly LateTab[];
  readonly settings: Settings;
  /** Epoch ms since when nothing can be written; null when all is well. */
  readonly storageFailedAt: number | null;
  /** Epoch ms it was noticed that the records were gone; null when all is well. */
  readonly historyLostAt: number | null;
  /** The person's devices could not be joined, or wait for their word. */
  readonly devicesTrouble: boolean;
  /** What is to be said of backups; null when all is well. */
  readonly backupNote: BackupNote | null;
  /** Match patterns, such as `https://claude.ai/*`, that the browser lets the extension read. */
  readonly allowed: ReadonlySet<string>;
  /** The tab the popup was opened over, where the browser tells. */
  readonly tab: { readonly id: number; readonly host: string } | null;
  /** Today's card of the coach. */
  readonly idea: Idea | null;
  /** First day of the last week whose summary was looked at. */
  readonly summaryShown: string | null;
}

/** What the coach thought of a request. */
export interface Idea {
  readonly ruleId: string;
  readonly request: Pick<UsageRequest, 'id' | 'site' | 'at' | 'model' | 'kind' | 'mode' | 'footprint'>;
}

/** The same, read at a moment. */
export interface Reading
  extends Pick<
    Stored,
    | 'record'
    | 'requests'
    | 'hasOthers'
    | 'settings'
    | 'storageFailedAt'
    | 'historyLostAt'
    | 'devicesTrouble'
    | 'backupNote'
    | 'idea'
  > {
  /** Epoch ms. */
  readonly now: number;
  readonly isPaused: boolean;
  /** When and where the last request was seen; null if none ever was. */
  readonly lastSeen: { readonly at: number; readonly site: string } | null;
  /** What keeps a site from being counted well. */
  readonly troubles: readonly TroubledSite[];
  /** Sites that are counted. */
  readonly sites: readonly SiteLabel[];
  /** Sites that would be counted if the browser let us, with the moment (epoch ms) one was last seen on each. */
  readonly blocked: readonly (SiteLabel & { readonly lastSeenAt: number | null })[];
  /** The site of the tab the popup was opened over. */
  readonly here:
    | (SiteLabel & {
        readonly tabId: number;
        readonly isOff: boolean;
        /** It is not metered until it is reloaded. */
        readonly isLate: boolean;
      })
    | null;
  /** First day of the finished week whose summary waits to be looked at. */
  readonly summaryDue: string | null;
  /** By id, of every site there is. */
  readonly siteNames: ReadonlyMap<string, string>;
}

/** A site of the table: to be named, opened, asked for. */
export interface SiteLabel {
  readonly id: string;
  readonly label: string;
  /** Where a person opens it. */
  readonly host: string;
  /** What to ask the browser for, to read it. */
  readonly patterns: readonly string[];
}

/** So many of a day are there with all else; of more, what they say comes after the numbers, in a place that is kept. */
export const MOST_AT_ONCE = 100;

/** A person sends fewer in a day; of a flood, the first. */
export const MOST_REQUESTS = 2_000;

/** Reading rejects where the store can't be opened. */
export interface Client extends Source<Reading> {
  /** Has the background act; false where it refused or could not. What that changes is read at once. */
  act(message: RuntimeMessage): Promise<boolean>;
  /** Asks the browser for what a person just clicked: nothing may be awaited before. */
  allow(patterns: readonly string[]): Promise<boolean>;
  reloadTab(id: number): Promise<void>;
}

/** What of the stored the popup shows. `now` is epoch ms. */
export function readingOf(stored: Stored, now: number): Reading {
  const { record, hasOthers, health, lateTabs, settings, allowed, idea } = stored;
  const { storageFailedAt, historyLostAt, devicesTrouble, backupNote } = stored;
  const isOff = ({ id }: SiteName): boolean => settings.sitesOff.includes(id);
  const isAllowed = (site: SiteName): boolean =>
    labelOf(site).patterns.every((pattern) => allowed.has(pattern));
  const wanted = SITE_NAMES.filter((site) => !isOff(site));
  return {
    now,
    record,
    requests: stored.requests,
    hasOthers,
    settings,
    storageFailedAt,
    historyLostAt,
    devicesTrouble,
    backupNote,
    idea,
    isPaused: isPaused(settings, now),
    lastSeen: lastSeen(health),
    troubles: troublesOf({ health, lateTabs, sitesOff: settings.sitesOff }, now),
    // A row may have got hosts since it was allowed: it is metered on the others.
    sites: wanted.map(labelOf).filter(({ patterns }) => patterns.some((pattern) => allowed.has(pattern))),
    blocked: wanted
      .filter((site) => site.access === 'granted' && !isAllowed(site))
      .map((site) => ({
        ...labelOf(site),
        lastSeenAt: health.find((entry) => entry.site === site.id)?.lastSeenAt ?? null,
      })),
    here: here(stored, isOff),
    summaryDue: dueWeek({
      today: dayOf(now),
      weekStart: settings.weekStart,
      lastShown: stored.summaryShown,
      meteredDays: record.meteredDays,
    }),
    siteNames: siteNamesOf(settings),
  };
}

function labelOf({ id, label, hosts }: SiteName): SiteLabel {
  return { id, label, host: hosts[0] ?? '', patterns: sitePatterns({ hosts }) };
}

function lastSeen(health: readonly SiteHealth[]): Reading['lastSeen'] {
  const seen = health.flatMap(({ site, lastSeenAt }) =>
    lastSeenAt === null ? [] : [{ site, at: lastSeenAt }],
  );
  return seen.sort((a, b) => b.at - a.at)[0] ?? null;
}

function here({ tab, lateTabs }: Stored, isOff: (site: SiteName) => boolean): Reading['here'] {
  const site = tab && SITE_NAMES.find(({ hosts }) => hosts.includes(tab.host));
  if (!site) return null;
  const isLate = lateTabs.some((late) => late.tab === tab.id);
  return { ...labelOf(site), tabId: tab.id, isOff: isOff(site), isLate };
}
