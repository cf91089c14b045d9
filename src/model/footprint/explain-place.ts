/** The formulas from energy to gas and water. */
import type { Footprint } from '../usage.ts';
import hardware from './data/hardware.json' with { type: 'json' };
import { COUNTED, operatorSource, type Step, sourced, threeOf, type Value } from './explain-values.ts';
import { gridSource, type Place, waterSource } from './place.ts';

/** From energy to gas and water. */
export function placeSteps({ energyWh, ...footprint }: Footprint, place: Place, site: string): Step[] {
  const pue: Value = { symbol: 'PUE', value: place.pue.central, unit: '', ...operatorSource(site) };
  const energy: Value = { symbol: 'E', value: energyWh, unit: 'Wh', ...COUNTED };
  return [
    { id: 'energy', expression: 'E = sum of the parts', values: [], result: { value: energyWh, unit: 'Wh' } },
    {
      id: 'carbon-of-use',
      expression: 'G_use = E · CI / 1000',
      values: [energy, { symbol: 'CI', value: place.gco2ePerKwh, unit: 'gCO2e/kWh', ...gridSource(place) }],
      result: { value: footprint.gwpUsageGrams, unit: 'gCO2e' },
    },
    {
      id: 'carbon-of-hardware',
      expression: 'G_made = E / PUE · m / 1000',
      values: [
        energy,
        pue,
        {
          symbol: 'm',
          value: threeOf(hardware.embodiedGramsPerKwhIt),
          unit: 'gCO2e/kWh',
          ...sourced(hardware.embodiedGramsPerKwhIt),
        },
      ],
      result: { value: footprint.gwpEmbodiedGrams, unit: 'gCO2e' },
    },
    {
      id: 'water-on-site',
      expression: 'W_on = E / PUE · WUE',
      values: [
        energy,
        pue,
        { symbol: 'WUE', value: place.onsiteLPerKwh, unit: 'L/kWh', ...operatorSource(site) },
      ],
      result: { value: footprint.waterOnsiteMl, unit: 'mL' },
    },
    {
      id: 'water-off-site',
      expression: 'W_off = E · EWIF',
      values: [energy, { symbol: 'EWIF', value: place.offsiteLPerKwh, unit: 'L/kWh', ...waterSource() }],
      result: { value: footprint.waterOffsiteMl, unit: 'mL' },
    },
  ];
}
