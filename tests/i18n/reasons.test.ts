/** Whatever an explanation can hold has words in every language: nobody reads an id. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as english from '../../src/i18n/languages/en.ts';
import * as french from '../../src/i18n/languages/fr.ts';
import { explain, NOT_COUNTED } from '../../src/model/footprint/explain.ts';
import { searchStep } from '../../src/model/footprint/explain-search.ts';
import { STEP_IDS, type Step } from '../../src/model/footprint/explain-values.ts';
import { CAUSE_IDS, PART_IDS } from '../../src/model/footprint/part.ts';
import { CONFIDENCES } from '../../src/model/footprint/registry.ts';
import { SEARCH_BASELINES } from '../../src/model/footprint/search.ts';
import { BASES, basisOf, symbolGroupOf } from '../../src/model/footprint/value-basis.ts';
import { MEASURES } from '../../src/model/summaries/history.ts';
import { TIERS } from '../../src/model/summaries/tier.ts';
import { MEDIA_TYPES, MODES, OUTCOMES } from '../../src/model/usage/usage.ts';
import { USE_CLASSES } from '../../src/model/usage/use-class.ts';
import { symbolIn } from '../../src/ui/how/formula.ts';
import { anyUsage, anyZone, usageOf } from '../model/footprint/usage.ts';

const LANGUAGES = { en: english, fr: french };
const PLACE_CAUSES = ['grid', 'hardware', 'on-site-water', 'off-site-water'] as const;

describe.each(Object.entries(LANGUAGES))('%s has words for', (_, { how, dashboard }) => {
  it.each([
    ['steps', how.steps, STEP_IDS],
    ['causes', how.causes, [...CAUSE_IDS, ...PLACE_CAUSES]],
    ['parts', how.parts, PART_IDS],
    ['what is not counted', how.leftOut, NOT_COUNTED],
    ['bases', how.bases, BASES],
    ['how well a model is known', how.confidence, CONFIDENCES],
    ['tiers', dashboard.tiers, TIERS],
    ['modes', dashboard.modes, MODES],
    ['classes of use', dashboard.useClasses, USE_CLASSES],
    ['measures', dashboard.measures, MEASURES],
    ['what is produced', dashboard.produced, MEDIA_TYPES],
    ['outcomes', dashboard.outcomes, OUTCOMES.filter((outcome) => outcome !== 'complete')],
  ] as const)('all %s, and no others', (_name, words, ids) => {
    expect(Object.keys(words).sort()).toEqual([...ids].sort());
  });

  it('every symbol of every formula', () => {
    const known = (step: Step): void => {
      for (const { symbol } of step.values)
        expect(how.symbols[symbolGroupOf(step.id)], `${step.id}: ${step.expression}`).toHaveProperty(symbol);
    };
    for (const step of FORMULAS) known(step);
    fc.assert(
      fc.property(anyUsage, anyZone, (usage, zone) => {
        for (const step of explain(usage, zone).steps) known(step);
      }),
    );
  });

  it('no symbol that no formula has', () => {
    const used = new Set(
      FORMULAS.flatMap(({ id, values }) => values.map(({ symbol }) => `${symbolGroupOf(id)} ${symbol}`)),
    );
    const said = Object.entries(how.symbols).flatMap(([group, symbols]) =>
      Object.keys(symbols).map((symbol) => `${group} ${symbol}`),
    );
    expect(said.filter((name) => !used.has(name))).toEqual([]);
  });
});

/** Requests that between them go through every formula there is. */
const picture = (model: string, site = 'chatgpt') =>
  usageOf({ site, model, kind: 'image', outputTokens: 0, media: [{ type: 'image', count: 1 }] });
const film = (model: string) =>
  usageOf({ model, kind: 'video', outputTokens: 0, media: [{ type: 'video', count: 1, seconds: 8 }] });
const FORMULAS: readonly Step[] = [
  usageOf(),
  usageOf({ model: 'gpt-oss-120b' }),
  usageOf({
    contextTokens: 500,
    reasoningTokens: 90,
    toolTokens: 40,
    tokenSource: { input: 'counted', output: 'counted', reasoning: 'inferred' },
  }),
  usageOf({ model: 'gpt-4o-mini' }),
  usageOf({ mode: 'research', tokenSource: { input: 'counted', output: 'counted', reasoning: 'inferred' } }),
  picture('gpt-image-2'),
  picture('flux-dev', 'a1111'),
  picture('z-image', 'a1111'),
  picture('midjourney', 'midjourney'),
  film('sora-2-pro'),
  film('wan2.2'),
  film('mochi'),
  film('pika'),
  usageOf({ site: 'suno', model: 'chirp', kind: 'audio', media: [{ type: 'audio', count: 1, seconds: 60 }] }),
  usageOf({ kind: 'audio', session: true, media: [{ type: 'audio', count: 1, seconds: 60 }] }),
]
  .flatMap((usage) => explain(usage, null).steps)
  .concat(SEARCH_BASELINES.map(({ id }) => searchStep({ low: 1, central: 2, high: 4 }, id)));

describe('a symbol of any formula', () => {
  /** `answer` of `T_answer`; what is one letter or capitals (PUE, WUE) is the same in every language. */
  const wordsIn = (text: string): string[] =>
    (text.match(/\p{L}[\p{L}\d_]*/gu) ?? []).flatMap((symbol) =>
      symbol.split('_').filter((word) => /^\p{Ll}{2,}$/u.test(word)),
    );
  const used = new Set(FORMULAS.flatMap(({ expression }) => wordsIn(expression)));

  it.each(Object.entries(LANGUAGES))('is said in %s where it is a word, and no other word is', (_, {
    how,
  }) => {
    expect(Object.keys(how.symbolWords).sort()).toEqual([...used].sort());
  });

  it('keeps its letters, capitals and numbers', () => {
    const shown = (symbol: string): string => symbolIn(symbol, french.how.symbolWords);
    expect(['T_answer', 'steps_0', 'PUE_0', 'B0'].map(shown)).toEqual([
      'T_réponse',
      'étapes_0',
      'PUE_0',
      'B0',
    ]);
  });
});

describe('what a value rests on', () => {
  const sourcesOf = (basis: string): string[] =>
    [...new Set(FORMULAS.flatMap(({ values }) => values.map(({ source }) => source)))].filter(
      (source) => basisOf(source) === basis,
    );

  it('is never better than its source says of itself', () => {
    for (const basis of BASES.filter((known) => known !== 'assumed'))
      for (const source of sourcesOf(basis)) expect(source, basis).not.toMatch(/our assumption|our class/);
  });

  it('comes in every kind', () => {
    for (const basis of BASES) expect(sourcesOf(basis), basis).not.toEqual([]);
  });
});
