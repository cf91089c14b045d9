/** A conversation that was metered live and is in a file as well counts once, on every site that hands one over. */
import { describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { takeBack } from '../store/bringing.ts';
import { keepFrom, newDatabase } from '../store/databases.ts';
import { chatgptConversation, chatgptMessage, text } from './chats.ts';
import { file, json } from './made.ts';
import { bringFiles, metered, requestsOf } from './metered.ts';

/** When captures begin. */
const START = Date.UTC(2026, 10, 23, 10);
const iso = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
const startSeconds = START / 1_000 - Date.UTC(2026, 4, 6, 10) / 1_000;
const said = (role: string, seconds: number, words: string) =>
  chatgptMessage(role, startSeconds + seconds, words);

const claudeMessage = (uuid: string, parent: string, sender: string, seconds: number, words: string) => ({
  uuid,
  sender,
  text: words,
  content: [{ ...text(words), start_timestamp: iso(seconds) }],
  created_at: iso(seconds),
  parent_message_uuid: parent,
});
const CLAUDE_ROOT = '00000000-0000-4000-8000-000000000000';

const deepseekNode = (id: number, parent: number | string, type: string, seconds: number, words: string) => [
  `${id}`,
  {
    id: `${id}`,
    parent: `${parent}`,
    message: { inserted_at: iso(seconds), model: 'deepseek-chat', fragments: [{ type, content: words }] },
  },
];

const grokEntry = (id: string, parent: string | null, sender: string, seconds: number, message: string) => ({
  response: {
    _id: id,
    ...(parent === null ? {} : { parent_response_id: parent }),
    sender,
    message,
    create_time: { $date: { $numberLong: `${START + seconds * 1_000}` } },
    model: 'grok-4',
  },
});
const grokFile = (...responses: readonly unknown[]) =>
  json('grok.json', { conversations: [{ conversation: { id: 'c' }, responses }] });

const takeout = (title: string, seconds: number, more: object = {}) => ({
  header: 'Gemini Apps',
  title: `Prompted ${title}`,
  time: iso(seconds),
  products: ['Gemini Apps'],
  safeHtmlItem: [{ html: '<p>An answer.</p>' }],
  ...more,
});

describe('counts once', () => {
  it('on ChatGPT: by the prompt’s id, an answer made again by its time', async () => {
    const open = await metered('chatgpt', 'new-regenerate-edit-in-one-chat');
    const live = await requestsOf(open);
    const again = ((live[1]?.at ?? 0) - START) / 1_000;
    const conversation = chatgptConversation([
      ['root', null, null],
      ['13f3f947-2eba-4110-ac87-6ad2a47183e4', 'root', said('user', 0, 'x')],
      ['a1', '13f3f947-2eba-4110-ac87-6ad2a47183e4', said('assistant', 1, 'One.')],
      ['a2', '13f3f947-2eba-4110-ac87-6ad2a47183e4', said('assistant', again + 2, 'Two.')],
      ['1153c774-6745-407e-85e6-2ca96a07f131', 'root', said('user', again + 30, 'y')],
      ['a3', '1153c774-6745-407e-85e6-2ca96a07f131', said('assistant', again + 31, 'Three.')],
    ]);
    expect(await bringFiles(open, json('a.json', [conversation]))).toMatchObject({ known: 3, added: 0 });
    expect((await requestsOf(open)).map(({ id }) => id)).toEqual(live.map(({ id }) => id));
  });

  it('on ChatGPT: what an answer was asked to go on with, by its time, apart from what it goes on with', async () => {
    const open = await metered('chatgpt', 'continue-truncated');
    const [live] = await requestsOf(open);
    const longest = { metadata: { finish_details: { type: 'max_tokens' } } };
    const conversation = chatgptConversation([
      ['root', null, null],
      ['q', 'root', said('user', -60, 'Count.')],
      ['a', 'q', chatgptMessage('assistant', startSeconds - 58, 'One, two', longest)],
      ['b', 'a', said('assistant', 1, '… and so the list goes on: ten, eleven, twelve.')],
    ]);
    expect(await bringFiles(open, json('a.json', [conversation]))).toMatchObject({ known: 1, added: 1 });
    const outputs = (await requestsOf(open)).map(({ outputTokens }) => outputTokens);
    expect(outputs).toEqual([3, live?.outputTokens]);
  });

  it('on ChatGPT: a call, by its time', async () => {
    const open = await metered('chatgpt', 'voice-session-webrtc');
    const spoken = (role: string, seconds: number) => ({
      ...said(role, seconds, null as unknown as string),
      content: {
        content_type: 'multimodal_text',
        parts: [{ content_type: 'audio_transcription', text: 'Hello' }],
      },
      metadata: { voice_mode_message: true },
    });
    const conversation = chatgptConversation([
      ['root', null, null],
      ['u1', 'root', spoken('user', 4)],
      ['a1', 'u1', spoken('assistant', 6)],
    ]);
    expect(await bringFiles(open, json('a.json', [conversation]))).toMatchObject({ known: 1, added: 0 });
  });

  it('on Claude: by the ids of prompts and of answers made again', async () => {
    const open = await metered('claude', 'regenerate-first-of-two');
    const [first, second, again] = [
      '019d0000-0011-4190-a212-cac6a56e0000',
      '019d0000-0013-4190-a212-cac6a56e0000',
      '019d0000-0018-4190-a212-cac6a56e0000',
    ] as const;
    const messages = [
      // Servers may stand apart from the page's clock by any time: only ids tell.
      claudeMessage(first, CLAUDE_ROOT, 'human', 100, 'Name one river in France.'),
      claudeMessage('a', first, 'assistant', 101, 'The Loire.'),
      claudeMessage(again, first, 'assistant', 190, 'The Rhône.'),
      claudeMessage(second, 'a', 'human', 150, 'How long is it, and which towns?'),
      claudeMessage('b', second, 'assistant', 151, 'Long.'),
    ];
    const conversation = { uuid: 'c', name: 'CANARY', chat_messages: messages };
    expect(await bringFiles(open, json('a.json', [conversation]))).toMatchObject({ known: 3, added: 0 });
  });

  it('on Le Chat: by the chat, then by messages, an answer made again by its time', async () => {
    const message = (id: string, role: string, seconds: number, content: string, version = 0) => ({
      id,
      version,
      chatId: '001c0644-5c1e-4a7b-9d20-000000019986',
      role,
      content,
      contentChunks: null,
      createdAt: iso(seconds),
    });
    const open = await metered('mistral', 'two-prompts-of-a-chat');
    const chat = [
      message('u1', 'user', 100, 'Name two rivers.'),
      message('a1', 'assistant', 101, 'Two.'),
      message('b0000000-0000-4000-8000-00000000000a', 'user', 200, 'Et en hiver ?'),
      message('a2', 'assistant', 201, 'Oui.'),
    ];
    expect(await bringFiles(open, json('chat.json', chat))).toMatchObject({ known: 2, added: 0 });
    const retried = await metered('mistral', 'retry-first-of-two');
    const [, , again] = await requestsOf(retried);
    const at = ((again?.at ?? 0) - START) / 1_000;
    const other = [
      message('u0', 'user', -90, 'Hello'),
      message('a0', 'assistant', -89, 'Hello.'),
      message('019d0000-0301-4190-a212-cac6a56e0000', 'user', 0, 'A river?'),
      message('019d0000-0302-4190-a212-cac6a56e0000', 'assistant', 1, 'The Rhine.'),
      message('019d0000-0303-4190-a212-cac6a56e0000', 'user', 2, 'How long?'),
      message('019d0000-0304-4190-a212-cac6a56e0000', 'assistant', 3, 'Long.'),
      message('019d0000-0302-4190-a212-cac6a56e0000', 'assistant', at + 1, 'The Po.', 1),
    ];
    expect(await bringFiles(retried, json('chat.json', other))).toMatchObject({ known: 3, added: 1 });
  });

  it('on Le Chat: by its time, should a message be named otherwise in the file', async () => {
    const open = await metered('mistral', 'two-prompts-of-a-chat');
    const [first, second] = (await requestsOf(open)).map(({ at }) => new Date(at + 1_000).toISOString());
    const chatId = '001c0644-5c1e-4a7b-9d20-000000019986';
    const asked = { version: 0, chatId, role: 'user', contentChunks: null };
    const chat = [
      { ...asked, id: 'server-1', content: 'Name two rivers.', createdAt: first },
      { ...asked, id: 'server-2', content: 'Et en hiver ?', createdAt: second },
    ];
    expect(await bringFiles(open, json('chat.json', chat))).toMatchObject({ known: 2, added: 0 });
  });

  it('on DeepSeek: by conversation and message, whatever its clock', async () => {
    const open = await metered('deepseek', 'regenerate-first-of-two');
    const mapping = Object.fromEntries([
      ['root', { id: 'root', parent: null, message: null }],
      deepseekNode(1, 'root', 'REQUEST', 100, 'A river?'),
      deepseekNode(2, 1, 'RESPONSE', 101, 'The Rhine.'),
      deepseekNode(3, 2, 'REQUEST', 150, 'How long is it?'),
      deepseekNode(4, 3, 'RESPONSE', 151, 'Long.'),
      deepseekNode(5, 1, 'RESPONSE', 190, 'The Po.'),
    ]);
    const conversation = { id: '0b1c0000-0000-4000-8000-000000000042', inserted_at: iso(0), mapping };
    expect(await bringFiles(open, json('a.json', [conversation]))).toMatchObject({ known: 3, added: 0 });
    const edited = await metered('deepseek', 'edit-first-of-three');
    const branches = Object.fromEntries([
      ['root', { id: 'root', parent: null, message: null }],
      deepseekNode(1, 'root', 'REQUEST', 100, 'A river?'),
      deepseekNode(2, 1, 'RESPONSE', 101, 'The Rhine.'),
      deepseekNode(3, 2, 'REQUEST', 150, 'How long?'),
      deepseekNode(4, 3, 'RESPONSE', 151, 'Long.'),
      deepseekNode(5, 4, 'REQUEST', 160, 'How wide?'),
      deepseekNode(6, 5, 'RESPONSE', 161, 'Wide.'),
      deepseekNode(7, 'root', 'REQUEST', 190, 'A lake?'),
      deepseekNode(8, 7, 'RESPONSE', 191, 'Geneva.'),
    ]);
    const other = { ...conversation, id: '0b1c0000-0000-4000-8000-000000000041', mapping: branches };
    expect(await bringFiles(edited, json('a.json', [other]))).toMatchObject({ known: 4, added: 0 });
  });

  it('on Grok: by its time', async () => {
    const open = await metered('grok', 'ws-two-turns-and-regenerate');
    const [first, second, again] = (await requestsOf(open)).map(({ at }) => (at - START) / 1_000 + 2);
    const responses = [
      grokEntry('u1', null, 'human', first ?? 0, 'First'),
      grokEntry('a1', 'u1', 'assistant', (first ?? 0) + 1, 'One.'),
      grokEntry('u2', 'a1', 'human', second ?? 0, 'Second'),
      grokEntry('a2', 'u2', 'assistant', second ?? 0, 'Two.'),
      grokEntry('a3', 'u2', 'assistant', (again ?? 0) + 2, 'Three.'),
    ];
    expect(await bringFiles(open, grokFile(...responses))).toMatchObject({ known: 3, added: 0 });
  });

  it('on Grok: two answers side by side', async () => {
    const open = await metered('grok', 'http-two-side-by-side');
    const responses = [
      grokEntry('u1', null, 'human', 1, 'A word?'),
      grokEntry('a1', 'u1', 'assistant', 2, 'Moss.'),
      grokEntry('a2', 'u1', 'assistant', 2, 'Fern.'),
    ];
    expect(await bringFiles(open, grokFile(...responses))).toMatchObject({ known: 1, added: 0 });
  });

  it('on Perplexity: by the page’s id of a prompt, and by time where a tool left that out', async () => {
    const words = ['One?', 'Two?', 'Three?', 'Three?'];
    const answered = { mode: 'copilot', status: 'COMPLETED', display_model: 'turbo' };
    const whole = await metered('perplexity', 'followup-edit-rewrite');
    const moments = (await requestsOf(whole)).map(({ at }) => (at - START) / 1_000);
    const entries = words.map((query_str, index) => ({
      ...answered,
      uuid: `b${index + 3}`,
      backend_uuid: `b${index + 3}`,
      frontend_uuid: `0a1b0000-0000-4000-8000-00000000010${index + 3}`,
      query_str,
      blocks: [{ intended_usage: 'ask_text', markdown_block: { answer: 'Yes.' } }],
      entry_created_datetime: iso(100 + index),
    }));
    expect(await bringFiles(whole, json('a.json', { entries }))).toMatchObject({ known: 4, added: 0 });
    const flat = await metered('perplexity', 'followup-edit-rewrite');
    const conversations = words.slice(0, 3).map((query, index) => ({
      uuid: `b${index + 3}`,
      query,
      answer: 'Yes.',
      model: 'turbo',
      timestamp: iso((moments[index] ?? 0) + 1),
    }));
    expect(await bringFiles(flat, json('a.json', { conversations }))).toMatchObject({ known: 3, added: 0 });
  });

  it('on Gemini: by its time, a file sent with it included', async () => {
    const open = await metered('gemini', 'follow-up');
    expect(await bringFiles(open, json('a.json', [takeout('Et en hiver ?', 3)]))).toMatchObject({
      known: 1,
      added: 0,
    });
    const pictured = await metered('gemini', 'image-edit-sparse');
    const sent = { subtitles: [{ name: 'Attached 1 file.' }, { name: '- CANARY.png' }], imageFile: 'CANARY' };
    const item = takeout('Make the sky red', 3, sent);
    expect(await bringFiles(pictured, json('a.json', [item]))).toMatchObject({ known: 1, added: 0 });
  });

  it('on Gemini: an answer made again, be it an activity of its own or an answer of the first', async () => {
    const answers = [{ html: '<p>Glad.</p>' }, { html: '<p>Cheerful.</p>' }];
    const apart = await metered('gemini', 'regenerate');
    const live = await requestsOf(apart);
    const [first = 0, again = 0] = live.map(({ at }) => (at - START) / 1_000 + 1);
    const asked = 'A word for happy?';
    const two = [takeout(asked, again), takeout(asked, first)];
    expect(await bringFiles(apart, json('a.json', two))).toMatchObject({ known: 2, added: 0 });
    const together = await metered('gemini', 'regenerate');
    const one = [takeout(asked, first, { safeHtmlItem: answers })];
    expect(await bringFiles(together, json('a.json', one))).toMatchObject({ known: 1, added: 0 });
    const outputs = (await requestsOf(together)).map(({ outputTokens }) => outputTokens);
    expect(outputs).toEqual(live.map(({ outputTokens }) => outputTokens));
  });

  it('on Copilot: by its time', async () => {
    const open = await metered('copilot', 'same-prompt-twice');
    const live = await requestsOf(open);
    const rows = live.flatMap(({ at }, index) => [
      `C,${new Date(at + 1_000).toISOString().slice(0, 19)},user,"Again, please"`,
      `C,${new Date(at + 2_000).toISOString().slice(0, 19)},AI,"Answer ${index}"`,
    ]);
    const table = ['Conversation,Time,Author,Message', ...rows.reverse()].join('\r\n');
    const tokens = live.map(({ inputTokens }) => inputTokens);
    expect([tokens, await bringFiles(open, file('a.csv', table))]).toMatchObject([
      tokens,
      { known: live.length, added: 0 },
    ]);
  });
});

describe('in either order, with others beside it', () => {
  const spoken = (role: string, seconds: number) => ({
    ...said(role, seconds, ''),
    content: {
      content_type: 'multimodal_text',
      parts: [{ content_type: 'audio_transcription', text: 'Hi' }],
    },
    metadata: { voice_mode_message: true },
  });
  const call = [
    ['root', null, null],
    ['u1', 'root', spoken('user', 40)],
    ['a1', 'u1', spoken('assistant', 46)],
    ['u2', 'a1', said('user', 600, 'And in writing?')],
  ] as const;
  const pair = [
    grokEntry('u1', null, 'human', 1, 'A word?'),
    grokEntry('a1', 'u1', 'assistant', 2, 'Moss.'),
    grokEntry('a2', 'u1', 'assistant', 3, 'Fern.'),
    grokEntry('u2', 'a2', 'human', 600, 'Another?'),
  ];
  const flat = (uuid: string, query: string, seconds: number) => ({
    uuid,
    query,
    answer: 'Yes.',
    timestamp: iso(seconds),
  });
  const read = async (open: OpenDatabase) =>
    (await requestsOf(open)).map(({ at, provenance, inputTokens, outputTokens, generations, model }) =>
      [at - START, provenance, inputTokens, outputTokens, generations, model].join(' '),
    );

  it.each<[string, string, unknown]>([
    ['chatgpt', 'voice-session-webrtc', [chatgptConversation(call)]],
    ['gemini', 'image-edit-sparse', [takeout('Make the sky red', 3), takeout('A hill', 600)]],
    ['grok', 'http-two-side-by-side', { conversations: [{ conversation: { id: 'c' }, responses: pair }] }],
    [
      'perplexity',
      'plain-diff-blocks',
      { conversations: [flat('b1', 'Boil an egg?', 1), flat('b2', 'And an ostrich’s?', 600)] },
    ],
  ])('%s comes to the same, and is taken back to what was', async (site, scenario, value) => {
    const [first, second] = [await metered(site, scenario), newDatabase()];
    const bare = await read(first);
    expect(await bringFiles(first, json('a.json', value))).toMatchObject({ known: 1, added: 1 });
    expect(await bringFiles(second, json('a.json', value))).toMatchObject({ known: 0, added: 2 });
    await metered(site, scenario, {}, second);
    expect(await read(second)).toEqual(await read(first));
    for (const open of [first, second]) {
      const once = await read(open);
      expect(await bringFiles(open, json('a.json', value))).toMatchObject({ added: 0 });
      expect(await read(open)).toEqual(once);
      await takeBack(open);
      await takeBack(open);
      expect(await read(open)).toEqual(bare);
    }
  });
});

describe('what retention took', () => {
  async function expired(site: string, scenario: string) {
    const open = await metered(site, scenario);
    while (await stepRetention(await open(), keepFrom('2027-01-01'), 7));
    expect(await requestsOf(open)).toEqual([]);
    return open;
  }
  const chat = (id: string, ...nodes: ReturnType<typeof deepseekNode>[]) => ({
    id,
    inserted_at: iso(0),
    mapping: Object.fromEntries([['root', { id: 'root', parent: null, message: null }], ...nodes]),
  });

  it('is known by the key that the export has, and what is not among it is new', async () => {
    const open = await expired('deepseek', 'regenerate-first-of-two');
    const here = chat(
      '0b1c0000-0000-4000-8000-000000000042',
      deepseekNode(1, 'root', 'REQUEST', 0, 'A river?'),
      deepseekNode(2, 1, 'RESPONSE', 1, 'The Rhine.'),
      deepseekNode(3, 2, 'REQUEST', 2, 'How long is it?'),
      deepseekNode(4, 3, 'RESPONSE', 3, 'Long.'),
      deepseekNode(5, 1, 'RESPONSE', 4, 'The Po.'),
    );
    const phone = chat(
      'phone',
      deepseekNode(1, 'root', 'REQUEST', 60, 'Hi'),
      deepseekNode(2, 1, 'RESPONSE', 61, 'Hi.'),
    );
    const counts = await bringFiles(open, json('a.json', [here, phone]));
    expect(counts).toMatchObject({ known: 3, added: 1, undecided: 0 });
  });

  it('is undecided where one of it has no key: it may be that one', async () => {
    const open = await expired('deepseek', 'stopped-then-continued');
    const phone = chat(
      'phone',
      deepseekNode(1, 'root', 'REQUEST', 60, 'Hi'),
      deepseekNode(2, 1, 'RESPONSE', 61, 'Hi.'),
    );
    expect(await bringFiles(open, json('a.json', [phone]))).toMatchObject({ added: 0, undecided: 1 });
  });
});

describe('what was cut', () => {
  it('gains its answer, also where a file was sent with it', async () => {
    const open = await metered('gemini', 'image-edit-sparse', { outcome: 'cut' });
    const [before] = await requestsOf(open);
    await bringFiles(open, json('a.json', [takeout('Make the sky red', 3)]));
    const [after, ...more] = await requestsOf(open);
    expect(more).toEqual([]);
    expect(after).toMatchObject({ outcome: 'complete', model: before?.model, media: before?.media });
    expect(after?.inputTokens).toBe(before?.inputTokens);
  });
});
