import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { type Checkpoint, isInside, isScored, predictAll, scoreByKind, scoreOf } from './checkpoints.ts';
import { factorsWithout, leaveOneOut, priceFrom, sourceOf } from './leave-one-out.ts';

const points: readonly Checkpoint[] = JSON.parse(
  readFileSync(new URL('./data/checkpoints.json', import.meta.url), 'utf8'),
);
const scored = predictAll(points.filter(isScored), () => FACTORS);
const onText = scored.filter(({ point }) => point.kind.startsWith('text') && point.role === 'validation');

/** Mean log10(high / low) of method.md's reference.py over the same points. */
const REFERENCE_WIDTHS: Readonly<Record<string, number>> = {
  text: 1.2397,
  'text-ghg': 0.75,
  'text-water-onsite': 1.1317,
  'text-marginal': 1.5375,
  'text-gpu': 0.8338,
  'image-open': 1.6021,
  // By the check table; reference.py itself has its generic video only (1.778).
  'video-named': 0.2197,
  'video-open': 1.7782,
};

describe('published figures', () => {
  it('lie inside the range for at least 95 % of the points that count', () => {
    const { points: count, inside } = scoreOf(scored);
    expect(count).toBe(132);
    expect(inside / count).toBeGreaterThanOrEqual(0.95);
  });

  it('on text are met by the central estimate within a factor 2 for at least 80 % of validation points', () => {
    const all = scoreOf(onText);
    expect(all.within2 / all.points).toBeGreaterThanOrEqual(0.8);
    const answers = scoreOf(onText.filter(({ point }) => point.kind === 'text'));
    expect(answers.within2 / answers.points).toBeGreaterThanOrEqual(0.8);
  });

  it('are met by ranges no wider than the reference, kind by kind', () => {
    for (const [kind, { width }] of Object.entries(scoreByKind(scored))) {
      if (kind === 'ratio') continue;
      expect(width, kind).toBeLessThanOrEqual(REFERENCE_WIDTHS[kind] ?? 0);
    }
  });
});

describe('without any factor of its own source', () => {
  const validation = leaveOneOut(points);

  it('a point lies inside the range for at least 90 %', () => {
    const { points: count, inside } = scoreOf(validation);
    expect(count).toBe(132);
    expect(inside / count).toBeGreaterThanOrEqual(0.9);
  });

  it('every source but one keeps nine points of ten, or misses one', () => {
    const sources = new Set(validation.map(({ point }) => sourceOf(point)));
    for (const source of sources) {
      const own = validation.filter(({ point }) => sourceOf(point) === source);
      const outside = own.length - own.filter(isInside).length;
      expect(outside, source).toBeLessThanOrEqual(Math.max(1, own.length / 10));
    }
  });

  it('the price prior comes out near the one derived from costs', () => {
    for (const source of new Set(points.filter(isScored).map(sourceOf))) {
      const { value } = factorsWithout(source, points.filter(isScored)).text.price;
      expect(value, source).toBeGreaterThan(FACTORS.text.price.value / 1.6);
      expect(value, source).toBeLessThan(FACTORS.text.price.value * 1.6);
    }
    expect(priceFrom(points.filter(isScored), FACTORS)).toBeGreaterThan(0.08);
  });
});

describe('a file of points', () => {
  const point = (changes: Partial<Checkpoint>): Checkpoint => ({
    id: 'x',
    source: 's',
    kind: 'text',
    inputs: {},
    published: 1,
    unit: 'Wh',
    boundary: '',
    role: 'validation',
    ...changes,
  });
  const centralOf = (changes: Partial<Checkpoint>): number | undefined =>
    predictAll([point(changes)], () => FACTORS)[0]?.range?.central;

  it('may state sizes, batch and GPU instead of a model', () => {
    const at = (batch: number, gpu: string): number =>
      centralOf({ kind: 'text-gpu', inputs: { pa: 8, pt: 8, t_out: 500, batch, gpu } }) ?? 0;
    expect(at(1, 'H100')).toBeGreaterThan(at(64, 'H100') * 10);
    expect(at(64, 'NVIDIA A100-SXM4-80GB')).toBeGreaterThan(at(64, 'H100'));
    expect(at(64, 'B200')).toBeLessThan(at(64, 'H100'));
  });

  it('may be in joules, kilowatt-hours, grams or millilitres', () => {
    const inputs = { model: 'gpt-4o', t_out: 1000 };
    const wh = centralOf({ inputs }) ?? 0;
    expect(centralOf({ inputs, unit: 'J per response' })).toBeCloseTo(wh * 3600, 6);
    expect(centralOf({ inputs, unit: 'kWh' })).toBeCloseTo(wh / 1000, 9);
    expect(centralOf({ inputs: { ...inputs, ci: 400 }, kind: 'text-ghg', unit: 'gCO2e' })).toBeCloseTo(
      wh * 0.4,
      9,
    );
    expect(
      centralOf({ inputs: { ...inputs, wue: 1, pue: 1.12 }, kind: 'text-water-onsite', unit: 'mL' }),
    ).toBeCloseTo(wh / 1.12, 9);
  });

  it('counts a point that says too little to predict as outside', () => {
    const predictions = predictAll([point({ inputs: {} })], () => FACTORS);
    expect(scoreOf(predictions)).toMatchObject({ points: 1, inside: 0, within2: 0 });
  });
});
