import { describe, expect, it } from 'vitest';
import { tierOf } from '../../../src/model/summaries/tier.ts';
import { requestOf } from '../footprint/usage.ts';

describe('the method of a request', () => {
  const source = (output: 'reported' | 'counted' | 'inferred', reasoning: 'reported' | 'inferred') =>
    ({ input: 'reported', output, reasoning }) as const;

  it('is as good as the weaker of its answer and its thinking', () => {
    expect(tierOf(requestOf({ tokenSource: source('reported', 'inferred') }))).toBe('reported');
    expect(tierOf(requestOf({ tokenSource: source('reported', 'inferred'), reasoningTokens: 9 }))).toBe(
      'inferred',
    );
    expect(tierOf(requestOf({ tokenSource: source('counted', 'reported'), reasoningTokens: 9 }))).toBe(
      'counted',
    );
  });

  it('is modelled for pictures and voice', () => {
    expect(tierOf(requestOf({ kind: 'image' }))).toBe('modelled');
    expect(tierOf(requestOf({ session: true }))).toBe('modelled');
  });

  it.each([
    ['research', {}, 'inferred'],
    ['agent', { toolTokens: 40 }, 'inferred'],
    ['agent', {}, 'counted'],
    ['research', { outcome: 'refused', outputTokens: 0 }, 'counted'],
    ['reasoning', {}, 'counted'],
  ] as const)('of %s %j is %s: the run behind an answer is assumed, however well that was counted', (mode, changes, tier) => {
    const tokenSource = { input: 'counted', output: 'counted', reasoning: 'counted' } as const;
    expect(tierOf(requestOf({ mode, tokenSource, ...changes }))).toBe(tier);
  });

  it('of a run whose site reports its tokens is reported', () => {
    expect(tierOf(requestOf({ mode: 'research' }))).toBe('reported');
  });
});
