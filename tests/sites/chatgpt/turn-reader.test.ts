import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/chatgpt/reader.ts';
import { events, hearing } from '../hearing.ts';

const BODY = {
  action: 'next',
  messages: [{ id: 'm', author: { role: 'user' }, content: { content_type: 'text', parts: ['Hello'] } }],
  parent_message_id: 'client-created-root',
  model: 'gpt-5-6',
};
const HANDOFF = { type: 'stream_handoff', conversation_id: 'c', turn_exchange_id: 't' };
const LAST = { type: 'message_stream_complete', conversation_id: 'c' };
const ANSWER = {
  message: {
    id: 'a',
    author: { role: 'assistant' },
    content: { content_type: 'text', parts: ['Hi'] },
    status: 'finished_successfully',
    channel: 'final',
    recipient: 'all',
  },
  conversation_id: 'c',
};

/** How a turn ended whose stream told these. */
function outcomeOf(...told: readonly object[]) {
  const { hear, turns } = hearing(createReader);
  hear({
    endpoint: 'conversation',
    body: BODY,
    pieces: events(...told, '[DONE]'),
    contentType: 'text/event-stream',
  });
  return turns.map(({ outcome }) => outcome);
}

it('the last word of a stream that handed its answer over says nothing of that, where none came before it', () => {
  expect(outcomeOf(HANDOFF, LAST)).toEqual(['pending']);
  expect(outcomeOf(LAST)).toEqual(['complete']);
  expect(outcomeOf(ANSWER, HANDOFF, LAST)).toEqual(['complete']);
  expect(outcomeOf(ANSWER, HANDOFF)).toEqual(['pending']);
});
