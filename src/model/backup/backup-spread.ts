/** Who shares the errors of a row, as an export file tells it: as strictly as the rest of it. */
import { fieldsOf, type Parser, record, text } from '../parse.ts';
import { MAX_REQUEST_AMOUNT, MAX_ROW_REQUESTS } from '../usage/day-row.ts';
import { onGrid } from '../usage/grid.ts';
import type { Ends, ErrorSplit, RequestSpread, RowSpread, SharedParts } from '../usage/usage.ts';

const NAME = /^[\w.:/@+ -]{1,80}$/;
const SHARER = /^(?:\?|(?:model|product|place) [\w.:/@+ -]{0,80})$/;
/** A row has one model, product and place, and as many again for each set of factors it was estimated with. */
const MOST_SHARERS = 64;

function part(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

const sharedParts: Parser<SharedParts> = record({ model: part, product: part });

/** Of a request. */
export const requestSpread: Parser<RequestSpread> = record({
  model: text(NAME),
  product: text(NAME),
  low: sharedParts,
  high: sharedParts,
});

function deviation(value: unknown): number | undefined {
  const isPossible =
    typeof value === 'number' && value >= 0 && value <= MAX_ROW_REQUESTS * MAX_REQUEST_AMOUNT;
  return isPossible ? onGrid(value) : undefined;
}

function square(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

const deviations: Parser<Ends> = record({ low: deviation, high: deviation });

const shared: Parser<Record<string, Ends>> = (value) => {
  const entries = Object.entries(fieldsOf(value) ?? { '': null });
  const parsed = entries.flatMap(([name, ends]): [string, Ends][] => {
    const known = SHARER.test(name) ? deviations(ends) : undefined;
    return known ? [[name, known]] : [];
  });
  const isWhole = parsed.length === entries.length && parsed.length <= MOST_SHARERS;
  return isWhole ? Object.fromEntries(parsed) : undefined;
};

const split: Parser<ErrorSplit> = record({ shared, own: record({ low: square, high: square }) });

/** Of a day row. */
export const rowSpread: Parser<RowSpread> = record({
  energyWh: split,
  gwpUsageGrams: split,
  gwpEmbodiedGrams: split,
  waterOnsiteMl: split,
  waterOffsiteMl: split,
});
