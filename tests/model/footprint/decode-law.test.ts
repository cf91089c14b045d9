import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACTORS, fittedDecodeLaw } from '../../../src/model/footprint/factors.ts';
import { attentionOf } from '../../../src/model/footprint/registry.ts';

interface Run {
  readonly model: string;
  readonly activeB: number;
  readonly totalB: number;
  readonly bytesPerWeight: number;
  readonly batch: number;
  readonly outputTokens: number;
  readonly joules: number;
  readonly gpu: 'H100' | 'B200';
}

const runs: readonly Run[] = readFileSync(new URL('./data/mlenergy-decode.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => {
    const [model = '', gpu, ...numbers] = line.split(',');
    const [activeB = 0, totalB = 0, bytesPerWeight = 0, batch = 0, outputTokens = 0, joules = 0] =
      numbers.map(Number);
    return {
      model,
      activeB,
      totalB,
      bytesPerWeight,
      batch,
      outputTokens,
      joules,
      gpu: gpu === 'B200' ? 'B200' : 'H100',
    };
  });

/** What is fitted; the exponent of precision is set. */
const NAMES = [
  'coefficient',
  'activeExponent',
  'totalExponent',
  'batchExponent',
  'batchHalf',
  'b200',
  'joulesPerGigabyte',
] as const;

type Law = Readonly<Record<(typeof NAMES)[number] | 'bytesExponent', number>>;

const { attention, decode } = FACTORS.text;
const FITTED: Law = { ...decode, joulesPerGigabyte: attention.joulesPerGigabyte };

/** Joules of an output token of a run, its context read again for each. */
function joulesOf(run: Run, law: Law): number {
  const { model, activeB, totalB, bytesPerWeight, batch, outputTokens, gpu } = run;
  const b = law.batchExponent;
  const weights =
    law.coefficient *
    activeB ** law.activeExponent *
    totalB ** law.totalExponent *
    (bytesPerWeight / 2) ** law.bytesExponent *
    batch ** -b *
    (1 + law.batchHalf / batch) ** (1 - b);
  const kilobytes = attention.kilobytes[attentionOf(model)] * activeB ** attention.activeExponent;
  const context = attention.promptTokens + outputTokens / 2;
  const reading = (law.joulesPerGigabyte * kilobytes * context) / 1e6;
  return (weights + reading) * (gpu === 'B200' ? law.b200 : 1);
}

const errorsOf = (law: Law): number[] => runs.map((run) => Math.log(run.joules / joulesOf(run, law)));
const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0);

describe('the decode law', () => {
  it('is the least-squares fit of the 515 runs it names as its source: no fitted number moved fits better', () => {
    expect(runs).toHaveLength(515);
    const least = squares(errorsOf(FITTED));
    for (const name of NAMES) {
      for (const change of [0.97, 1.03]) {
        const moved = squares(errorsOf({ ...FITTED, [name]: FITTED[name] * change }));
        expect(moved, `${name} x ${change}`).toBeGreaterThan(least);
      }
    }
  });

  it('is what the estimate uses for weights', () => {
    const run = { ...(runs[0] as Run), outputTokens: -2 * attention.promptTokens };
    expect(joulesOf(run, FITTED)).toBeCloseTo(fittedDecodeLaw(run, run), 9);
  });

  it('explains 95 % of their variance, and nine runs in ten within a factor 1.8', () => {
    const errors = errorsOf(FITTED);
    const logarithms = runs.map(({ joules }) => Math.log(joules));
    const mean = logarithms.reduce((sum, value) => sum + value, 0) / runs.length;
    expect(1 - squares(errors) / squares(logarithms.map((value) => value - mean))).toBeGreaterThan(0.95);
    expect(errors.filter((error) => Math.abs(error) < Math.log(1.8)).length / runs.length).toBeGreaterThan(
      0.9,
    );
  });

  it('goes to energy over batch where batches are small', () => {
    const size = { activeB: 8, totalB: 8, bytesPerWeight: 2 };
    const at = (batch: number): number => fittedDecodeLaw(size, { batch, gpu: 'H100' });
    expect(at(1) / at(2)).toBeGreaterThan(1.8);
    expect(at(256) / at(512)).toBeLessThan(1.5);
  });
});
