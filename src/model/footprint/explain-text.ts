/** The formulas of one estimate with the very values it used, each with its source: "how is this computed". */
import models from './data/models.json' with { type: 'json' };
import tokenizers from './data/tokenizers.json' with { type: 'json' };
import {
  COUNTED,
  isMedia,
  operatorSource,
  type Step,
  sourced,
  threeOf,
  type Value,
} from './explain-values.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { type Part, partRange } from './part.ts';
import { plus } from './range.ts';
import type { ModelMatch } from './registry.ts';
import type { SiteUsage } from './site-usage.ts';
import { contextGrowth, decodeWh, priceWh, readEquivalents, sizeWh, usualServing } from './text.ts';
import { type TokenAccount, tokensOf, writtenTokens } from './tokens-of.ts';

const { text } = FACTORS;

/** Energy of one token, by size and by price. */
export function decodeSteps({ family }: ModelMatch, factors: FactorSet): Step[] {
  const { text } = factors;
  const steps: Step[] = [];
  const bySize = sizeWh(family, factors);
  const byPrice = priceWh(family, factors);
  const registry = { source: models.source, year: models.year };
  if (family.size !== null && bySize !== null) {
    const sizeSource =
      (models.sizeSources as Readonly<Record<string, string>>)[family.sizeSource] ?? models.source;
    const size = { source: sizeSource, year: models.year };
    steps.push({
      id: 'decode-by-size',
      expression: 'e_size = k · A^a · P^p · (w / 2)^q · B^-b · (1 + B0 / B)^(1 - b) / 3600',
      values: [
        { symbol: 'A', value: family.size.activeB, unit: 'billion active parameters', ...size },
        { symbol: 'P', value: family.size.totalB, unit: 'billion parameters', ...size },
        { symbol: 'w', value: family.size.bytesPerWeight, unit: 'bytes a weight', ...size },
        {
          symbol: 'B',
          value: usualServing(factors).batch,
          unit: 'requests at a time',
          ...sourced(text.batch),
        },
        { symbol: 'k', value: text.decode.coefficient, unit: 'J', ...sourced(text.decode) },
        { symbol: 'a', value: text.decode.activeExponent, unit: '', ...sourced(text.decode) },
        { symbol: 'p', value: text.decode.totalExponent, unit: '', ...sourced(text.decode) },
        { symbol: 'q', value: text.decode.bytesExponent, unit: '', ...sourced(text.decode) },
        { symbol: 'b', value: text.decode.batchExponent, unit: '', ...sourced(text.decode) },
        { symbol: 'B0', value: text.decode.batchHalf, unit: 'requests', ...sourced(text.decode) },
      ],
      result: { value: bySize, unit: 'Wh per output token, accelerators' },
    });
  }
  if (family.usdPerMOut !== null && byPrice !== null) {
    steps.push({
      id: 'decode-by-price',
      expression: 'e_price = U / 10^6 · κ · 1000 / (h · PUE_0)',
      values: [
        { symbol: 'U', value: family.usdPerMOut, unit: 'USD per million output tokens', ...registry },
        { symbol: 'κ', value: text.price.value, unit: 'kWh per USD', ...sourced(text.price) },
        { symbol: 'h', value: text.hostAndIdle.value, unit: '', ...sourced(text.hostAndIdle) },
        { symbol: 'PUE_0', value: text.price.pue, unit: '', ...sourced(text.price) },
      ],
      result: { value: byPrice, unit: 'Wh per output token, accelerators' },
    });
  }
  steps.push({
    id: 'decode',
    expression:
      bySize !== null && byPrice !== null
        ? 'e = e_size^(1 - ω) · e_price^ω'
        : bySize !== null
          ? 'e = e_size'
          : 'e = e_price',
    values:
      bySize !== null && byPrice !== null
        ? [{ symbol: 'ω', value: text.price.weight, unit: '', ...sourced(text.price) }]
        : [],
    result: { value: decodeWh(family, factors), unit: 'Wh per output token, accelerators' },
  });
  return steps;
}

const counted = (symbol: string, value: number): Value => ({ symbol, value, unit: 'tokens', ...COUNTED });

/** The tokens written, in the model's own tokenizer, or those of the hidden run behind the answer. */
function tokensStep(usage: SiteUsage, { answer, reasoning, tools }: TokenAccount): Step {
  const written = answer.count + reasoning.count + tools.count;
  const own = writtenTokens(usage);
  const seen = own.answer + own.reasoning + own.tools;
  const isRun = answer.causes.some(({ id }) => id === 'hidden-run');
  return {
    id: 'tokens',
    expression: isRun ? 'T_out = T_run' : 'T_out = (T_answer + T_reasoning + T_tools) · f',
    values: isRun
      ? [counted('T_run', written)]
      : [
          counted('T_answer', own.answer),
          counted('T_reasoning', own.reasoning),
          counted('T_tools', own.tools),
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
  const { answer, reasoning, tools, input, context, calls } = account;
  const written = answer.count + reasoning.count + tools.count;
  const perCall = (input.count + context.count + written / 2) / calls;
  const growth = contextGrowth(perCall);
  return [
    tokensStep(usage, account),
    {
      id: 'context-growth',
      expression: 'g = min(g_max, 1 + c / c_half)',
      values: [
        counted('c', perCall),
        { symbol: 'c_half', value: text.context.halfTokens, unit: 'tokens', ...sourced(text.context) },
        { symbol: 'g_max', value: text.context.max, unit: '', ...sourced(text.context) },
      ],
      result: { value: growth, unit: '' },
    },
    {
      id: 'reading',
      expression: 'R = r · T_in · (1 + T_in / (n · T_half)) + r · κ_c · T_cached',
      values: [
        counted('T_in', input.count),
        counted('T_cached', context.count),
        { symbol: 'n', value: calls, unit: 'calls', ...COUNTED },
        {
          symbol: 'r',
          value: threeOf(text.prefill),
          unit: 'output tokens per input token',
          ...sourced(text.prefill),
        },
        {
          symbol: 'κ_c',
          value: threeOf(text.cache),
          unit: 'input tokens per cached token',
          ...sourced(text.cache),
        },
        {
          symbol: 'T_half',
          value: text.prefillGrowth.halfTokens,
          unit: 'tokens',
          ...sourced(text.prefillGrowth),
        },
      ],
      result: {
        value:
          calls * readEquivalents(input.count / calls) +
          text.prefill.central * text.cache.central * context.count,
        unit: 'output tokens',
      },
    },
    {
      id: 'text-energy',
      expression: 'E_text = e · (T_out · g + R) · h · PUE + n · E_fixed',
      values: [
        { symbol: 'h', value: text.hostAndIdle.value, unit: '', ...sourced(text.hostAndIdle) },
        { symbol: 'PUE', value: pue, unit: '', ...operatorSource(usage.site) },
        { symbol: 'E_fixed', value: threeOf(text.fixed), unit: 'Wh per call', ...sourced(text.fixed) },
        { symbol: 'n', value: calls, unit: 'calls', ...COUNTED },
      ],
      result: { value: plus(parts.filter(({ id }) => !isMedia(id)).map(partRange)), unit: 'Wh' },
    },
  ];
}
