/** What a turn is estimated at, and how that comes about. */
import type { Explanation } from '../../src/model/footprint/explain.ts';
import type { Step, Value } from '../../src/model/footprint/explain-values.ts';
import { FOOTPRINT_KEYS, type Footprint, type Range } from '../../src/model/usage/usage.ts';
import { aligned } from '../harness/replay-report.ts';

const QUANTITIES: Readonly<Record<keyof Footprint, readonly [name: string, unit: string]>> = {
  energyWh: ['energy', 'Wh'],
  gwpUsageGrams: ['CO2e of use', 'g'],
  gwpEmbodiedGrams: ['CO2e of hardware', 'g'],
  waterOnsiteMl: ['water on site', 'mL'],
  waterOffsiteMl: ['water off site', 'mL'],
};

/** @param all shows the values of each step and their sources */
export function estimateText({ tags, footprint, models, parts, steps }: Explanation, all: boolean): string {
  const amounts = FOOTPRINT_KEYS.map((key) => {
    const [name, unit] = QUANTITIES[key];
    const { low, central, high } = footprint[key];
    return [name, ...[low, central, high].map(short), unit];
  });
  const takenAs = models.map(
    ({ slug, family, known }) =>
      `${family}${known ? '' : slug === null ? ", the site's usual" : ', the nearest known'}`,
  );
  const partWords = parts.map(({ id, energyWh }) => `${id} ${short(energyWh.central)} Wh`);
  return [
    `estimate   ${tags.join(', ')}, taken as ${takenAs.join(', ')}`,
    indented(aligned([['', 'low', 'central', 'high', ''], ...amounts]), 2),
    ...(partWords.length > 0 ? [`  of which: ${partWords.join(', ')}`] : []),
    indented(aligned(steps.map(stepCells)), 2, all ? steps.map(({ values }) => values) : []),
  ].join('\n');
}

function stepCells({ id, expression, result: { value, unit } }: Step): string[] {
  return [id, expression, `= ${amount(value)} ${unit}`];
}

/** Each line with what belongs below it. */
function indented(text: string, depth: number, below: readonly (readonly Value[])[] = []): string {
  const margin = ' '.repeat(depth);
  return text
    .split('\n')
    .flatMap((line, index) => [
      `${margin}${line}`,
      ...(below[index] ?? []).map(
        ({ symbol, value, unit, source, year }) =>
          `${margin}    ${symbol} = ${amount(value)} ${unit}  (${source}, ${year})`,
      ),
    ])
    .join('\n');
}

function amount(value: number | Range): string {
  return typeof value === 'number'
    ? short(value)
    : [value.low, value.central, value.high].map(short).join(' – ');
}

/** Three digits say enough. */
function short(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}
