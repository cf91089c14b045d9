/** When something is inferred of what nobody saw, and when not. */
import { describe, expect, it } from 'vitest';
import { inferOutputTokens, inferReasoningTokens } from '../../../src/model/footprint/infer.ts';
import { withInferredTokens } from '../../../src/model/footprint/unseen-tokens.ts';
import { MAX_TOKENS } from '../../../src/model/limits.ts';
import type { Outcome } from '../../../src/model/usage/usage.ts';
import { usageOf } from './usage.ts';

const READ = { thinkingMs: null, unread: false };
const UNREAD = { thinkingMs: null, unread: true };
const NOTHING = { inputTokens: 0, outputTokens: 0 };
const COUNTED = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
const HIDDEN = { ...COUNTED, reasoning: 'inferred' } as const;

describe('hidden reasoning', () => {
  const reasoningOf = (changes: Parameters<typeof usageOf>[0], evidence = READ) =>
    withInferredTokens(usageOf({ mode: 'reasoning', tokenSource: HIDDEN, ...changes }), evidence)
      .reasoningTokens;

  it.each<[Outcome, number]>([
    ['complete', 300],
    ['stopped', 300],
    ['cut', 300],
    ['pending', 0],
    ['failed', 0],
    ['refused', 0],
  ])('of a prompt that brought nothing and is %s is %s', (outcome, tokens) => {
    expect(reasoningOf({ outcome, ...NOTHING })).toBe(tokens);
  });

  it('is there where anything was produced, whatever the outcome', () => {
    const failed = { outcome: 'failed', ...NOTHING } as const;
    expect(reasoningOf({ ...failed, outputTokens: 1 })).toBe(300);
    expect(reasoningOf({ ...failed, toolTokens: 1 })).toBe(300);
    expect(reasoningOf({ ...failed, reasoningTokens: 1 })).toBe(300);
    expect(reasoningOf({ ...failed, media: [{ type: 'image', count: 1 }] })).toBe(300);
  });

  it('is there where the server says that it thought, as long as it says', () => {
    const evidence = { ...READ, thinkingMs: 10_000 };
    const usage = usageOf({ mode: 'reasoning', outcome: 'failed', tokenSource: HIDDEN, ...NOTHING });
    const told = { ...usage, thinkingMs: 10_000, shownTokens: 0 };
    expect(withInferredTokens(usage, evidence).reasoningTokens).toBe(inferReasoningTokens(told));
    expect(withInferredTokens(usage, { ...READ, thinkingMs: 1e12 }).reasoningTokens).toBe(MAX_TOKENS);
  });

  it('stays as it is where it was counted', () => {
    expect(reasoningOf({ reasoningTokens: 7, tokenSource: COUNTED })).toBe(7);
  });
});

describe('an answer nobody could read', () => {
  it('is inferred where nothing is known of it, and its input where that is not either', () => {
    const usage = usageOf({ tokenSource: COUNTED, ...NOTHING });
    const inferred = withInferredTokens(usage, UNREAD);
    expect(inferred.outputTokens).toBe(inferOutputTokens(usage));
    expect(inferred.tokenSource).toEqual({ input: 'inferred', output: 'inferred', reasoning: 'counted' });
    expect(withInferredTokens({ ...usage, inputTokens: 9 }, UNREAD).tokenSource.input).toBe('counted');
  });

  it('is what is known of it where that is anything', () => {
    for (const changes of [{ outputTokens: 5 }, { reasoningTokens: 5 }, { toolTokens: 5 }]) {
      const usage = usageOf({ tokenSource: COUNTED, ...NOTHING, ...changes });
      const { outputTokens, tokenSource } = withInferredTokens(usage, UNREAD);
      expect([outputTokens, tokenSource.output]).toEqual([usage.outputTokens, 'counted']);
    }
  });

  it('is not inferred where it could be read', () => {
    const usage = usageOf({ tokenSource: COUNTED, ...NOTHING });
    expect(withInferredTokens(usage, READ)).toEqual(usage);
  });
});
