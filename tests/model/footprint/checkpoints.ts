/**
 * Published figures against the estimator: what each publication measured, predicted under its own conditions
 * (model, tokens, batch, GPU, boundary). `npm run checkpoints` prints the table; tests read the scores.
 */
import { FACTORS, type FactorSet } from '../../../src/model/footprint/factors.ts';
import { inferOutputTokens, inferReasoningTokens } from '../../../src/model/footprint/infer.ts';
import { type Cause, totalEnergyWh } from '../../../src/model/footprint/part.ts';
import { placeOf } from '../../../src/model/footprint/place.ts';
import { plus, product, scaled } from '../../../src/model/footprint/range.ts';
import {
  attentionOf,
  type Family,
  type ModelMatch,
  matchModel,
} from '../../../src/model/footprint/registry.ts';
import { SEARCH_BASELINES } from '../../../src/model/footprint/search.ts';
import { textParts } from '../../../src/model/footprint/text.ts';
import type { TokenAccount, Tokens } from '../../../src/model/footprint/tokens-of.ts';
import type { Range } from '../../../src/model/usage/usage.ts';
import { audioEnergy, imageEnergy, videoEnergy } from './checkpoint-media.ts';
import { boundaryOf, conditionsOf, PUE, pueOf, siteOfVendor } from './conditions.ts';
import { type Checkpoint, inUnit, isMeasured, number, publishedValue, unitOf, word } from './points.ts';

export interface Prediction {
  readonly point: Checkpoint;
  readonly published: number;
  /** In the point's own unit; null where the publication does not say enough to predict it: counts as outside. */
  readonly range: Range | null;
}

export function predictAll(
  points: readonly Checkpoint[],
  factorsFor: (point: Checkpoint) => FactorSet,
  refine?: Refine,
): Prediction[] {
  return points.map((point) => ({
    point,
    published: publishedValue(point),
    range: predict(point, factorsFor(point), refine),
  }));
}

/** Another idea of a family than the registry's. */
export type Refine = (family: Family) => Family;

/** The estimate for one published point, in the point's own unit. */
export function predict(
  point: Checkpoint,
  factors: FactorSet = FACTORS,
  refine: Refine = (family) => family,
): Range | null {
  if (point.kind === 'ratio') return hostRatio(factors);
  if (point.kind === 'search') return searchRange(point);
  // A publisher's life-cycle figure is repeated as a layer of its own, and a task names no model: nothing to predict.
  if (point.kind === 'lca' || point.kind === 'task') return null;
  const unit = unitOf(point.unit);
  const energyWh = unit && energyOf(point, factors, refine);
  if (!energyWh) return null;
  const tokens = number(point, 't_out', 't_in') ?? 1;
  switch (unit.quantity) {
    case 'energy':
      return inUnit(energyWh, unit, tokens);
    case 'carbon':
      return inUnit(carbonGrams(point, energyWh), unit, tokens);
    case 'water':
      return inUnit(waterMl(point, energyWh), unit, tokens);
  }
}

function energyOf(point: Checkpoint, factors: FactorSet, refine: Refine): Range | null {
  const { kind, inputs } = point;
  if (kind === 'agent') return agentEnergy(point, factors);
  if (/^(?:audio|voice|speech|music|tts|stt|transcription)/.test(kind)) return audioEnergy(point, factors);
  if (kind.startsWith('video') || 'seconds' in inputs || 'frames' in inputs)
    return videoEnergy(point, factors);
  if (kind.startsWith('image')) return imageEnergy(point, factors);
  return textEnergy(point, factors, refine);
}

function textEnergy(point: Checkpoint, factors: FactorSet, refine: Refine): Range | null {
  const found = modelOf(point);
  if (found === null) return null;
  const match = { ...found, family: refine(found.family) };
  const reasoning = reasoningOf(point);
  const account: TokenAccount = {
    answer: answerOf(point),
    reasoning,
    tools: exact(0),
    input: exact(number(point, 't_in') ?? 0),
    context: exact(number(point, 't_cached') ?? 0),
    calls: 1,
  };
  const parts = textParts(match, account, pueOf(point), conditionsOf(point, match.family, factors));
  const whole = boundaryOf(point) === 'meter' && !isPerToken(point);
  return totalEnergyWh(whole ? parts : parts.filter(({ id }) => id !== 'fixed'));
}

function isPerToken({ kind, unit }: Checkpoint): boolean {
  return kind === 'text-marginal' || unitOf(unit)?.perToken === true;
}

/** The answer as stated; one token of a figure by token, else the length the product takes for an unseen answer. */
function answerOf(point: Checkpoint): Tokens {
  const stated = number(point, 't_out');
  if (stated !== undefined) return exact(stated);
  if (number(point, 't_in', 't_reason') !== undefined) return exact(0);
  if (isPerToken(point)) return exact(1);
  const count = inferOutputTokens({ model: null, mode: 'standard', kind: 'text' });
  return { count, causes: [{ id: 'token-count', low: 0.25, high: 4 }] };
}

/** All a point's model wrote, its reasoning included. */
export function writtenOf(point: Checkpoint): number {
  return answerOf(point).count + reasoningOf(point).count;
}

function exact(count: number): Tokens {
  return { count, causes: [] };
}

/** Models that always think before they answer, and names that say that they did. */
const REASONS =
  /^o[1-9]|-r1|reasoner|qwq|thinking$|reasoning$|(?:reasoning|thinking)[ -]on$|-et$|\(?high\)?$/i;

/** Reasoning as stated, else by the rule the product uses where nothing but the model is known. */
function reasoningOf(point: Checkpoint): Tokens {
  const stated = number(point, 't_reason');
  // A benchmark that counts its output counts all of it.
  if (isMeasured(point) && number(point, 't_out') !== undefined) return exact(stated ?? 0);
  const model = word(point, 'model', 'published_model', 'name') ?? '';
  if (stated !== undefined || isPerToken(point) || !REASONS.test(model)) return exact(stated ?? 0);
  if (/(?:reasoning|thinking)[ -]off/i.test(model)) return exact(0);
  const effort = word(point, 'effort') ?? (/high/i.test(model) ? 'high' : null);
  const outputTokens = answerOf(point).count;
  const evidence = { model, site: '', effort, outputTokens, thinkingMs: null, shownTokens: 0 } as const;
  return {
    count: inferReasoningTokens({ ...evidence, mode: 'reasoning' }),
    causes: [{ id: 'reasoning-count', low: 0.25, high: 3.75 }],
  };
}

/** No language model is smaller, in billions of parameters: a file may say anything. */
const SMALLEST_B = 0.001;

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
      activeB: Math.max(active, SMALLEST_B),
      totalB: Math.max(total, SMALLEST_B),
      bytesPerWeight: bytesOf(word(point, 'precision', 'dtype') ?? ''),
    },
    attention: attentionOf(name ?? point.id),
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

/** Tokens a call handles in the median of coding sessions: 592,000 in 24 calls (Couch, January 2026). */
const TOKENS_PER_CALL = 24_700;

/** Many calls on a growing conversation: nine tenths of what is read comes from the cache, 2 % is written. */
function agentEnergy(point: Checkpoint, factors: FactorSet): Range | null {
  const total = number(point, 'tokens_total');
  if (total === undefined) return null;
  const calls = number(point, 'calls') ?? Math.max(1, total / TOKENS_PER_CALL);
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
  const match = matchModel(word(point, 'model') ?? 'claude-opus-4.6', '');
  return totalEnergyWh(textParts(match, account, PUE, conditionsOf(point, match.family, factors)));
}

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

function siteOf(point: Checkpoint): string {
  const { vendor } = modelOf(point)?.family ?? { vendor: '' };
  return vendor === 'deepseek' ? vendor : siteOfVendor({ vendor });
}

/** With the point's own grid, else the product's with its doubt. */
function carbonGrams(point: Checkpoint, energyWh: Range): Range {
  const stated = number(point, 'ci');
  const grid = placeOf(siteOf(point), null).gco2ePerKwh;
  const usage = scaled(stated === undefined ? product(energyWh, grid) : scaled(energyWh, stated), 1 / 1000);
  const embodied = number(point, 'embodied_g') ?? 0;
  return { low: usage.low + embodied, central: usage.central + embodied, high: usage.high + embodied };
}

/** On site, and off site unless the publication leaves that out: it says so, or gives a WUE alone. */
function waterMl(point: Checkpoint, energyWh: Range): Range {
  const place = placeOf(siteOf(point), null);
  const wue = number(point, 'wue');
  const ewif = number(point, 'ewif');
  const itWh = scaled(energyWh, 1 / (number(point, 'pue') ?? place.pue.central));
  const onsite = wue === undefined ? product(itWh, place.onsiteLPerKwh) : scaled(itWh, wue);
  if (/on-?site/.test(`${point.kind} ${point.boundary}`)) return onsite;
  if (ewif !== undefined) return plus([onsite, scaled(energyWh, ewif)]);
  return wue === undefined ? plus([onsite, product(energyWh, place.offsiteLPerKwh)]) : onsite;
}
