import { describe, expect, it } from 'vitest';
import { inferOutputTokens, inferReasoningTokens } from '../../../src/model/footprint/infer.ts';
import { MODES } from '../../../src/model/usage/usage.ts';

const evidence = {
  model: 'gpt-5-6-thinking',
  site: 'chatgpt',
  mode: 'reasoning',
  effort: null,
  outputTokens: 300,
  thinkingMs: null,
  shownTokens: 0,
} as const;

describe('hidden reasoning', () => {
  it('comes from the thinking time the server states', () => {
    const tenSeconds = inferReasoningTokens({ ...evidence, thinkingMs: 10_000 });
    expect(tenSeconds).toBeGreaterThan(300);
    expect(tenSeconds).toBeLessThan(700);
    expect(inferReasoningTokens({ ...evidence, thinkingMs: 20_000 })).toBe(2 * tenSeconds);
    expect(inferReasoningTokens({ ...evidence, thinkingMs: 0 })).toBe(0);
  });

  it('else from the mode and the answer, with a floor where the model surely thought', () => {
    expect(inferReasoningTokens(evidence)).toBe(1200);
    expect(inferReasoningTokens({ ...evidence, outputTokens: 5 })).toBe(300);
    expect(inferReasoningTokens({ ...evidence, mode: 'standard' })).toBe(300);
    expect(inferReasoningTokens({ ...evidence, mode: 'standard', outputTokens: 0 })).toBe(0);
    expect(inferReasoningTokens({ ...evidence, mode: 'research' })).toBe(3000);
  });

  it('grows with the effort asked for', () => {
    const at = (effort: string | null): number => inferReasoningTokens({ ...evidence, effort });
    expect(at('low')).toBeLessThan(at('medium'));
    expect(at('medium')).toBeLessThan(at('high'));
    expect(at('none')).toBe(0);
    expect(at('a word of their own')).toBe(at(null));
    expect(at('constructor')).toBe(at(null));
  });

  it('is never less than what was shown', () => {
    expect(inferReasoningTokens({ ...evidence, shownTokens: 5000 })).toBe(5000);
    expect(inferReasoningTokens({ ...evidence, thinkingMs: 1000, shownTokens: 5000 })).toBe(5000);
  });
});

describe('output nobody saw', () => {
  it('is a typical answer for text, and none for media', () => {
    const ofKind = (kind: 'text' | 'image') =>
      Object.fromEntries(MODES.map((mode) => [mode, inferOutputTokens({ model: null, mode, kind })]));
    expect(ofKind('text')).toEqual({ standard: 350, reasoning: 600, research: 3000, agent: 1000 });
    expect(ofKind('image')).toEqual(Object.fromEntries(MODES.map((mode) => [mode, 0])));
  });
});
