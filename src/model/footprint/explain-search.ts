/** The formula from energy to web searches: a step like the others. */
import type { Range } from '../usage/usage.ts';
import { COMPUTED, type Step, sourced } from './explain-values.ts';
import { searchBaseline, searchEquivalents } from './search.ts';
import { SEARCH_SOURCES } from './search-sources.ts';

/** How many searches the energy is, over the baseline of that id, else the default one. */
export function searchStep(energyWh: Readonly<Range>, id: string): Step {
  const baseline = searchBaseline(id);
  return {
    id: 'searches',
    expression: 'S = E / E_search',
    values: [
      { symbol: 'E', value: energyWh, unit: 'Wh', ...COMPUTED },
      {
        symbol: 'E_search',
        value: baseline.energyWh,
        unit: 'Wh a search',
        ...sourced(SEARCH_SOURCES[baseline.id]),
      },
    ],
    result: { value: searchEquivalents(energyWh, baseline), unit: 'searches' },
  };
}
