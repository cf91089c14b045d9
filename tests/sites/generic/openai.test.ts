/** What a server tells that speaks as OpenAI does. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/openai-compatible.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { events, hearing } from '../hearing.ts';

it('a prompt that is a list of texts is all of them', () => {
  const lengthOf = (prompt: unknown) => {
    const { hear, turns } = hearing(createReader);
    hear({ endpoint: 'completions', body: { model: 'm', prompt } });
    return turns[0] && measuredOf(turns[0]).input.length;
  };
  expect([lengthOf('five.'), lengthOf(['five.', 'and so on'])]).toEqual([5, 14]);
});

it('another first prompt is a new chat where chats have no name, and no edit', () => {
  const { hear, turns } = hearing(createReader);
  for (const content of ['x', 'y'])
    hear({ endpoint: 'completions', body: { model: 'm', messages: [{ role: 'user', content }] } });
  expect(turns.map(({ intent }) => intent)).toEqual(['new', 'new']);
});

it('events of no known form are told by their names', () => {
  const { hear, turns } = hearing(createReader);
  const body = { model: 'm', messages: [{ role: 'user', content: 'x' }] };
  hear({ endpoint: 'completions', body, pieces: events({ canary: 1 }), contentType: 'text/event-stream' });
  expect(turns[0]?.understood).toBe(false);
  expect(turns[0]?.shape?.names).toEqual(['key:?']);
});

it('an answer that is whole by its own word is settled then: the page may read no further', () => {
  const { hear, turns } = hearing(createReader);
  const body = { model: 'm', stream: true, messages: [{ role: 'user', content: 'x' }] };
  const delta = { choices: [{ delta: { content: 'Yes' } }] };
  const part = { endpoint: 'completions', body, contentType: 'text/event-stream', reason: null } as const;
  hear({ ...part, pieces: events(delta) });
  hear({ ...part, pieces: [...events(delta), 'data: [DONE]\n\n'] });
  expect(turns.map(({ outcome }) => outcome)).toEqual(['pending', 'complete']);
});
