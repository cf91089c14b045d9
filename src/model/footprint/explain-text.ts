/** The formulas of one estimate with the very values it used, each with its source: "how is this computed". */

import type { TokenSource } from '../usage/usage.ts';
import models from './data/models.json' with { type: 'json' };
import tokenizers from './data/tokenizers.json' with { type: 'json' };
import { isMedia, operatorSource, SEEN, type Step, sourced, threeOf, type Value } from './explain-values.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { hiddenRunOf } from './hidden-run.ts';
import { hostOf } from './host.ts';
import { type Part, partRange } from './part.ts';
import { plus, scaled } from './range.ts';
import type { ModelMatch } from './registry.ts';
import { servedFactors } from './serving.ts';
import type { SiteUsage } from './site-usage.ts';
import {
  contextGrowth,
  contextHalfTokens,
  decodeWh,
  priceWh,
  readEquivalents,
  readShare,
  sizeWh,
  usualServing,
} from './text.ts';
import { type TokenBases, tokenBasesOf } from './token-bases.ts';
import { type TokenAccount, tokensOf, writtenTokens } from './tokens-of.ts';

const { text } = FACTORS;

/** Energy of one token, by size and by price. */
export function decodeSteps({ family }: ModelMatch, factors: FactorSet): Step[] {
  const bySize = sizeStep(family, factors);
  const byPrice = priceStep(family, factors);
  const isBoth = bySize.length > 0 && byPrice.length > 0;
  const { price } = factors.text;
  return [
    ...bySize,
    ...byPrice,
    {
      id: 'decode',
      expression: isBoth
        ? 'e = e_size^(1 - ω) · e_price^ω'
        : bySize.length > 0
          ? 'e = e_size'
          : 'e = e_price',
      values: isBoth ? [{ symbol: 'ω', value: price.weight, unit: '', ...sourced(price) }] : [],
      result: { value: decodeWh(family, factors), unit: TOKEN_UNIT },
    },
  ];
}

type Family = ModelMatch['family'];

const TOKEN_UNIT = 'Wh per output token, accelerators';

/** Empty where no size is known. */
function sizeStep(family: Family, factors: FactorSet): Step[] {
  const bySize = sizeWh(family, factors);
  if (family.size === null || bySize === null) return [];
  const { batch, decode } = factors.text;
  const sources: Readonly<Record<string, string>> = models.sizeSources;
  const size = { source: sources[family.sizeSource] ?? models.source, year: models.year };
  const { activeB, totalB, bytesPerWeight } = family.size;
  const fitted = (symbol: string, value: number, unit: string): Value => ({
    symbol,
    value,
    unit,
    ...sourced(decode),
  });
  return [
    {
      id: 'decode-by-size',
      expression: 'e_size = k · A^a · P^p · (w / 2)^q · B^-b · (1 + B0 / B)^(1 - b) / 3600',
      values: [
        { symbol: 'A', value: activeB, unit: 'billion active parameters', ...size },
        { symbol: 'P', value: totalB, unit: 'billion parameters', ...size },
        { symbol: 'w', value: bytesPerWeight, unit: 'bytes a weight', ...size },
        { symbol: 'B', value: usualServing(factors).batch, unit: 'requests at a time', ...sourced(batch) },
        fitted('k', decode.coefficient, 'J'),
        fitted('a', decode.activeExponent, ''),
        fitted('p', decode.totalExponent, ''),
        fitted('q', decode.bytesExponent, ''),
        fitted('b', decode.batchExponent, ''),
        fitted('B0', decode.batchHalf, 'requests'),
      ],
      result: { value: bySize, unit: TOKEN_UNIT },
    },
  ];
}

/** Empty where no price is known. */
function priceStep(family: Family, factors: FactorSet): Step[] {
  const byPrice = priceWh(family, factors);
  if (family.usdPerMOut === null || byPrice === null) return [];
  const { price, hostAndIdle } = factors.text;
  const registry = { source: models.source, year: models.year };
  return [
    {
      id: 'decode-by-price',
      expression: 'e_price = U / 10^6 · κ · 1000 / (h · PUE_0)',
      values: [
        { symbol: 'U', value: family.usdPerMOut, unit: 'USD per million output tokens', ...registry },
        { symbol: 'κ', value: price.value, unit: 'kWh per USD', ...sourced(price) },
        { symbol: 'h', value: hostAndIdle.value, unit: '', ...sourced(hostAndIdle) },
        { symbol: 'PUE_0', value: price.pue, unit: '', ...sourced(price) },
      ],
      result: { value: byPrice, unit: TOKEN_UNIT },
    },
  ];
}

const known = (symbol: string, value: number, unit: string, basis: TokenSource): Value => ({
  symbol,
  value,
  unit,
  ...SEEN[basis],
});

/** The tokens written, in the model's own tokenizer, or those of the hidden run behind the answer. */
function tokensStep(usage: SiteUsage, { answer, reasoning, tools }: TokenAccount): Step {
  const written = answer.count + reasoning.count + tools.count;
  const own = writtenTokens(usage);
  const seen = own.answer + own.reasoning + own.tools;
  const isRun = hiddenRunOf(usage) !== null;
  const bases = tokenBasesOf(usage);
  return {
    id: 'tokens',
    expression: isRun ? 'T_out = T_run' : 'T_out = (T_answer + T_reasoning + T_tools) · f',
    values: isRun
      ? [known('T_run', written, 'tokens', bases.answer)]
      : [
          known('T_answer', own.answer, 'tokens', bases.answer),
          known('T_reasoning', own.reasoning, 'tokens', bases.reasoning),
          known('T_tools', own.tools, 'tokens', bases.tools),
          {
            symbol: 'f',
            value: seen === 0 ? 1 : written / seen,
            unit: 'own tokens per counted token; 1 where the site reports',
            source: tokenizers.source,
            year: tokenizers.year,
          },
        ],
    result: { value: written, unit: isRun ? 'tokens of the hidden run' : 'tokens of the model' },
  };
}

/** What was read and written, and what that took. */
export function textSteps(usage: SiteUsage, match: ModelMatch, parts: readonly Part[], pue: number): Step[] {
  const account = tokensOf(usage, match.family);
  const bases = tokenBasesOf(usage);
  const { calls } = account;
  const { family } = match;
  const factors = servedFactors(family, hostOf(usage));
  return [
    tokensStep(usage, account),
    growthStep(family, account, bases, factors),
    readingStep(family, account, bases, factors),
    {
      id: 'text-energy',
      expression: 'E_text = e · (T_out · g + R) · h · PUE + n · E_fixed',
      values: [
        { symbol: 'h', value: text.hostAndIdle.value, unit: '', ...sourced(text.hostAndIdle) },
        { symbol: 'PUE', value: pue, unit: '', ...operatorSource(usage.site) },
        { symbol: 'E_fixed', value: threeOf(text.fixed), unit: 'Wh per call', ...sourced(text.fixed) },
        known('n', calls, 'calls', bases.calls),
      ],
      result: { value: plus(parts.filter(({ id }) => !isMedia(id)).map(partRange)), unit: 'Wh' },
    },
  ];
}

function growthStep(family: Family, account: TokenAccount, bases: TokenBases, factors: FactorSet): Step {
  const { answer, reasoning, tools, input, context, calls } = account;
  const written = answer.count + reasoning.count + tools.count;
  const perCall = (input.count + context.count + written / 2) / calls;
  return {
    id: 'context-growth',
    expression: 'g = 1 + c / c_half',
    values: [
      known('c', perCall, 'tokens', bases.conversation),
      {
        symbol: 'c_half',
        value: contextHalfTokens(family, factors),
        unit: `tokens, attention ${family.attention}`,
        ...sourced(text.attention),
      },
    ],
    result: { value: contextGrowth(family, perCall, factors), unit: '' },
  };
}

function readingStep(
  family: Family,
  { input, context, calls }: TokenAccount,
  bases: TokenBases,
  factors: FactorSet,
): Step {
  const { prefill, cache, prefillGrowth } = text;
  const share = readShare(family, factors);
  const cached = share * cache.central * context.count;
  return {
    id: 'reading',
    expression: 'R = r · T_in · (1 + T_in / (n · T_half)) + r · κ_c · T_cached',
    values: [
      known('T_in', input.count, 'tokens', bases.read),
      known('T_cached', context.count, 'tokens', bases.read),
      known('n', calls, 'calls', bases.calls),
      {
        symbol: 'r',
        value: scaled(prefill, share / prefill.central),
        unit: 'output tokens per input token',
        ...sourced(prefill),
      },
      { symbol: 'κ_c', value: threeOf(cache), unit: 'input tokens per cached token', ...sourced(cache) },
      { symbol: 'T_half', value: prefillGrowth.halfTokens, unit: 'tokens', ...sourced(prefillGrowth) },
    ],
    result: {
      value: calls * readEquivalents(family, input.count / calls, factors) + cached,
      unit: 'output tokens',
    },
  };
}
