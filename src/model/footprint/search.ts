/**
 * What one web search took, by whom: the yardstick of the search equivalent. Energy over energy, and the baseline is
 * always named beside the result. Free of the model tables, so that a page can load it alone.
 */
import type { Range } from '../usage/usage.ts';

/** What one search is taken to be, and who says so in which year. */
export interface SearchBaseline {
  readonly id: string;
  /** Energy of one search at the data centre. */
  readonly energyWh: number;
  /** Keys of the interface's own words: `search_<id>`, one entry per language. */
  readonly label: { readonly en: string; readonly fr: string };
  readonly source: string;
  readonly year: number;
}

export const SEARCH_BASELINES = [
  {
    id: 'google-2009',
    energyWh: 0.3,
    label: {
      en: 'Google search, Google’s figure of 2009',
      fr: 'recherche Google, chiffre de Google en 2009',
    },
    source: 'U. Hölzle, Powering a Google search, Google blog, 11 January 2009',
    year: 2009,
  },
  {
    id: 'modern-hypothesis',
    energyWh: 0.04,
    label: { en: 'search today, our hypothesis', fr: 'recherche d’aujourd’hui, notre hypothèse' },
    source:
      '0.3 Wh over a fleet-efficiency gain of about 7: our own derivation, no publication supports a number',
    year: 2026,
  },
  {
    id: 'with-ai-overview',
    energyWh: 0.6,
    label: {
      en: 'search with an AI overview, our hypothesis',
      fr: 'recherche avec résumé IA, notre hypothèse',
    },
    source: '0.3 Wh and one small-model answer: our own derivation',
    year: 2026,
  },
] as const satisfies readonly SearchBaseline[];

/** As it is stored in the settings. */
export type SearchBaselineId = (typeof SEARCH_BASELINES)[number]['id'];

export const DEFAULT_SEARCH_BASELINE: SearchBaselineId = 'google-2009';

/** The baseline of that id, or the default one. */
export function searchBaseline(id: string): SearchBaseline {
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
