import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/model/footprint/estimate.ts';
import { writtenTokens } from '../../../src/model/footprint/tokens-of.ts';
import type { TokenSource } from '../../../src/model/usage/usage.ts';
import { usageOf } from './usage.ts';

describe('what was written', () => {
  const usage = (output: TokenSource, outputTokens: number, reasoningTokens: number, toolTokens = 0) =>
    usageOf({
      outputTokens,
      reasoningTokens,
      toolTokens,
      tokenSource: { input: 'counted', output, reasoning: output },
    });

  it('holds the reasoning once, whether the site reports one number or we count two', () => {
    expect(writtenTokens(usage('reported', 17, 6, 2))).toEqual({ answer: 17, reasoning: 0, tools: 0 });
    expect(writtenTokens(usage('counted', 9, 6, 2))).toEqual({ answer: 9, reasoning: 6, tools: 2 });
  });

  it('costs the same whatever part of a reported output is reasoning', () => {
    const cost = (reasoning: number) => estimate(usage('reported', 1_000, reasoning), null).energyWh.central;
    expect(cost(600)).toBeCloseTo(cost(0), 10);
    expect(cost(600)).toBeLessThan(estimate(usage('counted', 1_000, 600), null).energyWh.central);
  });
});
