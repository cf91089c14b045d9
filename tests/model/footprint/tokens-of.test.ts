import { expect, it } from 'vitest';
import { familyById } from '../../../src/model/footprint/registry.ts';
import { tokensOf } from '../../../src/model/footprint/tokens-of.ts';
import { usageOf } from './usage.ts';

const family = familyById('gpt-4o');

/** Tokens read of the cache, with all else as stated. */
const contextOf = (totalTokens: number | null, outputTokens: number, reasoningTokens: number) =>
  tokensOf(
    usageOf({
      contextTokens: 50,
      outputTokens,
      reasoningTokens,
      toolTokens: 40,
      totalTokens,
      tokenSource: { input: 'reported', output: 'counted', reasoning: 'counted' },
    }),
    family,
  ).context.count;

it('takes what a reported total holds beyond every count for hidden instructions, read from the cache', () => {
  expect(contextOf(null, 200, 300)).toBe(50);
  expect(contextOf(1000, 200, 300)).toBe(50 + (1000 - 100 - 50 - 200 - 300 - 40));
  expect(contextOf(400, 200, 300)).toBe(50);
});

it('has every answer of a prompt read all of it once', () => {
  const account = (generations: number) =>
    tokensOf(usageOf({ inputTokens: 30, contextTokens: 70, generations }), family);
  expect([account(3).input.count, account(3).context.count, account(3).calls]).toEqual([90, 210, 3]);
  expect([account(0).input.count, account(0).context.count, account(0).calls]).toEqual([30, 70, 1]);
});
