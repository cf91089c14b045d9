import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, estimated } from '../../../src/model/footprint/estimate.ts';
import { explain, explainSum } from '../../../src/model/footprint/explain.ts';
import { ENDS } from '../../../src/model/footprint/range.ts';
import { saidOf } from '../../../src/model/footprint/sources.ts';
import { sumOfRows } from '../../../src/model/footprint/sums.ts';
import { basisOf, isOfRequest } from '../../../src/model/footprint/value-basis.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import { FOOTPRINT_KEYS } from '../../../src/model/usage/usage.ts';
import { anyUsage, anyZone, requestOf, usageOf } from './usage.ts';

describe('the explanation of a request', () => {
  const usage = usageOf({ model: 'gpt-4o', inputTokens: 2000, contextTokens: 4000 });
  const explanation = explain(usage, null);
  const result = (id: string): unknown => explanation.steps.find((step) => step.id === id)?.result.value;
  const value = (id: string, symbol: string): number => {
    const found = explanation.steps
      .find((step) => step.id === id)
      ?.values.find((item) => item.symbol === symbol)?.value;
    return typeof found === 'number' ? found : (found?.central ?? Number.NaN);
  };

  it('ends in the estimate itself', () => {
    const footprint = estimate(usage, null);
    expect(explanation.footprint).toEqual(footprint);
    expect(result('energy')).toEqual(footprint.energyWh);
    expect(result('carbon-of-use')).toEqual(footprint.gwpUsageGrams);
    expect(result('carbon-of-hardware')).toEqual(footprint.gwpEmbodiedGrams);
    expect(result('water-on-site')).toEqual(footprint.waterOnsiteMl);
    expect(result('water-off-site')).toEqual(footprint.waterOffsiteMl);
  });

  it('can be followed by hand, step by step', () => {
    const e = result('decode') as number;
    const bySize = result('decode-by-size') as number;
    const byPrice = result('decode-by-price') as number;
    const weight = value('decode', 'ω');
    expect(e).toBeCloseTo(bySize ** (1 - weight) * byPrice ** weight, 12);
    expect(bySize).toBeCloseTo(
      (value('decode-by-size', 'k') *
        value('decode-by-size', 'A') ** value('decode-by-size', 'a') *
        value('decode-by-size', 'P') ** value('decode-by-size', 'p') *
        (value('decode-by-size', 'w') / 2) ** value('decode-by-size', 'q') *
        value('decode-by-size', 'B') ** -value('decode-by-size', 'b') *
        (1 + value('decode-by-size', 'B0') / value('decode-by-size', 'B')) **
          (1 - value('decode-by-size', 'b'))) /
        3600,
      12,
    );
    const written = result('tokens') as number;
    const growth = result('context-growth') as number;
    const read = result('reading') as number;
    const meter = value('text-energy', 'h') * value('text-energy', 'PUE');
    const energy = e * (written * growth + read) * meter + value('text-energy', 'E_fixed');
    expect(energy).toBeCloseTo(explanation.footprint.energyWh.central, 9);
    expect(growth).toBeCloseTo(1 + value('context-growth', 'c') / value('context-growth', 'c_half'), 9);
  });

  it('names a source and a year for every value', () => {
    for (const { id, values } of explanation.steps) {
      for (const { symbol, source, year } of values) {
        expect(source.length, `${id} ${symbol}`).toBeGreaterThan(10);
        expect(year, `${id} ${symbol}`).toBeGreaterThanOrEqual(2009);
      }
    }
  });

  it('says which model it took, how well that is known, and what is not counted', () => {
    expect(explanation.models).toEqual([
      {
        slug: 'gpt-4o',
        family: 'gpt-4o',
        vendor: 'openai',
        known: true,
        confidence: 'inferred',
        requests: 1,
      },
    ]);
    expect(explain(usageOf({ model: 'gpt-99' }), null).models[0]).toMatchObject({
      known: false,
      confidence: 'guessed',
    });
    expect(explanation.notCounted).toContain('training');
    expect(explanation.boundary).toBe('data-centre-meter');
  });

  it('says which boundary the grid figure has', () => {
    expect(explain(usage, null).gridBoundaries).toEqual(['life-cycle']);
    expect(explain(usage, 'US-CAMX').gridBoundaries).toEqual(['generation']);
  });

  it('says nothing ran where nothing ran', () => {
    const refused = explain(usageOf({ outcome: 'refused', outputTokens: 0 }), null);
    expect(refused.parts).toEqual([]);
    expect(refused.causes.energyWh).toEqual([]);
  });
});

describe('any step', () => {
  const names = (expression: string): string[] => expression.match(/[A-Za-zκ_ω][A-Za-zκ_0-9]*/g) ?? [];
  const media = (type: 'image' | 'video' | 'audio', model: string) =>
    usageOf({ model, kind: type, outputTokens: 0, media: [{ type, count: 2 }] });

  const KINDS = [
    ['an answer', usageOf({ contextTokens: 900 })],
    ['a model with a price only', usageOf({ model: 'gpt-4o-mini' })],
    ['open weights', usageOf({ model: 'llama-3.1-8b' })],
    ['research', usageOf({ mode: 'research', tokenSource: { ...usageOf().tokenSource, output: 'counted' } })],
    ['a token picture', media('image', 'gpt-image-1')],
    ['a measured picture', media('image', 'flux-dev')],
    ['a picture by the law', media('image', 'qwen-image')],
    ['a picture by class', media('image', 'midjourney')],
    ['a video by regression', media('video', 'veo-3.1')],
    ['a measured video', media('video', 'hunyuanvideo')],
    ['a video by the law', media('video', 'mochi-1')],
    ['a video by class', media('video', 'sora-2')],
    ['music', media('audio', 'suno-v4')],
    ['voice', { ...media('audio', 'gpt-4o'), session: true }],
  ] as const;

  it('is told in its units, each value and each result', async () => {
    const steps = KINDS.flatMap(([, usage]) => explain(usage, null).steps);
    const lines = steps.flatMap(({ id, expression, values, result }) => [
      `${id}: ${expression}  [${result.unit}]`,
      ...values.map(({ symbol, unit }) => `${id}: ${symbol} [${unit}]`),
    ]);
    const text = `${[...new Set(lines)].sort().join('\n')}\n`;
    await expect(text).toMatchFileSnapshot('explained-units.txt');
  });

  it.each(KINDS)('of %s says in French what each of its values rests on', (_name, usage) => {
    const sources = explain(usage, null).steps.flatMap(({ values }) => values.map(({ source }) => source));
    for (const source of sources)
      if (!isOfRequest(basisOf(source))) expect(saidOf(source).fr, source).not.toBe(source);
  });

  it.each(KINDS)('of %s has a value or an earlier result for each symbol, and no other', (_name, usage) => {
    const known = new Set(['min', 'max']);
    for (const { expression, values } of explain(usage, null).steps) {
      const formulas = expression.split('; ');
      for (const formula of formulas) known.add(formula.split(' = ')[0] ?? '');
      const used = formulas.flatMap((formula) => names(formula.slice(formula.indexOf(' = '))));
      const given = values.map(({ symbol }) => symbol);
      expect(
        used.filter((name) => !known.has(name) && !given.includes(name)),
        expression,
      ).toEqual([]);
      expect(
        given.filter((symbol) => !used.includes(symbol)),
        expression,
      ).toEqual([]);
    }
  });

  it('of research gives what its values give', () => {
    const usage = usageOf({
      mode: 'research',
      model: 'claude-opus-4-8',
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
    });
    const { steps, footprint } = explain(usage, null);
    const step = (id: string) => steps.find((one) => one.id === id);
    const value = (id: string, symbol: string): number => {
      const found = step(id)?.values.find((one) => one.symbol === symbol)?.value;
      return typeof found === 'number' ? found : (found?.central ?? Number.NaN);
    };
    const read = (symbol: string): number => value('reading', symbol);
    const fresh = read('r') * read('T_in') * (1 + read('T_in') / (read('n') * read('T_half')));
    expect(step('reading')?.result.value).toBeCloseTo(fresh + read('r') * read('κ_c') * read('T_cached'), 3);
    const { value: written } = step('tokens')?.result ?? { value: 0 };
    const { value: growth } = step('context-growth')?.result ?? { value: 0 };
    const { value: e } = step('decode')?.result ?? { value: 0 };
    const { value: reading } = step('reading')?.result ?? { value: 0 };
    const meter = value('text-energy', 'h') * value('text-energy', 'PUE');
    const tokens = Number(written) * Number(growth) + Number(reading);
    const fixed = value('text-energy', 'n') * value('text-energy', 'E_fixed');
    expect(Number(e) * tokens * meter + fixed).toBeCloseTo(footprint.energyWh.central, 6);
  });
});

describe('the explanation of any range of requests', () => {
  it('has parts that add up to the energy and causes that add up to the whole range', () => {
    fc.assert(
      fc.property(fc.array(anyUsage, { maxLength: 5 }), anyZone, (usages, zone) => {
        const { parts, footprint, causes } = explainSum(usages, zone);
        const { central } = footprint.energyWh;
        const sum = parts.reduce((total, { energyWh }) => total + energyWh.central, 0);
        expect(sum / (central || 1)).toBeCloseTo(central === 0 ? 0 : 1, 6);
        for (const key of FOOTPRINT_KEYS) {
          const shares = causes[key].map(({ share }) => share);
          for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
          if (shares.length > 0) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('adds as every page does, by whom errors are shared with', () => {
    const usages = [usageOf(), usageOf({ site: 'claude', model: 'claude-opus-4-8' })];
    const rows = usages.map((usage) =>
      addRequest(undefined, requestOf({ ...usage, ...estimated(usage, null) })),
    );
    const { footprint, models } = explainSum(usages, null);
    const shown = sumOfRows(rows);
    for (const key of FOOTPRINT_KEYS)
      for (const end of ENDS) expect(footprint[key][end]).toBeCloseTo(shown[key][end], 4);
    expect(models).toHaveLength(2);
  });

  it('has the parts of one request add up end with end, as the request does', () => {
    const { parts, footprint } = explainSum([usageOf({ contextTokens: 4_000 })], null);
    for (const end of ENDS)
      expect(parts.reduce((sum, { energyWh }) => sum + energyWh[end], 0)).toBeCloseTo(
        footprint.energyWh[end],
        9,
      );
  });

  it('blames the model most for an answer’s energy, and the grid too for its carbon', () => {
    const { causes } = explain(usageOf(), null);
    expect(causes.energyWh[0]?.cause).toBe('model');
    expect(causes.gwpUsageGrams.map(({ cause }) => cause)).toContain('grid');
    expect(causes.waterOffsiteMl.map(({ cause }) => cause)).toContain('off-site-water');
  });
});

describe('the explanation of media', () => {
  it.each([
    ['gpt-5', 'image'],
    ['flux-dev', 'image'],
    ['qwen-image', 'image'],
    ['midjourney', 'image'],
    ['veo-3.1', 'video'],
    ['wan2.1-t2v-14b', 'video'],
    ['mochi-1', 'video'],
    ['sora-2', 'video'],
    ['gpt-5', 'audio'],
  ] as const)('of %s %s has one sourced step whose result is the part', (model, type) => {
    const usage = usageOf({
      model,
      kind: type,
      outputTokens: 0,
      inputTokens: 0,
      media: [{ type, count: 2, width: 800, height: 600 }],
    });
    const { steps, parts } = explain(usage, null);
    const step = steps.find(({ id }) => id === 'media-energy');
    expect(step?.result.value).toEqual(parts.find(({ id }) => id === type)?.energyWh);
    expect(step?.values.length).toBeGreaterThan(2);
    for (const { source, year, symbol } of step?.values ?? []) {
      expect(source.length, symbol).toBeGreaterThan(5);
      expect(year, symbol).toBeGreaterThan(2000);
    }
  });

  it('says when the site’s usual model stood in for one the wire did not name', () => {
    const media = [{ type: 'image', count: 1 }] as const;
    const assumed = explain(usageOf({ kind: 'image', model: 'gpt-5', media: [...media] }), null);
    const named = explain(usageOf({ kind: 'image', model: 'gpt-image-2', media: [...media] }), null);
    expect(assumed.causes.energyWh.map(({ cause }) => cause)).toContain('media-model');
    expect(named.causes.energyWh.map(({ cause }) => cause)).not.toContain('media-model');
  });
});
