/** The badge: today's requests, exact. Painted from the store each time, since a worker remembers nothing. */
import { languageFor } from '../i18n/language.ts';
import { TOOLBAR_WORDS } from '../i18n/toolbar.ts';
import { dayOf } from '../model/day.ts';
import { searchBaseline, searchEquivalents } from '../model/footprint/search.ts';
import type { Settings } from '../model/settings.ts';
import { totalsOf } from '../model/summary.ts';
import type { BadgeLook } from '../platform/badge.ts';
import type { OpenDatabase } from '../store/database.ts';
import { readDays } from '../store/days.ts';

export interface BadgeParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  /** Of the browser, e.g. 'en-GB'. */
  readonly browserLanguage: () => string;
  readonly paint: (look: BadgeLook) => Promise<void>;
  readonly now: () => number;
}

/** Paints the badge anew. Calls while it is being painted are answered by one more painting. */
export function createBadge(parts: BadgeParts): { repaint(): Promise<void> } {
  let painting: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function paint(): Promise<void> {
    const settings = await parts.readSettings();
    const today = dayOf(parts.now());
    const totals = totalsOf(await readDays(await parts.openDatabase(), today, today));
    const { central } = searchEquivalents(totals.footprint.energyWh, searchBaseline(settings.searchBaseline));
    const language = languageFor(settings.language, [parts.browserLanguage()], [...TOOLBAR_WORDS.keys()]);
    await parts.paint({
      text: settings.badge === 'off' || totals.requests === 0 ? '' : String(totals.requests),
      title: titleOf(totals.requests, central, language),
    });
  }

  function start(): Promise<void> {
    painting = paint().finally(() => {
      painting = undefined;
    });
    return painting;
  }

  return {
    repaint() {
      if (!painting) return start();
      next ??= painting
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return start();
        });
      return next;
    },
  };
}

/** The sentence over the button. Searches are an estimate: two digits, as in the popup, and no fractions of one. */
export function titleOf(requests: number, searches: number, language: string): string {
  const words = TOOLBAR_WORDS.get(language);
  if (!words) throw new Error(`no words in ${language}`);
  if (requests === 0) return words.nothingYet;
  const number = new Intl.NumberFormat(words.locale);
  const rounded = Number(searches.toPrecision(2));
  const amount = Math.max(1, rounded);
  return words.today(requests, number.format(requests), {
    amount,
    text: number.format(amount),
    under: rounded < 1,
  });
}
