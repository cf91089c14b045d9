import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACTORS, fittedDecodeLaw } from '../../../src/model/footprint/factors.ts';
import { leastSquares } from './least-squares.ts';

interface Run {
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
    const [, gpu, ...numbers] = line.split(',');
    const [activeB = 0, totalB = 0, bytesPerWeight = 0, batch = 0, outputTokens = 0, joules = 0] =
      numbers.map(Number);
    return {
      activeB,
      totalB,
      bytesPerWeight,
      batch,
      outputTokens,
      joules,
      gpu: gpu === 'B200' ? 'B200' : 'H100',
    };
  });

const { decode, context } = FACTORS.text;

/** What the fit leaves to explain once batch and context are taken out. */
function rest({ batch, outputTokens, joules }: Run): number {
  const b = decode.batchExponent;
  const growth = Math.log(1 + outputTokens / 2 / context.halfTokens);
  return Math.log(joules) + b * Math.log(batch) - (1 - b) * Math.log(1 + decode.batchHalf / batch) - growth;
}

function factorsOf({ activeB, totalB, bytesPerWeight, gpu }: Run): number[] {
  return [1, Math.log(activeB), Math.log(totalB), Math.log(bytesPerWeight / 2), gpu === 'B200' ? 1 : 0];
}

describe('the decode law', () => {
  it('is the least-squares fit of the 515 runs it names as its source', () => {
    expect(runs).toHaveLength(515);
    const [constant = 0, active, total, bytes, b200 = 0] = leastSquares(runs.map(factorsOf), runs.map(rest));
    expect(Math.exp(constant)).toBeCloseTo(decode.coefficient, 3);
    expect(active).toBeCloseTo(decode.activeExponent, 2);
    expect(total).toBeCloseTo(decode.totalExponent, 2);
    expect(bytes).toBeCloseTo(decode.bytesExponent, 2);
    expect(Math.exp(b200)).toBeCloseTo(decode.b200, 2);
  });

  it('explains 95 % of their variance, and nine runs in ten within a factor 1.8', () => {
    const errors = runs.map((run) => {
      const growth = 1 + run.outputTokens / 2 / context.halfTokens;
      return Math.log(run.joules / (fittedDecodeLaw(run, run) * growth));
    });
    const logarithms = runs.map(({ joules }) => Math.log(joules));
    const mean = logarithms.reduce((sum, value) => sum + value, 0) / runs.length;
    const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0);
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
