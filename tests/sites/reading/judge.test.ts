import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, judge, type SeenTokens } from '../../../src/sites/reading/judge.ts';
import { readUsage } from '../../../src/sites/reading/usage-object.ts';

const NOTHING_SEEN: SeenTokens = { input: 0, output: 0, reasoning: 0 };

describe('a report', () => {
  it('of no call says nothing', () => {
    expect(judge([], NOTHING_SEEN)).toEqual({});
  });

  it.each<[string, SeenTokens, Call]>([
    ['no input, though something was sent', { ...NOTHING_SEEN, input: 1 }, { lane: '', read: 0, output: 5 }],
    [
      'no prompt, though something was sent',
      { ...NOTHING_SEEN, input: 1 },
      { lane: '', input: 0, output: 5 },
    ],
    [
      'no output, though something was said',
      { ...NOTHING_SEEN, output: 1 },
      { lane: '', read: 5, output: 0 },
    ],
  ])('of %s is not believed', (_, seen, call) => {
    expect(judge([call], seen)).toEqual({});
  });

  it('of no reasoning is believed but for that, where reasoning was seen', () => {
    const call = { lane: '', read: 5, output: 9, reasoning: 0 };
    expect(judge([call], { ...NOTHING_SEEN, reasoning: 3 })).toEqual({ input: 5, context: 0, output: 9 });
    expect(judge([call], NOTHING_SEEN)).toEqual({ input: 5, context: 0, output: 9, reasoning: 0 });
  });

  it('that is believed is never stored as more than it states, and one that is not, not at all', () => {
    const tokens = fc.option(fc.nat(100_000), { nil: undefined });
    const counts = { read: tokens, cached: tokens, input: tokens, output: tokens, reasoning: tokens };
    const call = fc.record({ ...counts, total: tokens, lane: fc.constantFrom('', 'a', 'b') });
    const seen = fc.record({ input: fc.nat(9), output: fc.nat(9), reasoning: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 4 }), seen, (drawn, counted) => {
        const calls = drawn.map((one) => definedOf(one) as unknown as Call);
        const sum = (name: keyof Call) => calls.reduce((all, one) => all + (Number(one[name]) || 0), 0);
        const believed = judge(calls, counted);
        const read = (believed.input ?? 0) + (believed.context ?? 0);
        expect(read).toBeLessThanOrEqual(sum('read') + sum('input'));
        for (const name of ['output', 'reasoning', 'total'] as const)
          expect(believed[name] ?? 0).toBeLessThanOrEqual(sum(name));
        if (counted.output > 0) expect(believed.output).not.toBe(0);
        if (counted.reasoning > 0) expect(believed.reasoning).not.toBe(0);
      }),
    );
  });
});

function definedOf(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}

describe('a usage object', () => {
  it.each<[string, unknown, object]>([
    [
      'OpenAI chat completions',
      {
        prompt_tokens: 20,
        completion_tokens: 12,
        total_tokens: 32,
        completion_tokens_details: { reasoning_tokens: 8 },
      },
      { read: 20, output: 12, reasoning: 8, total: 32 },
    ],
    [
      'the same with the reasoning beside the output',
      {
        prompt_tokens: 20,
        completion_tokens: 12,
        total_tokens: 40,
        completion_tokens_details: { reasoning_tokens: 8 },
      },
      { read: 20, output: 20, reasoning: 8, total: 40 },
    ],
    [
      'the same without a total, where the part is more than the whole',
      { prompt_tokens: 20, completion_tokens: 1, completion_tokens_details: { reasoning_tokens: 386 } },
      { read: 20, output: 387, reasoning: 386 },
    ],
    [
      'OpenAI Responses',
      {
        input_tokens: 75,
        input_tokens_details: { cached_tokens: 64 },
        output_tokens: 30,
        output_tokens_details: { reasoning_tokens: 10 },
        total_tokens: 105,
      },
      { read: 75, cached: 64, output: 30, reasoning: 10, total: 105 },
    ],
    [
      'Anthropic',
      { input_tokens: 12, cache_creation_input_tokens: 300, cache_read_input_tokens: 500, output_tokens: 34 },
      { read: 812, cached: 500, output: 34 },
    ],
    [
      'a proxy that adds Anthropic’s names to OpenAI’s',
      { prompt_tokens: 812, completion_tokens: 34, cache_read_input_tokens: 500, total_tokens: 846 },
      { read: 812, cached: 500, output: 34, total: 846 },
    ],
    [
      'Google',
      {
        promptTokenCount: 30,
        candidatesTokenCount: 10,
        thoughtsTokenCount: 50,
        toolUsePromptTokenCount: 7,
        totalTokenCount: 97,
      },
      { read: 37, output: 60, reasoning: 50, total: 97 },
    ],
    [
      'Ollama',
      { prompt_eval_count: 26, eval_count: 298, eval_duration: 4799921000 },
      { read: 26, output: 298 },
    ],
    [
      'DeepSeek',
      { prompt_tokens: 100, prompt_cache_hit_tokens: 64, completion_tokens: 5 },
      { read: 100, cached: 64, output: 5 },
    ],
    ['the AI SDK 4', { promptTokens: 10, completionTokens: 8 }, { read: 10, output: 8 }],
    [
      'the AI SDK 5',
      { inputTokens: 18, outputTokens: 30, reasoningTokens: 60, totalTokens: 108, cachedInputTokens: 2 },
      { read: 18, cached: 2, output: 90, reasoning: 60, total: 108 },
    ],
    [
      'the AI SDK 6, of a provider',
      {
        inputTokens: { total: 18, noCache: 10, cacheRead: 8 },
        outputTokens: { total: 90, text: 30, reasoning: 60 },
      },
      { read: 18, cached: 8, output: 90, reasoning: 60 },
    ],
    [
      'the AI SDK 7',
      {
        inputTokens: 18,
        inputTokenDetails: { noCacheTokens: 18, cacheReadTokens: 0 },
        outputTokens: 90,
        outputTokenDetails: { textTokens: 30, reasoningTokens: 60 },
        totalTokens: 108,
      },
      { read: 18, cached: 0, output: 90, reasoning: 60, total: 108 },
    ],
    [
      'Amazon Bedrock',
      {
        inputTokens: 12,
        cacheReadInputTokens: 500,
        cacheWriteInputTokens: 300,
        outputTokens: 34,
        totalTokens: 846,
      },
      { read: 812, cached: 500, output: 34, total: 846 },
    ],
    [
      'a proxy whose input holds what came from the cache, as its total says',
      { input_tokens: 812, cache_read_input_tokens: 500, output_tokens: 34, total_tokens: 846 },
      { read: 812, cached: 500, output: 34, total: 846 },
    ],
    [
      'Google, in its other spelling',
      { prompt_token_count: 30, candidates_token_count: 10, thoughts_token_count: 50, total_token_count: 90 },
      { read: 30, output: 60, reasoning: 50, total: 90 },
    ],
    [
      'LangChain',
      {
        input_tokens: 30,
        output_tokens: 20,
        total_tokens: 50,
        input_token_details: { cache_read: 10 },
        output_token_details: { reasoning: 5 },
      },
      { read: 30, cached: 10, output: 20, reasoning: 5, total: 50 },
    ],
    [
      'llama.cpp’s timings',
      { cache_n: 200, prompt_n: 12, prompt_ms: 8.1, predicted_n: 34, predicted_ms: 900 },
      { read: 212, cached: 200, output: 34 },
    ],
    ['an empty one', { prompt_tokens: null, completion_tokens: '', total_tokens: Number.NaN }, {}],
    ['none', 'usage', {}],
  ])('of %s', (_, usage, expected) => {
    expect(readUsage(usage)).toEqual(expected);
  });
});
