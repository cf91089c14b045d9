/**
 * Figures of others on the same requests, for a page to show beside ours and never to add: EcoLogits' method, carbon by
 * the operators' contracts, a publisher's own life cycle, and use of resources.
 */
import type { Range, UsageRequest } from '../usage/usage.ts';
import type { MinMax } from './ecologits.ts';
import { ecologitsOf } from './ecologits-models.ts';
import { estimate } from './estimate.ts';
import { type LifeCycle, marketBasedGrams, publisherLifeCycle, resourcesOf, totalMgSb } from './layers.ts';
import { plus } from './range.ts';

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
  const market = known((request) => marketBasedGrams(request.footprint, request.site));
  const lifeCycles = known(publisherLifeCycle);
  const resources = known((request) => resourcesOf(request.footprint, request.site, zone));
  return {
    marketBasedGrams: market.length > 0 ? plus(market) : null,
    lifeCycle: lifeCycles.length > 0 ? sumOf(lifeCycles) : null,
    resources:
      resources.length > 0
        ? { mgSb: plus(resources.map(totalMgSb)), fossilMj: plus(resources.map(({ fossilMj }) => fossilMj)) }
        : null,
  };
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
    return theirs ? [{ theirs, ours: estimate(request, zone) }] : [];
  });
  if (pairs.length === 0) return null;
  const theirs = (of: 'energy' | 'gwp' | 'wcf'): MinMax => ({
    min: pairs.reduce((sum, pair) => sum + pair.theirs[of].min * PER_KILO, 0),
    max: pairs.reduce((sum, pair) => sum + pair.theirs[of].max * PER_KILO, 0),
  });
  const ours = pairs.map((pair) => pair.ours);
  return {
    requests: pairs.length,
    theirs: { energyWh: theirs('energy'), gwpGrams: theirs('gwp'), waterMl: theirs('wcf') },
    ours: {
      energyWh: plus(ours.map(({ energyWh }) => energyWh)),
      gwpGrams: plus(
        ours.flatMap(({ gwpUsageGrams, gwpEmbodiedGrams }) => [gwpUsageGrams, gwpEmbodiedGrams]),
      ),
      waterMl: plus(ours.flatMap(({ waterOnsiteMl, waterOffsiteMl }) => [waterOnsiteMl, waterOffsiteMl])),
    },
  };
}
