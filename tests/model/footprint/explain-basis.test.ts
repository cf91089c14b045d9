/** How each value of the request itself is known: never better than the request says, and never looked up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/model/footprint/explain.ts';
import { searchStep } from '../../../src/model/footprint/explain-search.ts';
import type { Step } from '../../../src/model/footprint/explain-values.ts';
import { hiddenRunOf } from '../../../src/model/footprint/hidden-run.ts';
import type { SiteUsage } from '../../../src/model/footprint/site-usage.ts';
import { basisOf } from '../../../src/model/footprint/value-basis.ts';
import { tierOf } from '../../../src/model/summaries/tier.ts';
import { TOKEN_SOURCES } from '../../../src/model/usage/usage.ts';
import { anyUsage, anyZone, requestOf, usageOf } from './usage.ts';

/** Each value that a request's steps show, as `step symbol: basis`. */
function basesOf(usage: SiteUsage): Record<string, string> {
  const { steps } = explain(usage, null);
  return Object.fromEntries(
    steps.flatMap(({ id, values }) =>
      values.map(({ symbol, source }) => [`${id} ${symbol}`, basisOf(source)] as const),
    ),
  );
}

/** Steps of a request as the page shows them: with the searches its energy is. */
const shownSteps = (usage: SiteUsage, zone: string | null): Step[] => {
  const { steps, footprint } = explain(usage, zone);
  return [...steps, searchStep(footprint.energyWh, 'google-2009')];
};

describe('a value of the request itself', () => {
  const COUNTED = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;

  it.each(TOKEN_SOURCES)('is known as its tokens are: %s thinking', (reasoning) => {
    const usage = usageOf({
      mode: 'reasoning',
      reasoningTokens: 900,
      tokenSource: { ...COUNTED, reasoning },
    });
    expect(basesOf(usage)).toMatchObject({
      'tokens T_answer': 'counted',
      'tokens T_reasoning': reasoning,
      'tokens T_tools': 'counted',
      'reading T_in': 'counted',
      'reading T_cached': 'counted',
      'context-growth c': reasoning === 'inferred' ? 'inferred' : 'counted',
    });
  });

  it.each(TOKEN_SOURCES)('is known as its tokens are: %s reading', (input) => {
    expect(basesOf(usageOf({ tokenSource: { ...COUNTED, input } }))).toMatchObject({
      'reading T_in': input,
      'reading T_cached': input,
      'tokens T_answer': 'counted',
    });
  });

  it('of an output that the site reports holds its thinking, so that both are reported', () => {
    const tokenSource = { input: 'counted', output: 'reported', reasoning: 'inferred' } as const;
    expect(basesOf(usageOf({ reasoningTokens: 90, tokenSource }))).toMatchObject({
      'tokens T_answer': 'reported',
      'tokens T_reasoning': 'reported',
      'context-growth c': 'counted',
    });
  });

  it('of a hidden run is inferred, as the list of requests says of it', () => {
    const usage = usageOf({ mode: 'research', outputTokens: 4938, tokenSource: COUNTED });
    const bases = basesOf(usage);
    for (const value of ['tokens T_run', 'reading T_in', 'reading T_cached', 'reading n', 'context-growth c'])
      expect(bases[value], value).toBe('inferred');
    expect(tierOf(requestOf(usage))).toBe('inferred');
  });

  it('of any request is of a run exactly where one is assumed', () => {
    fc.assert(
      fc.property(anyUsage, (usage) => {
        const values = explain(usage, null).steps.flatMap((step) => step.values);
        const isRun = values.some(({ symbol }) => symbol === 'T_run');
        expect(isRun).toBe(!usage.session && hiddenRunOf(usage) !== null);
        if (isRun) expect(tierOf(requestOf(usage))).toBe('inferred');
      }),
    );
  });

  it('is told as counted only where the wire told it: else what stands in has a source', () => {
    const picture = (changes: object) =>
      basesOf(
        usageOf({
          kind: 'image',
          model: 'flux-dev',
          outputTokens: 0,
          media: [{ type: 'image', count: 1, ...changes }],
        }),
      );
    expect(picture({ width: 800, height: 600, steps: 12 })).toMatchObject({
      'media-energy pixels': 'counted',
      'media-energy steps': 'counted',
    });
    for (const value of ['media-energy pixels', 'media-energy steps'])
      expect(picture({})[value]).not.toBe('counted');
    const film = (changes: object) =>
      basesOf(
        usageOf({
          kind: 'video',
          model: 'veo-3.1',
          outputTokens: 0,
          media: [{ type: 'video', count: 1, ...changes }],
        }),
      );
    expect(film({ seconds: 8 })).toMatchObject({
      'media-energy s': 'counted',
      'media-energy pixels': 'assumed',
    });
    expect(film({})['media-energy s']).toBe('assumed');
    const song = (changes: object) =>
      basesOf(
        usageOf({
          kind: 'audio',
          model: 'suno-v4',
          outputTokens: 0,
          media: [{ type: 'audio', count: 1, ...changes }],
        }),
      );
    expect([song({ seconds: 60 }), song({})].map((bases) => bases['media-energy s'])).toEqual([
      'counted',
      'assumed',
    ]);
  });
});

describe('what a step before came to', () => {
  it('is computed, and nothing else is', () => {
    fc.assert(
      fc.property(anyUsage, anyZone, (usage, zone) => {
        const results = new Set<string>();
        for (const { id, expression, values } of shownSteps(usage, zone)) {
          for (const { symbol, source } of values)
            if (id !== 'media-energy')
              expect(basisOf(source) === 'computed', `${id} ${symbol}`).toBe(
                id === 'energy' || results.has(symbol),
              );
          results.add(expression.split(' ')[0] ?? '');
        }
      }),
    );
  });
});
