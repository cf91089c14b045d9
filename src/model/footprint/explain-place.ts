/** The formulas from energy to gas and water. */
import type { Footprint, Range } from '../usage/usage.ts';
import hardware from './data/hardware.json' with { type: 'json' };
import { COMPUTED, operatorSource, type Step, sourced, threeOf, type Value } from './explain-values.ts';
import type { PartId } from './part.ts';
import { gridSource, type Place, waterSource } from './place.ts';

/** What the energy went into, by part, with its Wh. */
export interface PartEnergy {
  readonly id: PartId;
  readonly energyWh: Range;
}

/** From the parts of the energy to their sum, and from that to gas and water. */
export function placeSteps(
  footprint: Footprint,
  parts: readonly PartEnergy[],
  place: Place,
  site: string,
): Step[] {
  return [
    sumStep(footprint, parts),
    ...carbonSteps(footprint, place, site),
    ...waterSteps(footprint, place, site),
  ];
}

/** Not `E_fixed` of the fixed part: that is the Wh of one call. */
const SUM_SYMBOLS: Readonly<Record<PartId, string>> = {
  answer: 'E_answer',
  reasoning: 'E_reasoning',
  tools: 'E_tools',
  input: 'E_input',
  context: 'E_context',
  fixed: 'E_calls',
  image: 'E_image',
  video: 'E_video',
  audio: 'E_audio',
};

/** The parts that took anything. */
function sumStep({ energyWh }: Footprint, parts: readonly PartEnergy[]): Step {
  const values = parts
    .filter((part) => part.energyWh.central > 0)
    .map((part): Value => ({ symbol: SUM_SYMBOLS[part.id], value: part.energyWh, unit: 'Wh', ...COMPUTED }));
  return {
    id: 'energy',
    expression: `E = ${values.map(({ symbol }) => symbol).join(' + ') || '0'}`,
    values,
    result: { value: energyWh, unit: 'Wh' },
  };
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
