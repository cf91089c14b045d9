import { expect, it } from 'vitest';
import { createKimiAnswer } from '../../../src/sites/kimi/answer.ts';
import { createProgress } from '../../../src/sites/reading/stream-answer.ts';
import { TabDouble } from '../tab-double.ts';

/** What is known of an answer once its message has this status. */
function progressAfter(status: string) {
  const tab = new TabDouble();
  const progress = createProgress();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  createKimiAnswer(turn, progress, () => {}).take({
    op: 'set',
    mask: 'message.status',
    message: { id: 'a', role: 'assistant', status },
  });
  const { done, stopped, error } = progress;
  return { done, stopped, error };
}

const going = { done: false, stopped: false, error: '' };

it.each([
  ['MESSAGE_STATUS_GENERATING', going],
  ['MESSAGE_STATUS_COMPLETED', { ...going, done: true }],
  ['MESSAGE_STATUS_CANCELLED', { ...going, stopped: true }],
  ['MESSAGE_STATUS_INTERRUPTED', { ...going, stopped: true }],
  ['MESSAGE_STATUS_FAILED', { ...going, error: 'MESSAGE_STATUS_FAILED' }],
  ['MESSAGE_STATUS_ERROR', { ...going, error: 'MESSAGE_STATUS_ERROR' }],
])('a message is %s', (status, progress) => {
  expect(progressAfter(status)).toEqual(progress);
});
