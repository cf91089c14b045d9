/** Energy of text: reading what is sent, writing what is answered, and a fixed part. See docs/METHOD.md, "Text". */
import { FACTORS, type FactorSet, type Serving } from './factors.ts';
import type { Cause, Part } from './part.ts';
import type { Spread } from './range.ts';
import type { Family, ModelMatch, Size } from './registry.ts';
import type { TokenAccount, Tokens } from './tokens-of.ts';

const JOULES_PER_WH = 3600;
const TOKENS_PER_MILLION = 1_000_000;

/** How a family is taken to be served: nobody publishes it. */
export function usualServing(factors: FactorSet): Serving {
  return { batch: factors.text.batch.value, gpu: 'H100' };
}

/** What the law gives for one output token without context, accelerators only, in Wh; null where no size is known. */
export function sizeWh({ size }: Family, factors: FactorSet): number | null {
  return size === null ? null : factors.decodeJoules(size, usualServing(factors)) / JOULES_PER_WH;
}

/** What the list price gives for the same; null for open weights, whose hosts' prices say nothing of the model. */
export function priceWh({ usdPerMOut }: Family, { text }: FactorSet): number | null {
  if (usdPerMOut === null) return null;
  const meterWh = (usdPerMOut / TOKENS_PER_MILLION) * text.price.value * 1000;
  return meterWh / (text.hostAndIdle.value * text.price.pue);
}

/**
 * Energy of one output token without context, accelerators only, in Wh: by size, by price, or a weighted geometric
 * mean where both exist, since each is uncertain and independently so.
 */
export function decodeWh(family: Family, factors: FactorSet = FACTORS): number {
  const bySize = sizeWh(family, factors);
  const byPrice = priceWh(family, factors);
  const { weight } = factors.text.price;
  if (bySize !== null && byPrice !== null) return bySize ** (1 - weight) * byPrice ** weight;
  return bySize ?? byPrice ?? 0;
}

/** Factors on all tokens: precision, hardware, load and size, and how many requests are served together. */
export function modelCauses({ family, known }: ModelMatch, factors: FactorSet = FACTORS): Cause[] {
  const { batch, spread: doubt } = factors.text;
  const { low, high } = doubt[known ? family.confidence : 'guessed'];
  return [
    { id: 'model', low, high },
    { id: 'batch', low: batch.low, high: batch.high },
  ];
}

/** The size a family's context and reading are computed with: its own, else that of an ordinary closed model. */
function sizeOf({ size }: Family, { text }: FactorSet): Size {
  return size ?? text.price.likeSize;
}

/** Joules of one output token without context, by the size the family is computed with. */
function decodeJoulesOf(family: Family, factors: FactorSet): number {
  return factors.decodeJoules(sizeOf(family, factors), usualServing(factors));
}

/**
 * Tokens of context at which writing a token takes twice the energy: all that was read so far is read from memory
 * again for each of them, however many requests are served together.
 */
export function contextHalfTokens(family: Family, factors: FactorSet = FACTORS): number {
  const { kilobytes, activeExponent, joulesPerGigabyte } = factors.text.attention;
  const gigabytes = (kilobytes[family.attention] * sizeOf(family, factors).activeB ** activeExponent) / 1e6;
  return decodeJoulesOf(family, factors) / (joulesPerGigabyte * gigabytes);
}

/** Energy of one token read afresh over one written without context: its own operations, whatever the batch. */
export function readShare(family: Family, factors: FactorSet = FACTORS): number {
  const { prefill, decode } = factors.text;
  const { activeB, bytesPerWeight } = sizeOf(family, factors);
  // Weights of four bits are multiplied in eight or more.
  const precision = (Math.max(1, bytesPerWeight) / 2) ** decode.bytesExponent;
  return ((prefill.central / 1000) * activeB * precision) / decodeJoulesOf(family, factors);
}

/** Factor by which a token costs more to write after `contextTokens` of context. */
export function contextGrowth(family: Family, contextTokens: number, factors: FactorSet = FACTORS): number {
  return 1 + contextTokens / contextHalfTokens(family, factors);
}

/** Cost of reading `tokens` afresh, in output tokens without context. */
export function readEquivalents(family: Family, tokens: number, factors: FactorSet = FACTORS): number {
  return readShare(family, factors) * tokens * (1 + tokens / factors.text.prefillGrowth.halfTokens);
}

/** Factors from accelerators to the data centre's meter. */
export function meterFactor(pue: number, factors: FactorSet = FACTORS): number {
  return factors.text.hostAndIdle.value * pue;
}

/** The parts of a text request at the meter. Zero output leaves reading and the fixed part. */
export function textParts(match: ModelMatch, account: TokenAccount, pue: number, factors = FACTORS): Part[] {
  const perTokenWh = decodeWh(match.family, factors) * meterFactor(pue, factors);
  const model = modelCauses(match, factors);
  const { answer, reasoning, tools, input, context, calls } = account;
  const written = answer.count + reasoning.count + tools.count;
  const { family } = match;
  const growth = contextGrowth(family, (input.count + context.count + written / 2) / calls, factors);
  const writing = (id: Part['id'], tokens: Tokens): Part => ({
    id,
    energyWh: tokens.count * growth * perTokenWh,
    causes: [...model, ...tokens.causes],
  });
  const { prefill, cache, fixed } = factors.text;
  return [
    writing('answer', answer),
    writing('reasoning', reasoning),
    writing('tools', tools),
    {
      id: 'input',
      energyWh: calls * readEquivalents(family, input.count / calls, factors) * perTokenWh,
      causes: [...model, { id: 'prefill', ...around(prefill) }, ...input.causes],
    },
    {
      id: 'context',
      energyWh: readShare(family, factors) * cache.central * context.count * perTokenWh,
      causes: [
        ...model,
        { id: 'prefill', ...around(prefill) },
        { id: 'cache', ...around(cache) },
        ...context.causes,
      ],
    },
    { id: 'fixed', energyWh: fixed.central * calls, causes: [{ id: 'fixed', ...around(fixed) }] },
  ];
}

function around({ low, central, high }: { low: number; central: number; high: number }): Spread {
  return { low: low / central, high: high / central };
}
