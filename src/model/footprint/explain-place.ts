/** The formulas from energy to gas and water. */
import type { Footprint } from '../usage/usage.ts';
import hardware from './data/hardware.json' with { type: 'json' };
import { COMPUTED, operatorSource, type Step, sourced, threeOf, type Value } from './explain-values.ts';
import { gridSource, type Place, waterSource } from './place.ts';

/** From energy to gas and water. */
export function placeSteps(footprint: Footprint, place: Place, site: string): Step[] {
  const { energyWh } = footprint;
  return [
    { id: 'energy', expression: 'E = sum of the parts', values: [], result: { value: energyWh, unit: 'Wh' } },
    ...carbonSteps(footprint, place, site),
    ...waterSteps(footprint, place, site),
  ];
}

function carbonSteps(footprint: Footprint, place: Place, site: string): Step[] {
  const { embodiedGramsPerKwhIt: making } = hardware;
  return [
    {
      id: 'carbon-of-use',
      expression: 'G_use = E · CI / 1000',
      values: [
        energyValue(footprint),
        { symbol: 'CI', value: place.gco2ePerKwh, unit: 'gCO2e/kWh', ...gridSource(place) },
      ],
      result: { value: footprint.gwpUsageGrams, unit: 'gCO2e' },
    },
    {
      id: 'carbon-of-hardware',
      expression: 'G_made = E / PUE · m / 1000',
      values: [
        energyValue(footprint),
        pueValue(place, site),
        { symbol: 'm', value: threeOf(making), unit: 'gCO2e/kWh', ...sourced(making) },
      ],
      result: { value: footprint.gwpEmbodiedGrams, unit: 'gCO2e' },
    },
  ];
}

function waterSteps(footprint: Footprint, place: Place, site: string): Step[] {
  return [
    {
      id: 'water-on-site',
      expression: 'W_on = E / PUE · WUE',
      values: [
        energyValue(footprint),
        pueValue(place, site),
        { symbol: 'WUE', value: place.onsiteLPerKwh, unit: 'L/kWh', ...operatorSource(site) },
      ],
      result: { value: footprint.waterOnsiteMl, unit: 'mL' },
    },
    {
      id: 'water-off-site',
      expression: 'W_off = E · EWIF',
      values: [
        energyValue(footprint),
        { symbol: 'EWIF', value: place.offsiteLPerKwh, unit: 'L/kWh', ...waterSource() },
      ],
      result: { value: footprint.waterOffsiteMl, unit: 'mL' },
    },
  ];
}

function energyValue({ energyWh }: Footprint): Value {
  return { symbol: 'E', value: energyWh, unit: 'Wh', ...COMPUTED };
}

function pueValue({ pue }: Place, site: string): Value {
  return { symbol: 'PUE', value: pue.central, unit: '', ...operatorSource(site) };
}
