import { expect, it } from 'vitest';
import { expectUsage, reportTokens, reportUsage } from '../../../src/sites/reading/reported.ts';
import { newTurn } from './exchanges.ts';

it('counts stand as they were told last, and what is none changes nothing', () => {
  const turn = newTurn();
  reportTokens(turn, { input: 1, output: 2, reasoning: 3, total: 4 });
  expect(turn.reported).toEqual({ input: 1, output: 2, reasoning: 3, total: 4 });
  reportTokens(turn, { input: 10, output: 0, reasoning: '30', total: -4 });
  reportTokens(turn, {});
  reportUsage(turn, null);
  reportUsage(turn, { completion_tokens: '', total_tokens: null });
  expect(turn.reported).toEqual({ input: 10, output: 2, reasoning: 3, total: 4 });
});

it('what the model read is input with no context beside it, but for what was in its cache', () => {
  const turn = newTurn();
  turn.contextTokens = 50;
  reportTokens(turn, { read: null });
  expect(turn.reported).toEqual({});
  expect(turn.usage(0).contextTokens).toBe(50);
  reportTokens(turn, { read: 70, output: 5 });
  expect(turn.usage(0)).toMatchObject({ inputTokens: 70, contextTokens: 0 });
  reportTokens(turn, { cached: 60 });
  expect(turn.usage(0)).toMatchObject({ inputTokens: 10, contextTokens: 60 });
});

it('a prompt reported as 0 tokens, though one was sent, leaves nothing of the report', () => {
  const turn = newTurn();
  turn.input.append('And shorter?');
  turn.answer().append('They fly.');
  reportUsage(turn, { prompt_tokens: 0, completion_tokens: 4, total_tokens: 4 });
  expect(turn.usage(0)).toMatchObject({
    inputTokens: 3,
    outputTokens: turn.outputTokens,
    totalTokens: null,
    tokenSource: { input: 'counted', output: 'counted' },
  });
});

it('the calls of a turn add up once each of them is told', () => {
  const turn = newTurn();
  reportUsage(turn, { prompt_tokens: 1000, completion_tokens: 300, total_tokens: 1300 }, { call: 'a' });
  expect(turn.reported).toEqual({ input: 1000, context: 0, output: 300, total: 1300 });
  expectUsage(turn, { call: 'b' });
  expect(turn.reported).toEqual({});
  reportUsage(turn, { prompt_tokens: 1400, completion_tokens: 50, total_tokens: 1450 }, { call: 'b' });
  expect(turn.reported).toEqual({ input: 2400, context: 0, output: 350, total: 2750 });
});

it('models side by side read the prompt once each: it is one input, and their answers add up', () => {
  const turn = newTurn();
  reportUsage(turn, { prompt_tokens: 40, completion_tokens: 30 }, { lane: 'a' });
  reportUsage(turn, { prompt_tokens: 44, completion_tokens: 50 }, { lane: 'b' });
  expect(turn.reported).toEqual({ input: 42, context: 0, output: 80 });
});

it('calls beyond 500 are not added', () => {
  const turn = newTurn();
  for (let call = 0; call < 600; call++) reportTokens(turn, { output: 1 }, { call: `${call}` });
  expect(turn.reported).toEqual({ output: 500 });
});
