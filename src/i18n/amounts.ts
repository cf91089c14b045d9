/** Amounts in running text and in tables, with their units. */
import type { HistoryMeasure } from '../model/summaries/history.ts';
import type { Range } from '../model/usage/usage.ts';
import { formatCount, formatEstimate, type Measure, type Resource, withUnit } from './format.ts';
import type { CommonWords } from './words/common.ts';

/** An estimate's central value: `3.4 g`, `under 1 g`. */
export function amountText(range: Readonly<Range>, measure: Measure | Resource, words: CommonWords): string {
  const { central, under, unit } = formatEstimate(range, measure, words.numbers);
  const amount = withUnit(central, unit, words.numbers);
  return under ? `${words.under} ${amount}` : amount;
}

/** Searches: `about 30 web searches`. */
export function searchesText(searches: Readonly<Range>, words: CommonWords): string {
  const { amount, under, central } = formatEstimate(searches, 'searches', words.numbers);
  const [before, after] = words.searches(amount, under);
  return `${before} ${central} ${after}`;
}

/** Low and high in the unit of the central value: `3.1–34`. */
export function rangeText(range: Readonly<Range>, measure: Measure | Resource, words: CommonWords): string {
  return formatEstimate(range, measure, words.numbers).range;
}

/** An amount and its range: `84 Wh (29–320)`. */
export function estimateText(
  range: Readonly<Range>,
  measure: Measure | Resource,
  words: CommonWords,
): string {
  return `${amountText(range, measure, words)} (${rangeText(range, measure, words)})`;
}

/** A cell of a table: the amount, and its range; a dash for nothing, and no range for what is exact. */
export function cellsOf(
  range: Readonly<Range>,
  measure: HistoryMeasure,
  words: CommonWords,
): { readonly amount: string; readonly range: string } {
  if (measure === 'requests') return { amount: formatCount(range.central, words.numbers), range: NONE };
  if (range.high === 0) return { amount: NONE, range: NONE };
  return { amount: amountText(range, measure, words), range: rangeText(range, measure, words) };
}

const NONE = '–';
