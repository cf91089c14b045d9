/**
 * What one web search took, by whom: the yardstick of the search equivalent. Energy over energy, and the baseline is
 * always named beside the result. Free of the model tables, so that a page can load it alone.
 */
import type { Range } from '../usage/usage.ts';

/** What one search is taken to be; who says so stands in search-sources.ts. */
export interface SearchBaseline {
  readonly id: string;
  /** Energy of one search at the data centre. */
  readonly energyWh: number;
}

export const SEARCH_BASELINES = [
  { id: 'google-2009', energyWh: 0.3 },
  { id: 'modern-hypothesis', energyWh: 0.04 },
  { id: 'with-ai-overview', energyWh: 0.6 },
] as const satisfies readonly SearchBaseline[];

/** As it is stored in the settings. */
export type SearchBaselineId = (typeof SEARCH_BASELINES)[number]['id'];

export const DEFAULT_SEARCH_BASELINE: SearchBaselineId = 'google-2009';

/** The baseline of that id, or the default one. */
export function searchBaseline(id: string): (typeof SEARCH_BASELINES)[number] {
  return SEARCH_BASELINES.find((baseline) => baseline.id === id) ?? SEARCH_BASELINES[0];
}

/** How many searches the energy is: low, central and high over the same baseline. */
export function searchEquivalents(energyWh: Readonly<Range>, baseline: SearchBaseline): Range {
  return {
    low: energyWh.low / baseline.energyWh,
    central: energyWh.central / baseline.energyWh,
    high: energyWh.high / baseline.energyWh,
  };
}
