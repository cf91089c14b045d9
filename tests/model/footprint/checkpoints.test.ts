import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { ecologitsFigure } from './checkpoint-ecologits.ts';
import { type Prediction, predictAll } from './checkpoints.ts';
import { factorsWithout, leaveOneOut, priceFrom } from './leave-one-out.ts';
import { ownPoints } from './own-points.ts';
import {
  type Checkpoint,
  isMeasured,
  isScored,
  parsePoints,
  sourceOf,
  unitOf,
  unscoredBecause,
} from './points.ts';
import { errorOfKind, isInside, isWithin2, mediansBySource, scoreByKind, scoreOf } from './scores.ts';

const points = ownPoints();
const scored = predictAll(points.filter(isScored), () => FACTORS);
/** The points that were chosen before all were scored: what was promised of them still holds. */
const wasChosen = ({ point }: Prediction): boolean =>
  point.role !== 'context' && !/LLM-Inference-Bench|MLPerf|Passoni/.test(point.source);
const chosen = scored.filter(wasChosen);
const textKinds = ({ point }: Prediction): boolean => point.kind.startsWith('text');
/** The decode law is fitted on ML.ENERGY: its points are calibration whatever their role. */
const onText = chosen.filter(
  ({ point }) =>
    point.kind.startsWith('text') && point.role === 'validation' && sourceOf(point) !== 'ML.ENERGY',
);

/** Mean log10(high / low) of the estimator this one started from, over the same points. */
const REFERENCE_WIDTHS: Readonly<Record<string, number>> = {
  text: 1.2397,
  'text-ghg': 0.75,
  'text-water-onsite': 1.1317,
  'text-marginal': 1.5375,
  'text-gpu': 0.8338,
  'image-open': 1.6021,
  // By the check table; reference.py itself has its generic video only (1.778).
  // Wider than the regressions' own 0.2197: the accelerators behind the products are assumed.
  'video-named': 0.65,
  'video-open': 1.7782,
};

describe('published figures', () => {
  it('lie inside the range for at least 95 % of the points that count', () => {
    for (const [predictions, expected] of [
      [scored, 280],
      [chosen, 132],
    ] as const) {
      const { points: count, inside } = scoreOf(predictions);
      expect(count).toBe(expected);
      expect(inside / count).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('are all scored but for at most 20, each with its reason', () => {
    const reasons = points.flatMap((point) => unscoredBecause(point) ?? []);
    expect(reasons.length).toBe(points.length - scored.length);
    expect(reasons.length).toBeLessThanOrEqual(20);
  });

  it('read off a meter are met on text within a factor 2 for at least 80 %', () => {
    const { within2, points: count } = scoreOf(
      scored.filter((prediction) => textKinds(prediction) && isMeasured(prediction.point)),
    );
    expect(count).toBe(120);
    expect(within2 / count).toBeGreaterThanOrEqual(0.8);
  });

  it('of agents are met within a factor 2', () => {
    const agents = scored.filter(({ point }) => point.kind === 'agent');
    expect(agents).toHaveLength(2);
    expect(agents.every(isWithin2)).toBe(true);
  });

  it('are met better than EcoLogits 0.9.3 meets them, kind by kind, by the median of their sources', () => {
    const rows = mediansBySource(scored, ({ point }) => ecologitsFigure(point));
    const compared = [...new Set(rows.flatMap(({ kind, ecologits }) => (ecologits === null ? [] : [kind])))];
    expect(compared.sort()).toEqual(['text', 'text-gpu', 'text-marginal', 'text-measured']);
    for (const kind of compared) {
      const ofKind = rows.filter((row) => row.kind === kind);
      const theirs = errorOfKind(ofKind, ({ ecologits }) => ecologits) ?? 0;
      expect(
        errorOfKind(ofKind, ({ bias }) => bias),
        kind,
      ).toBeLessThan(theirs);
    }
  });

  it('on text are met by the central estimate within a factor 2 for at least 80 % of points with that role', () => {
    const { within2, points: count } = scoreOf(onText);
    expect(within2 / count).toBeGreaterThanOrEqual(0.8);
  });

  it('are met by ranges no wider than the reference, kind by kind', () => {
    for (const [kind, { width }] of Object.entries(scoreByKind(chosen))) {
      if (kind === 'ratio') continue;
      expect(width, kind).toBeLessThanOrEqual(REFERENCE_WIDTHS[kind] ?? 0);
    }
  });
});

describe('without any factor of its own source', () => {
  const validation = leaveOneOut(points);

  it('a point lies inside the range for at least 90 %', () => {
    const { points: count, inside } = scoreOf(validation);
    expect(count).toBe(280);
    expect(inside / count).toBeGreaterThanOrEqual(0.9);
  });

  it('no source loses more than one chosen point in ten, or than one', () => {
    const sources = new Set(validation.map(({ point }) => sourceOf(point)));
    for (const source of sources) {
      const own = validation.filter(wasChosen).filter(({ point }) => sourceOf(point) === source);
      const outside = own.length - own.filter(isInside).length;
      expect(outside, source).toBeLessThanOrEqual(Math.max(1, own.length / 10));
    }
  });

  it('the central estimate on text is within a factor 2 of 17 points in 20, as METHOD.md says', () => {
    const text = ['text', 'text-ghg', 'text-water-onsite', 'text-marginal'];
    const { within2, points: count } = scoreOf(
      validation.filter(wasChosen).filter(({ point }) => text.includes(point.kind)),
    );
    expect([within2, count]).toEqual([17, 20]);
  });

  it('nothing of the own source is left in the factors', () => {
    const own = points.filter(isScored);
    const without = (name: string) => factorsWithout(name, own);
    expect(without('Elsworth').text.hostAndIdle.value).not.toBe(FACTORS.text.hostAndIdle.value);
    expect(without('Elsworth').text.spread.disclosed).toEqual(FACTORS.text.spread.inferred);
    expect(without('How Hungry is AI').text.price.weight).toBe(0.5);
    expect(without('Lights, Camera').videos.named).toEqual([]);
    expect(without('Lights, Camera').videos.generic.central).not.toBe(FACTORS.videos.generic.central);
    expect(without('MLPerf').images.servedUnet.value).toBe(1);
    expect(without('Passoni').audio.effects.central).not.toBe(FACTORS.audio.effects.central);
    const bare = without('ML.ENERGY');
    expect(bare.decodeJoules).not.toBe(FACTORS.decodeJoules);
    expect(bare.images.diffusion.paramsExponent).not.toBe(FACTORS.images.diffusion.paramsExponent);
    expect(bare.videos.diffusion.tokensExponent).not.toBe(FACTORS.videos.diffusion.tokensExponent);
    expect(bare.images.open.every((row) => row[4] === null)).toBe(true);
    expect(bare.videos.open.every((row) => row[7] === null)).toBe(true);
  });

  it('the price prior comes out near the one derived from costs', () => {
    for (const source of new Set(points.filter(isScored).map(sourceOf))) {
      const { value, weight } = factorsWithout(source, points.filter(isScored)).text.price;
      // As much as it moves the estimate.
      const moved = (value / FACTORS.text.price.value) ** weight;
      expect(moved, source).toBeGreaterThan(1 / 1.6 ** (2 / 3));
      expect(moved, source).toBeLessThan(1.6 ** (2 / 3));
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

  it('may count by image, by thousand requests, by token or by million tokens', () => {
    const inputs = { model: 'gpt-4o', t_out: 500 };
    const wh = centralOf({ inputs }) ?? 0;
    expect(centralOf({ inputs, unit: 'kWh per 1000 queries' })).toBeCloseTo(wh, 9);
    expect(centralOf({ inputs, unit: 'Wh per inference (= kWh per 1000)' })).toBeCloseTo(wh, 9);
    const perToken = (wh - FACTORS.text.fixed.central) / 500;
    expect(centralOf({ inputs, unit: 'J per output token' })).toBeCloseTo(perToken * 3600, 6);
    expect(centralOf({ inputs, unit: 'Wh/1k tokens' })).toBeCloseTo(perToken * 1000, 6);
    expect(centralOf({ inputs, unit: 'kWh per million output tokens' })).toBeCloseTo(perToken * 1000, 6);
    expect(centralOf({ inputs, unit: 'bananas' })).toBeUndefined();
    expect(unitOf('mg Sb eq')).toBeNull();
    expect(unitOf('mL per prompt')).toMatchObject({ quantity: 'water', perBase: 1, perToken: false });
  });

  it('may name a model by its card alone, and a task that is a class of ours', () => {
    const { points: read } = parsePoints(
      JSON.stringify([
        { published: 1, inputs: { published_model: 'distilgpt2' } },
        { kind: 'task', published: 1, inputs: { task: 'image generation (mean)' } },
        { kind: 'task', published: 1, inputs: { task: 'image captioning' } },
      ]),
    );
    expect(read[0]?.inputs).toEqual({ published_model: 'distilgpt2', pa: 0.082, pt: 0.082 });
    expect(read.map(({ kind }) => kind)).toEqual(['text', 'image-open', 'task']);
  });

  it('may be about sound', () => {
    const music = centralOf({ kind: 'music', inputs: { seconds: 60 } }) ?? 0;
    expect(music).toBeCloseTo(FACTORS.audio.music.central, 9);
    expect(centralOf({ kind: 'audio', inputs: { model: 'whisper-1', seconds: 60 } })).toBeLessThan(music);
    expect(centralOf({ kind: 'voice', inputs: { seconds: 60 } })).toBeGreaterThan(0);
  });

  it('leaves out points without a published value and fills in what a point does not say', () => {
    const file = [
      {},
      null,
      { id: 'none', published: 0 },
      { published: '3' },
      { published: { low: 1, high: 4 }, inputs: { model: 'gpt-4o' } },
    ];
    const { points: read, unreadable } = parsePoints(JSON.stringify({ points: file }));
    expect(unreadable).toEqual(['point 1', 'point 2', 'none', 'point 4']);
    expect(read).toMatchObject([{ kind: 'text', unit: 'Wh', published: 2, role: 'validation' }]);
    expect(predictAll(read, () => FACTORS)[0]?.range?.central).toBeGreaterThan(0.1);
    expect(() => parsePoints('{}')).toThrow('list of points');
    expect(() => parsePoints('{')).toThrow();
  });

  it('has three finite numbers or none for anything a file may say', () => {
    const value = fc.oneof(
      fc.double(),
      fc.string(),
      fc.constantFrom(null, 0, 1, 500, 'gpt-4o', 'H100', [], {}),
    );
    const names = [
      'model',
      't_in',
      't_out',
      't_reason',
      'batch',
      'gpu',
      'pa',
      'pt',
      'width',
      'height',
      'seconds',
    ];
    const kinds = [
      'text',
      'text-gpu',
      'text-marginal',
      'image-open',
      'video-open',
      'agent',
      'audio',
      'search',
      'new',
    ];
    const units = ['Wh', 'J per token', 'gCO2e', 'mL', 'kWh per 1000 images', ''];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...units),
        fc.dictionary(fc.constantFrom(...names), value),
        (kind, unit, inputs) => {
          const range = predictAll([point({ kind, unit, inputs })], () => FACTORS)[0]?.range ?? null;
          if (range === null) return;
          for (const end of [range.low, range.central, range.high]) expect(Number.isFinite(end)).toBe(true);
          expect(range.low).toBeLessThanOrEqual(range.central);
          expect(range.central).toBeLessThanOrEqual(range.high);
        },
      ),
    );
  });

  it('counts a point that says too little to predict as outside', () => {
    const predictions = predictAll([point({ inputs: {} })], () => FACTORS);
    expect(scoreOf(predictions)).toMatchObject({ points: 1, inside: 0, within2: 0 });
    expect(mediansBySource(predictions, () => null)).toMatchObject([{ bias: null, ecologits: null }]);
  });
});
