/** What a Dify chat tells beside its text. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/dify.ts';
import { events, hearing } from '../hearing.ts';

function usageAfter(...told: readonly object[]) {
  const { hear, turns } = hearing(createReader);
  const pieces = events(...told, { event: 'message_end', metadata: {} });
  hear({ body: { query: 'x', conversation_id: '' }, pieces, contentType: 'text/event-stream' });
  return turns[0]?.usage(0);
}

const file = (fields: object) => ({ event: 'message_file', id: 'f', ...fields });

it('counts the pictures it made, and nothing else that lies there', () => {
  expect(usageAfter(file({ type: 'image', belongs_to: 'assistant' }))?.media).toEqual([
    { type: 'image', count: 1 },
  ]);
  expect(usageAfter(file({ type: 'image' }), file({ type: 'image' }))?.media).toEqual([
    { type: 'image', count: 1 },
  ]);
  expect(usageAfter(file({ type: 'image', belongs_to: 'user' }))?.media).toEqual([]);
  expect(usageAfter(file({ type: 'document', belongs_to: 'assistant' }))?.media).toEqual([]);
});

it('counts a step of an agent once, when its tool has answered', () => {
  const thought = { event: 'agent_thought', id: 't', tool_input: 'look it up, please' };
  const answered = { ...thought, observation: 'It is there.' };
  const once = usageAfter(thought, answered)?.toolTokens;
  expect(once).toBeGreaterThanOrEqual(4);
  expect(usageAfter(thought, thought, answered, answered)?.toolTokens).toBe(once);
  expect(usageAfter(thought)?.toolTokens).toBe(0);
});

it('counts what it read for the answer as read', () => {
  const { hear, turns } = hearing(createReader);
  const pages = [{ content: 'One page of a book.' }, { content: 7 }, {}];
  const pieces = events(
    { event: 'message', answer: 'Hi' },
    { event: 'message_end', metadata: { retriever_resources: pages } },
  );
  hear({ body: { query: 'x' }, pieces, contentType: 'text/event-stream' });
  expect(turns[0]?.read.length).toBe('One page of a book.'.length);
});
