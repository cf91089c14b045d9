/** The badge: today's requests, exact. Painted from the store each time, since a worker remembers nothing. */
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
    const language = languageOf(settings, parts.browserLanguage());
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

function languageOf({ language }: Settings, browserLanguage: string): 'en' | 'fr' {
  if (language !== 'auto') return language;
  return /^fr\b/i.test(browserLanguage) ? 'fr' : 'en';
}

/** The sentence over the button. Searches are an estimate: two digits, as in the popup, and no fractions of one. */
export function titleOf(requests: number, searches: number, language: 'en' | 'fr'): string {
  const rounded = Number(searches.toPrecision(2));
  const amount = Math.max(1, rounded);
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  const plural = new Intl.PluralRules(language);
  const one = (count: number): boolean => plural.select(count) === 'one';
  if (language === 'fr') {
    if (requests === 0) return 'Aucune requête d’IA vue aujourd’hui. Ouvrir le détail.';
    const made = `${number(requests)} ${one(requests) ? 'requête' : 'requêtes'} aujourd’hui`;
    const like = `${rounded < 1 ? 'moins de' : 'environ'} ${number(amount)} ${one(amount) ? 'recherche' : 'recherches'} web`;
    return `${made}, ${like}. Ouvrir le détail.`;
  }
  if (requests === 0) return 'No AI request seen yet today. Open details.';
  const made = `${number(requests)} ${one(requests) ? 'request' : 'requests'} today`;
  const like = `${rounded < 1 ? 'under' : 'about'} ${number(amount)} web ${one(amount) ? 'search' : 'searches'}`;
  return `${made}, ${like}. Open details.`;
}
