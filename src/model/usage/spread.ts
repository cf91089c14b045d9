/**
 * Who shares the errors of what is estimated. A request's deviation is taken apart, as the legs of a right angle are of
 * its long side, into what all requests of its model, of its product and of its place have in common and what is its
 * own. Rows add deviations that are shared, and the squares of those that are not. Only roots, products and quotients
 * are used, which every engine computes alike, so what is put in can be taken out without a trace. See
 * docs/decisions/029-sums-by-cause.md.
 */
import { eachOf } from '../each-of.ts';
import { deviationsOf, OWN_STEP, UNKNOWN, unknownSpread } from './error-split.ts';
import { onGrid } from './grid.ts';
import {
  type DayRow,
  type Ends,
  type ErrorSplit,
  FOOTPRINT_KEYS,
  type Footprint,
  type Range,
  type RequestSpread,
  type RowSpread,
  type SharedParts,
  type UsageRequest,
} from './usage.ts';

const MOST_OWN_STEPS = 2 ** 19;

/** Which requests are off alike with one, and by how much. */
export interface Sharers extends RequestSpread {
  readonly place: string;
}

const NONE: Ends = { low: 0, high: 0 };

/**
 * One request's range, taken apart.
 * @param energyWh of the same request: of any other amount, what is less sure than that is its place's
 */
export function spreadOf(range: Readonly<Range>, energyWh: Readonly<Range>, sharers: Sharers): ErrorSplit {
  return splitOf(range, energyWh, sharers, namesOf(sharers));
}

/** Under which names deviations are shared: made once a request, which has many of them. */
function namesOf({ model, product, place }: Sharers): readonly string[] {
  return [`model ${model}`, `product ${product}`, `place ${place}`];
}

function splitOf(
  range: Readonly<Range>,
  energyWh: Readonly<Range>,
  sharers: Sharers,
  names: readonly string[],
): ErrorSplit {
  const low = legsOf(range, energyWh, 'low', sharers.low);
  const high = legsOf(range, energyWh, 'high', sharers.high);
  const shared: Record<string, Ends> = {};
  // Those that reach down come first: rows are compared as text, and so were the ones that are stored.
  for (const [index, name] of names.entries()) {
    const [down, up] = [low.legs[index] ?? 0, high.legs[index] ?? 0];
    if (down > 0) shared[name] = { low: down, high: up };
  }
  for (const [index, name] of names.entries()) {
    const up = high.legs[index] ?? 0;
    if (up > 0) shared[name] ??= { low: 0, high: up };
  }
  return { shared, own: { low: low.ownSteps ** 2, high: high.ownSteps ** 2 } };
}

/** In the order of their names. */
function legsOf(range: Readonly<Range>, energyWh: Readonly<Range>, side: keyof Ends, parts: SharedParts) {
  const whole = deviationsOf(range)[side];
  const relative = energyWh.central === 0 ? 0 : deviationsOf(energyWh)[side] / energyWh.central;
  const ofEnergy = Math.min(whole, range.central * relative);
  const ownSquare = ofEnergy ** 2 * Math.max(0, 1 - parts.model - parts.product);
  const ownSteps = Math.min(MOST_OWN_STEPS, Math.floor(Math.sqrt(ownSquare) / OWN_STEP));
  const rest = Math.max(0, ownSquare - (ownSteps * OWN_STEP) ** 2);
  const model = ofEnergy * Math.sqrt(parts.model);
  const product = Math.sqrt(ofEnergy ** 2 * parts.product + rest);
  const place = Math.sqrt(Math.max(0, whole ** 2 - ofEnergy ** 2));
  return { legs: [onGrid(model), onGrid(product), onGrid(place)], ownSteps };
}

/** What a request keeps of its estimate. */
export type Estimated = Pick<UsageRequest, 'footprint' | 'factors' | 'spread'>;

/** Of all a request took; null where it does not tell who shares its errors, or has none. */
export function spreadOfRequest(request: Estimated): RowSpread | null {
  const sharers = sharersIn(request);
  if (!sharers) return null;
  const { footprint } = request;
  const names = namesOf(sharers);
  return known(eachOf(FOOTPRINT_KEYS, (key) => splitOf(footprint[key], footprint.energyWh, sharers, names)));
}

/** Who shares a request's errors; null where it does not tell. */
export function sharersIn({ factors, spread }: Estimated): Sharers | null {
  return spread ? { ...spread, place: factors.split('/')[1] ?? '' } : null;
}

/** The spread of two rows together, or of the first without the second; null where neither tells who shares what. */
export function combinedSpread(
  row: Pick<DayRow, 'footprint' | 'spread'>,
  other: Pick<DayRow, 'footprint' | 'spread'>,
  sign: 1 | -1,
): RowSpread | null {
  if (row.spread === null && other.spread === null) return null;
  const of = ({ footprint, spread }: typeof row, key: keyof Footprint): ErrorSplit =>
    spread?.[key] ?? unknownSpread(footprint[key]);
  return known(eachOf(FOOTPRINT_KEYS, (key) => combine(of(row, key), of(other, key), sign)));
}

function combine(a: ErrorSplit, b: ErrorSplit, sign: 1 | -1): ErrorSplit {
  const shared: Record<string, Ends> = { ...a.shared };
  for (const name in b.shared) {
    const sum = combineEnds(shared[name] ?? NONE, b.shared[name] ?? NONE, sign);
    if (sum.low === 0 && sum.high === 0) delete shared[name];
    else shared[name] = sum;
  }
  return { shared, own: combineEnds(a.own, b.own, sign) };
}

/** A row that was scaled by its class is no sum any more: what is taken out of it may be more than it holds. */
function combineEnds(a: Ends, b: Ends, sign: 1 | -1): Ends {
  return { low: Math.max(0, a.low + sign * b.low), high: Math.max(0, a.high + sign * b.high) };
}

/** Null where it says no more than the footprint does. */
function known(spread: RowSpread): RowSpread | null {
  return FOOTPRINT_KEYS.every((key) => isUnknown(spread[key])) ? null : spread;
}

function isUnknown({ shared, own }: ErrorSplit): boolean {
  return own.low === 0 && own.high === 0 && Object.keys(shared).every((name) => name === UNKNOWN);
}

/** The row's spread once its requests are estimated at other amounts: every deviation in proportion. */
export function rescaledSpread(
  { footprint, spread }: Pick<DayRow, 'footprint' | 'spread'>,
  next: Readonly<Footprint>,
): RowSpread | null {
  return (
    spread &&
    eachOf(FOOTPRINT_KEYS, (key) => {
      const [before, after] = [deviationsOf(footprint[key]), deviationsOf(next[key])];
      const ratio = (side: keyof Ends): number => (before[side] === 0 ? 0 : after[side] / before[side]);
      const [low, high] = [ratio('low'), ratio('high')];
      const times = (ends: Ends): Ends => ({ low: onGrid(ends.low * low), high: onGrid(ends.high * high) });
      const { shared, own } = spread[key];
      return {
        shared: Object.fromEntries(Object.entries(shared).map(([name, ends]) => [name, times(ends)])),
        own: { low: Math.round(own.low * low ** 2), high: Math.round(own.high * high ** 2) },
      };
    })
  );
}
