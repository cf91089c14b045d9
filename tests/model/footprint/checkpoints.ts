/**
 * Published figures against the estimator: what each publication measured, predicted under its own conditions
 * (model, tokens, batch, GPU, boundary). `npm run checkpoints` prints the table; tests read the scores.
 */
import { FACTORS, type FactorSet } from '../../../src/model/footprint/factors.ts';
import { type ImageModel, imageModelOf, imagePart } from '../../../src/model/footprint/image.ts';
import { inferReasoningTokens } from '../../../src/model/footprint/infer.ts';
import { type Cause, type Part, partRange, totalEnergyWh } from '../../../src/model/footprint/part.ts';
import { placeOf } from '../../../src/model/footprint/place.ts';
import { scaled } from '../../../src/model/footprint/range.ts';
import {
  type Family,
  type ModelMatch,
  matchModel,
  type Size,
} from '../../../src/model/footprint/registry.ts';
import { SEARCH_BASELINES } from '../../../src/model/footprint/search.ts';
import { textParts } from '../../../src/model/footprint/text.ts';
import type { TokenAccount, Tokens } from '../../../src/model/footprint/tokens-of.ts';
import { type VideoModel, videoModelOf, videoPart } from '../../../src/model/footprint/video.ts';
import type { Range } from '../../../src/model/usage.ts';

type Published =
  | number
  | { readonly low: number | null; readonly central: number; readonly high: number | null };

export interface Checkpoint {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly published: Published;
  readonly unit: string;
  readonly boundary: string;
  readonly role: string;
}

export interface Prediction {
  readonly point: Checkpoint;
  readonly published: number;
  /** In the point's own unit; null where the publication does not say enough to predict it: counts as outside. */
  readonly range: Range | null;
}

export function publishedValue({ published }: Checkpoint): number {
  return typeof published === 'number' ? published : published.central;
}

export function predictAll(
  points: readonly Checkpoint[],
  factorsFor: (point: Checkpoint) => FactorSet,
): Prediction[] {
  return points.map((point) => ({
    point,
    published: publishedValue(point),
    range: predict(point, factorsFor(point)),
  }));
}

/** The estimate for one published point, in the point's own unit. */
export function predict(point: Checkpoint, factors: FactorSet = FACTORS): Range | null {
  const { kind, unit } = point;
  if (kind === 'ratio') return hostRatio(factors);
  if (kind === 'search') return searchRange(point);
  if (kind === 'lca') return lcaRange(point);
  if (kind === 'task') return null;
  const energyWh = energyOf(point, factors);
  if (energyWh === null) return null;
  if (/^(?:g|mg|kg)\s?CO2/i.test(unit)) return inMassUnit(carbonGrams(point, energyWh), unit);
  if (/^(?:mL|L)\b/.test(unit)) return scaled(waterMl(point, energyWh), unit.startsWith('L') ? 1 / 1000 : 1);
  return inEnergyUnit(energyWh, unit);
}

// Reading a point: files come from outside, so every field is checked.

function number({ inputs }: Checkpoint, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  }
  return undefined;
}

function word({ inputs }: Checkpoint, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** What a publication's figure includes. */
type Boundary = 'accelerators' | 'it' | 'meter';

function boundaryOf({ boundary, kind }: Checkpoint): Boundary {
  if (kind === 'text-gpu' || /gpus? only|gpu energy|accelerators? only/i.test(boundary))
    return 'accelerators';
  if (/gpu\s*\+\s*cpu|node|no pue|it energy|whole system|server/i.test(boundary)) return 'it';
  if (/gpu .*doubled|codecarbon/i.test(boundary)) return 'it';
  return 'meter';
}

const PUE = 1.12;

function pueOf(point: Checkpoint): number {
  return boundaryOf(point) === 'meter' ? (number(point, 'pue') ?? PUE) : 1;
}

// Energy by what the point is about.

function energyOf(point: Checkpoint, factors: FactorSet): Range | null {
  const { kind, inputs } = point;
  if (kind === 'agent') return agentEnergy(point, factors);
  if (kind.startsWith('video') || 'seconds' in inputs || 'frames' in inputs)
    return videoEnergy(point, factors);
  if (kind.startsWith('image')) return imageEnergy(point, factors);
  if (number(point, 't_out', 't_in', 't_reason') === undefined && !kind.startsWith('text-marginal'))
    return null;
  return textEnergy(point, factors);
}

function textEnergy(point: Checkpoint, factors: FactorSet): Range | null {
  const match = modelOf(point);
  if (match === null) return null;
  const conditions = conditionsOf(point, factors);
  const perToken = number(point, 't_out', 't_in', 't_reason') === undefined;
  const account: TokenAccount = {
    answer: exact(perToken ? 1 : (number(point, 't_out') ?? 0)),
    reasoning: reasoningOf(point),
    tools: exact(0),
    input: exact(number(point, 't_in') ?? 0),
    context: exact(number(point, 't_cached') ?? 0),
    calls: 1,
  };
  const parts = textParts(match, account, pueOf(point), conditions);
  const whole = boundaryOf(point) === 'meter' && point.kind !== 'text-marginal';
  return totalEnergyWh(whole ? parts : parts.filter(({ id }) => id !== 'fixed'));
}

function exact(count: number): Tokens {
  return { count, causes: [] };
}

/** Models that always think before they answer. */
const REASONS = /^o[1-9]|-r1|reasoner|qwq|thinking|reasoning|-et$|\(?high\)?$/i;

/** Reasoning as stated, else by the rule the product uses where nothing but the model is known. */
function reasoningOf(point: Checkpoint): Tokens {
  const stated = number(point, 't_reason');
  const model = word(point, 'model', 'published_model') ?? '';
  const outputTokens = number(point, 't_out');
  if (stated !== undefined || outputTokens === undefined || point.kind === 'text-marginal')
    return exact(stated ?? 0);
  if (!REASONS.test(model)) return exact(0);
  const effort = /high/i.test(model) ? 'high' : null;
  const evidence = { model, site: '', effort, outputTokens, thinkingMs: null, shownTokens: 0 } as const;
  return {
    count: inferReasoningTokens({ ...evidence, mode: 'reasoning' }),
    causes: [{ id: 'reasoning-count', low: 0.25, high: 3.75 }],
  };
}

/** The point's model by name, or by the parameters it states. */
function modelOf(point: Checkpoint): ModelMatch | null {
  const active =
    number(point, 'pa', 'active_b', 'params_active_b') ?? number(point, 'pt', 'params_b', 'total_b');
  const total = number(point, 'pt', 'total_b', 'params_b') ?? active;
  const name = word(point, 'model', 'published_model', 'name');
  if (active === undefined || total === undefined) return name === undefined ? null : matchModel(name, '');
  const family: Family = {
    id: name ?? 'stated',
    vendor: 'open',
    confidence: 'measured',
    size: {
      activeB: active,
      totalB: total,
      bytesPerWeight: bytesOf(word(point, 'precision', 'dtype') ?? ''),
    },
    usdPerMOut: null,
    tps: 50,
    tokenizer: 'o200k',
    sizeSource: 'card',
  };
  return { family, known: true };
}

function bytesOf(precision: string): number {
  if (precision.includes('4')) return 0.5;
  return precision.includes('8') ? 1 : 2;
}

/**
 * Energy of other accelerators against an H100, from data sheets: geometric mean of operations and of memory bytes
 * a joule (A100 312 TFLOP/s, 2.0 TB/s, 400 W; V100 125, 0.9, 300; H200 as H100 with 4.8; L40S 362, 0.86, 350).
 */
const GPU_FACTOR: Readonly<Record<string, number>> = {
  A100: 1.32,
  V100: 2.3,
  H200: 0.85,
  L40S: 1.7,
  B200: 0.87,
  B300: 0.8,
};

/** The factor set under the point's own conditions: batch size, GPU and boundary. */
function conditionsOf(point: Checkpoint, factors: FactorSet): FactorSet {
  const batch = number(point, 'batch', 'batch_size') ?? batchIn(point);
  const measured = boundaryOf(point) === 'meter' ? '' : point.boundary;
  const gpu = (word(point, 'gpu', 'hardware', 'gpu_model') ?? measured).toUpperCase();
  const hardware = gpu.includes('B200')
    ? undefined
    : Object.entries(GPU_FACTOR).find(([name]) => gpu.includes(name))?.[1];
  const bare = boundaryOf(point) === 'accelerators';
  return {
    ...factors,
    decodeJoules: (size: Size, serving) =>
      (hardware ?? 1) *
      factors.decodeJoules(size, {
        batch: batch ?? serving.batch,
        gpu: gpu.includes('B200') ? 'B200' : serving.gpu,
      }),
    text: {
      ...factors.text,
      hostAndIdle: bare ? { ...factors.text.hostAndIdle, value: 1 } : factors.text.hostAndIdle,
      spread: batch === undefined ? factors.text.spread : knownConditions(factors),
    },
  };
}

/** Where the publication states the batch, its range is not in doubt any more. */
function knownConditions({ text }: FactorSet): FactorSet['text']['spread'] {
  return { ...text.spread, measured: text.spread.benchmark, open: text.spread.benchmark };
}

/** 'batch 1' in the words of a measurement is its batch; a batch that a model of serving assumes is not. */
function batchIn(point: Checkpoint): number | undefined {
  if (boundaryOf(point) === 'meter') return undefined;
  const stated = /\bbatch(?: size)?[ =]*(\d+)/i.exec(point.boundary);
  return stated ? Number(stated[1]) : undefined;
}

/** Many calls on a growing conversation: nine tenths of what is read comes from the cache, 2 % is written. */
function agentEnergy(point: Checkpoint, factors: FactorSet): Range | null {
  const total = number(point, 'tokens_total');
  if (total === undefined) return null;
  const calls = number(point, 'calls') ?? 20;
  const cached = number(point, 'cache_share') ?? 0.9;
  const written = 0.02;
  const run: readonly Cause[] = [{ id: 'hidden-run', low: 0.25, high: 4 }];
  const some = (share: number): Tokens => ({ count: total * share, causes: run });
  const account: TokenAccount = {
    answer: some(written),
    reasoning: exact(0),
    tools: exact(0),
    input: some(Math.max(0, 1 - written - cached)),
    context: some(cached),
    calls,
  };
  return totalEnergyWh(
    textParts(matchModel(word(point, 'model') ?? 'claude-opus-4.6', ''), account, PUE, factors),
  );
}

function imageEnergy(point: Checkpoint, factors: FactorSet): Range {
  const paramsB = number(point, 'params_b');
  const steps = number(point, 'steps');
  const width = number(point, 'width');
  const height = number(point, 'height');
  const quality = word(point, 'quality');
  const named = imageModelOf(word(point, 'model') ?? null, factors);
  const stated: ImageModel | null =
    paramsB === undefined ? null : { by: 'law', paramsB, steps: steps ?? 30, sidePixels: 1024 };
  const model = named && (named.by !== 'law' || !stated) ? named : (stated ?? named ?? { by: 'class' });
  const media = {
    type: 'image' as const,
    count: number(point, 'n', 'count') ?? 1,
    ...(width !== undefined && height !== undefined ? { width, height } : {}),
    ...(steps === undefined ? {} : { steps }),
    ...(quality === undefined ? {} : { quality }),
  };
  return atBoundary(
    point,
    model.by,
    (conditions) => imagePart(media, model, pueOf(point), conditions),
    factors,
  );
}

function videoEnergy(point: Checkpoint, factors: FactorSet): Range {
  const paramsB = number(point, 'params_b');
  const frames = number(point, 'frames');
  const fps = number(point, 'fps');
  const steps = number(point, 'steps');
  const width = number(point, 'width');
  const height = number(point, 'height');
  const seconds = number(point, 'seconds') ?? (frames !== undefined ? frames / (fps ?? 24) : undefined);
  const named = videoModelOf(word(point, 'model') ?? null, factors);
  const rate = frames !== undefined && seconds ? frames / seconds : (fps ?? 24);
  const stated: VideoModel | null =
    paramsB === undefined
      ? null
      : { by: 'law', paramsB, steps: steps ?? 50, framesPerSecond: rate, pixelFrames: 1, gpuWh: null };
  const model = named ?? stated ?? { by: 'class' };
  const ownRate = 'framesPerSecond' in model ? { ...model, framesPerSecond: rate } : model;
  const media = {
    type: 'video' as const,
    count: 1,
    ...(seconds === undefined ? {} : { seconds }),
    ...(width !== undefined && height !== undefined ? { width, height } : {}),
    ...(steps === undefined ? {} : { steps }),
  };
  return atBoundary(
    point,
    model.by,
    (conditions) => videoPart(media, ownRate, pueOf(point), conditions),
    factors,
  );
}

/** Diffusion models are known by their GPU: host and PUE are added only where the publication includes them. */
function atBoundary(
  point: Checkpoint,
  by: string,
  part: (factors: FactorSet) => Part,
  factors: FactorSet,
): Range {
  const open = by === 'measured' || by === 'law';
  if (!open || boundaryOf(point) !== 'accelerators') return partRange(part(factors));
  return partRange(
    part({
      ...factors,
      images: { ...factors.images, host: { ...factors.images.host, value: 1 } },
      videos: { ...factors.videos, host: { ...factors.videos.host, value: 1 } },
    }),
  );
}

// Other quantities.

function hostRatio({ text }: FactorSet): Range {
  const { low, value, high } = text.hostAndIdle;
  return { low, central: value, high };
}

/** Energy per search only: nobody's grams a search are ours to predict. */
function searchRange({ unit }: Checkpoint): Range | null {
  if (!unit.startsWith('Wh')) return null;
  const [central, low, high] = SEARCH_BASELINES.map(({ energyWh }) => energyWh);
  return { low: low ?? 0, central: central ?? 0, high: high ?? 0 };
}

/** A publisher's life-cycle figure is repeated as a layer of its own, never predicted. */
function lcaRange(_point: Checkpoint): Range | null {
  return null;
}

function siteOf(point: Checkpoint): string {
  const { vendor } = modelOf(point)?.family ?? { vendor: '' };
  const sites: Readonly<Record<string, string>> = {
    openai: 'chatgpt',
    anthropic: 'claude',
    google: 'gemini',
    mistral: 'mistral',
    deepseek: 'deepseek',
    xai: 'grok',
  };
  return sites[vendor] ?? '';
}

function carbonGrams(point: Checkpoint, energyWh: Range): Range {
  const intensity = number(point, 'ci') ?? placeOf(siteOf(point), null).gco2ePerKwh.central;
  const embodied = number(point, 'embodied_g') ?? 0;
  const usage = scaled(energyWh, intensity / 1000);
  return { low: usage.low + embodied, central: usage.central + embodied, high: usage.high + embodied };
}

function waterMl(point: Checkpoint, energyWh: Range): Range {
  const place = placeOf(siteOf(point), null);
  const pue = number(point, 'pue') ?? place.pue.central;
  const onsite = (number(point, 'wue') ?? place.onsiteLPerKwh.central) / pue;
  const offsite = point.kind.includes('onsite') ? 0 : (number(point, 'ewif') ?? 0);
  return scaled(energyWh, onsite + offsite);
}

function inEnergyUnit(energyWh: Range, unit: string): Range {
  if (/^kJ/.test(unit)) return scaled(energyWh, 3.6);
  if (/^MJ/.test(unit)) return scaled(energyWh, 0.0036);
  if (/^J/.test(unit)) return scaled(energyWh, 3600);
  if (/^kWh/.test(unit)) return scaled(energyWh, 1 / 1000);
  if (/^mWh/.test(unit)) return scaled(energyWh, 1000);
  return energyWh;
}

function inMassUnit(grams: Range, unit: string): Range {
  return scaled(grams, unit.startsWith('kg') ? 1 / 1000 : unit.startsWith('mg') ? 1000 : 1);
}

// Scores.

export interface Score {
  readonly points: number;
  readonly inside: number;
  readonly within2: number;
  /** Mean of log10(high / low). */
  readonly width: number;
}

export function isInside({ range, published }: Prediction): boolean {
  return range !== null && range.low <= published && published <= range.high;
}

export function isWithin2({ range, published }: Prediction): boolean {
  return range !== null && range.central / published <= 2 && published / range.central <= 2;
}

export function scoreOf(predictions: readonly Prediction[]): Score {
  const widths = predictions.flatMap(({ range }) => (range ? [Math.log10(range.high / range.low)] : []));
  return {
    points: predictions.length,
    inside: predictions.filter(isInside).length,
    within2: predictions.filter(isWithin2).length,
    width: widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length),
  };
}

export function scoreByKind(predictions: readonly Prediction[]): Record<string, Score> {
  const kinds = [...new Set(predictions.map(({ point }) => point.kind))];
  return Object.fromEntries(
    kinds.map((kind) => [kind, scoreOf(predictions.filter(({ point }) => point.kind === kind))]),
  );
}

/** Whether a point counts: context points are shown and not scored. */
export function isScored({ role }: Checkpoint): boolean {
  return role !== 'context';
}
