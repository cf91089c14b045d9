/** What is asked on the pages and answered elsewhere: in group chats, and by Codex. */
import { describe, expect, it } from 'vitest';
import { Chat } from './chat.ts';

describe('what is said in a group', () => {
  const say = (content: unknown, url = '/backend-api/calpico/chatgpt/rooms/room-1/messages?x=1') => {
    const chat = new Chat();
    const reader = chat.open('room', { content }, url);
    reader?.head?.(200, 'application/json');
    reader?.end('complete');
    return chat.tab;
  };

  it.each([
    '@ChatGPT, what is salt?',
    'chat gpt please',
    'CHATGPT?',
  ])('is a prompt where it says “%s”', (text) => {
    const { turns, requests } = say({ text });
    expect(turns.map(({ conversation, input }) => [conversation, input.measuredText])).toEqual([
      ['room-1', text],
    ]);
    expect(requests).toMatchObject([{ intent: 'unknown', mode: 'standard', outcome: 'complete' }]);
  });

  it.each([
    { text: 'See you at six' },
    { text: 'chat, gpt' },
    { text: 7 },
    {},
    null,
  ])('is none of the site’s with %j', (content) => {
    expect(say(content).turns).toEqual([]);
  });

  it('belongs to no chat where the address names none', () => {
    expect(say({ text: 'chatgpt?' }, '/backend-api/calpico').turns[0]?.conversation).toBe('');
  });
});

describe('a task for Codex', () => {
  const send = (metadata: unknown, reply = '{"task":{}}', status = 200) => {
    const chat = new Chat();
    const input_items = [{ content: [{ text: 'Mend it' }] }];
    const reader = chat.open('codex', { input_items, metadata }, '/backend-api/wham/tasks');
    reader?.head?.(status, 'application/json');
    for (const unit of reply) reader?.text?.(unit);
    reader?.end('complete');
    return chat;
  };

  it.each([
    [1, undefined],
    [1, {}],
    [3, { best_of_n: 3 }],
    [1, { best_of_n: 'many' }],
  ])('is %i runs with %j', (generations, metadata) => {
    const { tab } = send(metadata);
    expect(tab.requests).toMatchObject([{ generations, mode: 'agent', outcome: 'complete', intent: 'new' }]);
    expect(tab.requests[0]?.tokenSource.output).toBe('inferred');
  });

  it('is not understood where a reply is no JSON, unless the site says that it failed', () => {
    expect(send({}).turn.understood).toBe(true);
    expect(send({}, '<html>').turn).toMatchObject({ understood: false, outcome: 'complete' });
    expect(send({}, '<html>', 500).turn).toMatchObject({ understood: true, outcome: 'failed' });
    expect(send({}, '{"detail":"quota"}', 400).turn).toMatchObject({ understood: true, outcome: 'refused' });
  });
});
