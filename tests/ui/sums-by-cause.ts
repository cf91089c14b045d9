/**
 * What requests come to, each with the names of who shares its errors, by arithmetic of its own and from the method's
 * words alone (docs/METHOD.md, “Sums”): not by the code that stores, adds up or draws.
 */
import { plus } from '../../src/model/footprint/range.ts';
import type { Footprint, Range, UsageRequest } from '../../src/model/usage/usage.ts';
import type { Amounts } from './exported.ts';

const SIDES = ['low', 'high'] as const;
type Side = (typeof SIDES)[number];

/** How far a range reaches to one side. */
const reach = ({ low, central, high }: Range, side: Side): number =>
  side === 'low' ? central - low : high - central;

/** Signed to be added up: what requests of one name share, in full; what is a request's own, under its id. */
function legsOf({ id, footprint, spread, factors }: UsageRequest, key: keyof Footprint, side: Side) {
  if (!spread) throw new Error(`${id} does not say who shares its errors`);
  const { energyWh } = footprint;
  const whole = reach(footprint[key], side);
  const relative = energyWh.central === 0 ? 0 : reach(energyWh, side) / energyWh.central;
  const ofEnergy = Math.min(whole, relative * footprint[key].central);
  const { model, product } = spread[side];
  return [
    [`model ${spread.model}`, ofEnergy * Math.sqrt(model)],
    [`product ${spread.product}`, ofEnergy * Math.sqrt(product)],
    [`own ${id}`, ofEnergy * Math.sqrt(Math.max(0, 1 - model - product))],
    [`place ${factors.split('/')[1]}`, Math.sqrt(Math.max(0, whole ** 2 - ofEnergy ** 2))],
  ] as const;
}

function rangeOf(requests: readonly UsageRequest[], key: keyof Footprint): Range {
  const inFull = plus(requests.map(({ footprint }) => footprint[key]));
  if (requests.length === 1) return inFull;
  const [low, high] = SIDES.map((side) => {
    const sums = new Map<string, number>();
    for (const request of requests)
      for (const [name, leg] of legsOf(request, key, side)) sums.set(name, (sums.get(name) ?? 0) + leg);
    return Math.hypot(...sums.values());
  });
  const { central } = inFull;
  return {
    low: Math.max(inFull.low, central - (low ?? 0)),
    central,
    high: Math.min(inFull.high, central + (high ?? 0)),
  };
}

/** Amounts of the same requests are added end with end. */
export function sumsByCause(requests: readonly UsageRequest[]): Amounts {
  const of = (...keys: (keyof Footprint)[]): Range => plus(keys.map((key) => rangeOf(requests, key)));
  return {
    requests: requests.length,
    energyWh: of('energyWh'),
    gwpGrams: of('gwpUsageGrams', 'gwpEmbodiedGrams'),
    waterMl: of('waterOnsiteMl', 'waterOffsiteMl'),
  };
}
