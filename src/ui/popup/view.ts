/** What the views of a day share: their properties, and figures as text. */

import { listOf } from '../../i18n/dates.ts';
import { type Estimate, formatCount, formatEstimate, type Measure, withUnit } from '../../i18n/format.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { DaySummary } from '../../model/summary.ts';
import type { Range } from '../../model/usage.ts';
import type { Reading, SiteLabel } from '../reading.ts';

export interface ViewProps {
  summary: DaySummary;
  reading: Reading;
  words: PopupWords;
}

/** A site's name; one that is no longer in the table keeps its id. */
export function siteName(id: string, reading: Reading): string {
  return reading.siteNames.get(id) ?? id;
}

/** More than these in a sentence would not be read. */
const MOST_NAMES = 4;

/** `ChatGPT, Claude and Gemini`, or `14 sites`. */
export function namesOf(sites: readonly SiteLabel[], words: PopupWords): string {
  if (sites.length > MOST_NAMES) return words.sites(formatCount(sites.length, words.numbers));
  return listOf(
    sites.map(({ label }) => label),
    words,
  );
}

/** An estimate's central value in a sentence: `3.4 g`, `under 1 g`. */
export function amountText(range: Readonly<Range>, measure: Measure, words: PopupWords): string {
  const { central, under, unit } = formatEstimate(range, measure, words.numbers);
  const amount = withUnit(central, unit, words.numbers);
  return under ? `${words.under} ${amount}` : amount;
}

/** Searches in a sentence: `about 30 web searches`. */
export function searchesText({ amount, under, central }: Estimate, words: PopupWords): string {
  const [before, after] = words.searches(amount, under);
  return `${before} ${central} ${after}`;
}
