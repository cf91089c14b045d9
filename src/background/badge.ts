/** The toolbar button: painted from the store each time, since a worker remembers nothing. */

import { toTwoDigits } from '../i18n/format.ts';
import { languageFor } from '../i18n/language.ts';
import type { SiteWords } from '../i18n/site-name.ts';
import { TOOLBAR_WORDS } from '../i18n/toolbar.ts';
import type { PauseEnd, ToolbarWords } from '../i18n/words/toolbar.ts';
import { dayOf } from '../model/calendar/day.ts';
import { searchBaseline, searchEquivalents } from '../model/footprint/search.ts';
import { mayMiss, type SiteTrouble, troublesOf } from '../model/health/health.ts';
import { consentState } from '../model/settings/consent.ts';
import { isPaused, type Settings } from '../model/settings/settings.ts';
import { type Totals, totalsOf } from '../model/summaries/summary.ts';
import type { BadgeLook } from '../platform/badge.ts';
import type { OpenDatabase } from '../store/database.ts';
import { readHealth } from '../store/health.ts';
import type { LateTab } from '../store/late-tabs.ts';
import { isFromNewerVersion } from '../store/newer-store.ts';
import { readOwnDays } from '../store/own-rows.ts';
import type { Database } from '../store/schema.ts';
import { readDueWeek } from '../store/weekly.ts';
import { badgeText } from './badge-text.ts';
import { coalesced } from './coalesced.ts';

/** Where the button reads what it tells, how it is painted, and the clock (epoch ms). */
export interface BadgeParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  /** Epoch ms since when nothing can be written; null when all is well. */
  readonly readStorageFailure: () => Promise<number | null>;
  /** Epoch ms it was noticed that the records were gone; null when all is well. */
  readonly readHistoryLoss: (now: number) => Promise<number | null>;
  /** Tabs that are not metered until they are reloaded. */
  readonly readLateTabs: () => Promise<readonly LateTab[]>;
  /** Of the browser, e.g. 'en-GB'. */
  readonly browserLanguage: () => string;
  /** What a person calls a site, by its id. */
  readonly siteName: (site: string, settings: Settings, words: SiteWords) => string;
  readonly paint: (look: BadgeLook) => Promise<void>;
  /** Characters that its text has room for. */
  readonly room?: number;
  readonly now: () => number;
}

/** All the button tells. */
export interface ToolbarState {
  readonly totals: Totals;
  readonly settings: Settings;
  /** Names of sites that can no longer be read. */
  readonly changed: readonly string[];
  /** Names of sites of which a tab is not metered until it is reloaded. */
  readonly late: readonly string[];
  readonly summaryReady: boolean;
}

/** Paints the button anew. Calls while it is being painted are answered by one more painting. */
export function createBadge(parts: BadgeParts): { repaint(): Promise<void> } {
  async function paint(): Promise<void> {
    const settings = await parts.readSettings();
    const words = toolbarWords(settings, parts.browserLanguage());
    const now = parts.now();
    const warn = (title: string) => parts.paint({ icon: 'attention', text: '', title });
    if ((await parts.readStorageFailure()) !== null) return warn(words.storageFailed);
    if ((await parts.readHistoryLoss(now)) !== null) return warn(words.historyLost);
    try {
      const siteName = (site: string): string => parts.siteName(site, settings, words.cause);
      const state = await readState(await parts.openDatabase(), settings, now, { ...parts, siteName });
      await parts.paint(lookOf(state, words, now, parts.room));
    } catch (error) {
      if (!isFromNewerVersion(error)) throw error;
      await warn(words.newerStore);
    }
  }
  return { repaint: coalesced(paint) };
}

async function readState(
  database: Database,
  settings: Settings,
  now: number,
  { siteName, readLateTabs }: Pick<BadgeParts, 'readLateTabs'> & { siteName: (site: string) => string },
): Promise<ToolbarState> {
  const today = dayOf(now);
  const [rows, health, lateTabs, dueWeek] = await Promise.all([
    readOwnDays(database, today, today),
    readHealth(database),
    readLateTabs(),
    readDueWeek(database, settings, today),
  ]);
  const troubles = troublesOf({ health, lateTabs, sitesOff: settings.sitesOff }, now);
  const namesWith = (isMeant: (trouble: SiteTrouble) => boolean) =>
    troubles.filter(({ trouble }) => isMeant(trouble)).map(({ site }) => siteName(site));
  return {
    totals: totalsOf(rows),
    settings,
    changed: namesWith(mayMiss),
    late: namesWith(({ kind }) => kind === 'late-tab'),
    summaryReady: dueWeek !== null,
  };
}

/** In the language a person chose, or the browser's. */
export function toolbarWords({ language }: Settings, browserLanguage: string): ToolbarWords {
  const words = TOOLBAR_WORDS.get(languageFor(language, [browserLanguage], [...TOOLBAR_WORDS.keys()]));
  if (!words) throw new Error('no words for the toolbar');
  return words;
}

/** One icon, the gravest thing's: that nothing is counted, then that something is not, then that there is news. */
export function lookOf(state: ToolbarState, words: ToolbarWords, now: number, room?: number): BadgeLook {
  const { totals, settings, changed, late, summaryReady } = state;
  const { energyWh } = totals.footprint;
  const searches = searchEquivalents(energyWh, searchBaseline(settings.searchBaseline)).central;
  const text = badgeText(totals, settings, words.locale, room);
  const consent = consentState(settings);
  if (consent === 'asking') return { icon: 'attention', text, title: words.asking };
  if (consent === 'refused') return { icon: 'paused', text, title: words.refused };
  const today = sentenceOf(totals.requests, searches, words);
  if (isPaused(settings, now)) {
    return { icon: 'paused', text, title: `${words.paused(pauseEnd(settings))} ${today}` };
  }
  if (changed.length > 0) return { icon: 'attention', text, title: `${words.changed(changed)} ${today}` };
  if (late.length > 0) return { icon: 'attention', text, title: `${words.late(late)} ${today}` };
  if (summaryReady) return { icon: 'news', text, title: `${words.summaryReady} ${today}` };
  return { icon: 'normal', text, title: today };
}

/** The day in a sentence. Searches are an estimate: two digits, as in the popup, and no fractions of one. */
export function sentenceOf(requests: number, searches: number, words: ToolbarWords): string {
  if (requests === 0) return words.nothingYet;
  const number = new Intl.NumberFormat(words.locale);
  const rounded = toTwoDigits(searches, 'nearest');
  const amount = Math.max(1, rounded);
  return words.today(requests, number.format(requests), {
    amount,
    text: number.format(amount),
    under: rounded < 1,
  });
}

/** A pause that ends at midnight ends tomorrow; any other is of hours, and its time of day says enough. */
function pauseEnd({ pause }: Settings): PauseEnd | null {
  if (!pause || pause.until === null) return null;
  const end = new Date(pause.until);
  const isMidnight = end.getHours() === 0 && end.getMinutes() === 0;
  return isMidnight ? { at: 'tomorrow' } : { at: 'time', hour: end.getHours(), minute: end.getMinutes() };
}
