import { expect, it } from 'vitest';
import { reportTokens } from '../../../src/sites/reading/reported.ts';
import { newTurn } from './exchanges.ts';

it('counts stand as they were told last, and what is none changes nothing', () => {
  const turn = newTurn();
  reportTokens(turn, { input: 1, output: 2, reasoning: 3, total: 4 });
  expect(turn.reported).toEqual({ input: 1, output: 2, reasoning: 3, total: 4 });
  reportTokens(turn, { input: 10, output: 0, reasoning: '30', total: -4 });
  reportTokens(turn, {});
  expect(turn.reported).toEqual({ input: 10, output: 2, reasoning: 3, total: 4 });
});

it('what the model read is input with no context beside it', () => {
  const turn = newTurn();
  turn.contextTokens = 50;
  reportTokens(turn, { read: 0 });
  reportTokens(turn, { read: null });
  expect(turn.reported).toEqual({});
  reportTokens(turn, { read: 70, output: 5 });
  expect(turn.reported).toEqual({ input: 70, output: 5, context: 0 });
  expect(turn.usage(0)).toMatchObject({ inputTokens: 70, contextTokens: 0 });
});
