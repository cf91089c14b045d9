/** What makes the range of one measure wide, out of an explanation that says it for each quantity apart. */
import type { CauseShare, Explanation } from '../footprint/explain.ts';
import type { Footprint } from '../usage/usage.ts';
import type { HistoryMeasure } from './history.ts';

/** Requests are exact: what is uncertain of them is their energy. */
const QUANTITIES: Readonly<Record<HistoryMeasure, readonly (keyof Footprint)[]>> = {
  requests: ['energyWh'],
  searches: ['energyWh'],
  energy: ['energyWh'],
  gwp: ['gwpUsageGrams', 'gwpEmbodiedGrams'],
  water: ['waterOnsiteMl', 'waterOffsiteMl'],
};

/** Shares of the way from the central to the high end, largest first, each quantity weighing as much as its own way. */
export function causesOf(
  { causes, footprint }: Pick<Explanation, 'causes' | 'footprint'>,
  measure: HistoryMeasure,
): CauseShare[] {
  const quantities = QUANTITIES[measure];
  const wayOf = (key: keyof Footprint): number => footprint[key].high - footprint[key].central;
  const whole = quantities.reduce((sum, key) => sum + wayOf(key), 0);
  if (whole <= 0) return [];
  const shares = new Map<CauseShare['cause'], number>();
  for (const key of quantities)
    for (const { cause, share } of causes[key])
      shares.set(cause, (shares.get(cause) ?? 0) + (share * wayOf(key)) / whole);
  return [...shares].map(([cause, share]) => ({ cause, share })).sort((a, b) => b.share - a.share);
}
