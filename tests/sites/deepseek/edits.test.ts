import { expect, it } from 'vitest';
import { createEdits } from '../../../src/sites/deepseek/edits.ts';
import { createMessage } from '../../../src/sites/deepseek/message.ts';
import { createProgress } from '../../../src/sites/reading/stream-answer.ts';
import { TabDouble } from '../tab-double.ts';

/** Tokens of a message after an edit that stands in so many batches, each in the one around it. */
function tokensAfter(batches: number): number {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'completion', at: tab.now() });
  let edit: object = { p: 'content', o: 'SET', v: 'deep' };
  for (let i = 1; i < batches; i++) edit = { o: 'BATCH', v: [edit] };
  createEdits(createMessage(turn), createProgress(), 0).push({
    p: 'response',
    o: 'BATCH',
    v: [edit],
  });
  return turn.usage(tab.now()).outputTokens;
}

it('reads what stands in a few batches, and goes into no more than that', () => {
  expect([1, 4, 5, 50_000].map(tokensAfter)).toEqual([1, 1, 0, 0]);
});
