/**
 * Figures of others on the same requests, for a page to show beside ours and never to add: EcoLogits' method, carbon by
 * the operators' contracts, a publisher's own life cycle, and use of resources.
 */

import { addRequest } from '../usage/day-row.ts';
import { sharersIn, spreadOf } from '../usage/spread.ts';
import type { Range, UsageRequest } from '../usage/usage.ts';
import type { MinMax } from './ecologits.ts';
import { ecologitsOf } from './ecologits-models.ts';
import { estimated } from './estimate.ts';
import { type LifeCycle, marketBasedGrams, publisherLifeCycle, resourcesOf, totalMgSb } from './layers.ts';
import { plus } from './range.ts';
import { type Summand, sumOfRanges, sumOfRows } from './sums.ts';

/** Both sums are over the requests the other method knows, and only those. */
export interface EcologitsComparison {
  readonly requests: number;
  readonly theirs: { readonly energyWh: MinMax; readonly gwpGrams: MinMax; readonly waterMl: MinMax };
  readonly ours: { readonly energyWh: Range; readonly gwpGrams: Range; readonly waterMl: Range };
}

/** Sums over the requests that have each figure; `mgSb` is in mg of antimony, `fossilMj` in MJ of fuel. */
export interface Beside {
  /** Null where none of the requests has such a figure; so for the others. */
  readonly marketBasedGrams: Range | null;
  readonly lifeCycle: Omit<LifeCycle, 'source'> | null;
  readonly resources: { readonly mgSb: Range; readonly fossilMj: Range } | null;
}

/** @param zone server zone the person chose, null for each site's default */
export function besideOf(requests: readonly UsageRequest[], zone: string | null): Beside {
  const known = <Figure>(of: (request: UsageRequest) => Figure | null): Figure[] =>
    requests.map(of).filter((figure) => figure !== null);
  const sum = (of: (request: UsageRequest) => Range | null): Range | null => {
    const summands = known((request) => {
      const range = of(request);
      return range && summandOf(range, request);
    });
    return summands.length > 0 ? sumOfRanges(summands) : null;
  };
  const lifeCycles = known(publisherLifeCycle);
  const resources = (request: UsageRequest) => resourcesOf(request.footprint, request.site, zone);
  const mgSb = sum((request) => {
    const used = resources(request);
    return used && totalMgSb(used);
  });
  const fossilMj = sum((request) => resources(request)?.fossilMj ?? null);
  return {
    marketBasedGrams: sum(({ footprint, site }) => marketBasedGrams(footprint, site)),
    lifeCycle: lifeCycles.length > 0 ? sumOf(lifeCycles) : null,
    resources: mgSb && fossilMj && { mgSb, fossilMj },
  };
}

/** A figure of a request beside its footprint, off as its energy is, and by what else it rests on as its place is. */
function summandOf(range: Range, request: UsageRequest): Summand {
  const sharers = sharersIn(request);
  const spread = sharers && spreadOf(range, request.footprint.energyWh, sharers);
  return { range, spread, count: 1 };
}

function sumOf(lifeCycles: readonly LifeCycle[]): Beside['lifeCycle'] {
  const sum = (key: 'gco2e' | 'waterMl' | 'mgSb'): number =>
    lifeCycles.reduce((total, lifeCycle) => total + lifeCycle[key], 0);
  return { gco2e: sum('gco2e'), waterMl: sum('waterMl'), mgSb: sum('mgSb') };
}

const PER_KILO = 1_000;

/** EcoLogits' method on the requests it knows; null where it knows none. */
export function ecologitsComparison(
  requests: readonly UsageRequest[],
  zone: string | null,
): EcologitsComparison | null {
  const pairs = requests.flatMap((request) => {
    const theirs = ecologitsOf(request, zone);
    return theirs
      ? [{ theirs, ours: addRequest(undefined, { ...request, ...estimated(request, zone) }) }]
      : [];
  });
  if (pairs.length === 0) return null;
  const theirs = (of: 'energy' | 'gwp' | 'wcf'): MinMax => ({
    min: pairs.reduce((sum, pair) => sum + pair.theirs[of].min * PER_KILO, 0),
    max: pairs.reduce((sum, pair) => sum + pair.theirs[of].max * PER_KILO, 0),
  });
  const ours = sumOfRows(pairs.map((pair) => pair.ours));
  return {
    requests: pairs.length,
    theirs: { energyWh: theirs('energy'), gwpGrams: theirs('gwp'), waterMl: theirs('wcf') },
    ours: {
      energyWh: ours.energyWh,
      gwpGrams: plus([ours.gwpUsageGrams, ours.gwpEmbodiedGrams]),
      waterMl: plus([ours.waterOnsiteMl, ours.waterOffsiteMl]),
    },
  };
}
