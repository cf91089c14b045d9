/** The honest counterfactual of a week: requests that a search would have answered, had they been searches. */
import { sumOf } from '../footprint/sums.ts';
import { spreadOfRequest } from '../usage/spread.ts';
import type { Range, UsageRequest } from '../usage/usage.ts';

/** Requests that a search would have answered, and what both ways take, in Wh. */
export interface Lookups {
  readonly count: number;
  /** What they took. */
  readonly energyWh: Range;
  /** What as many searches take, by the baseline in use. */
  readonly searchesWh: number;
}

/** Fewer than these are not worth a sentence. */
const LEAST = 3;

/**
 * @param ids requests for which the coach said "a search does"
 * @returns null where they are few, no longer kept, or took no more than the searches would have
 */
export function lookupsOf(
  requests: readonly UsageRequest[],
  ids: ReadonlySet<string>,
  searchWh: number,
): Lookups | null {
  const found = requests.filter(({ id }) => ids.has(id));
  const rows = found.map((request) => ({
    footprint: request.footprint,
    spread: spreadOfRequest(request),
    requests: 1,
    sessions: 0,
  }));
  const energyWh = sumOf(rows, 'energyWh');
  const searchesWh = found.length * searchWh;
  return found.length >= LEAST && energyWh.central > searchesWh
    ? { count: found.length, energyWh, searchesWh }
    : null;
}
