/** What each assistant's export is read as: every branch, by its own keys, with nothing of what nobody wrote. */
import { describe, expect, it } from 'vitest';
import type { ReadPrompt } from '../../src/exports/source.ts';
import {
  CHATGPT,
  CLAUDE_START,
  chatgptConversation,
  chatgptMessage,
  claudeConversation,
  text,
} from './chats.ts';
import { file, json, lineOf, linesOf, read, zipped } from './made.ts';

describe('ChatGPT', () => {
  const model = { metadata: { model_slug: 'gpt-5-2' } };

  it('counts answers made again and questions asked instead', async () => {
    expect(await linesOf(json('conversations.json', [CHATGPT]))).toEqual([
      '2026-05-06T10:00:00.000Z | q1 | text new standard gpt-5-2 complete | "How many legs?" "Six." "" ""',
      '2026-05-06T10:01:00.000Z | no live key, a2 | text regenerate standard gpt-4o complete | "" "Eight." "" ""',
      '2026-05-06T10:01:40.000Z | q2 | text followup standard gpt-4o complete | "Sure?" "Yes." "" ""',
      '2026-05-06T10:03:20.000Z | q3 | text edit standard failed | "Really?" "" "" ""',
    ]);
  });

  it('takes what stands before a question on its path for context, and nothing else', async () => {
    const { prompts } = await read(json('conversations.json', [CHATGPT]));
    const [first, again, ...later] = ['q1', 'a2', 'q2', 'q3'].map((key) =>
      prompts.find(({ importKey }) => importKey === key),
    );
    const { inputTokens = 0 } = first?.usage ?? {};
    expect([first, again].map((one) => one?.usage.contextTokens)).toEqual([0, inputTokens]);
    const before = inputTokens + (again?.usage.outputTokens ?? 0);
    expect(later.map((one) => one?.usage.contextTokens)).toEqual([before, before]);
  });

  it('finds what a message stands below where only what stands above it says so', async () => {
    const { mapping, ...rest } = CHATGPT;
    const childrenOf = (id: string) =>
      Object.values(mapping).flatMap((node) => (node.parent === id ? [node.id] : []));
    const downward = Object.fromEntries(
      Object.entries(mapping).map(([id, { message }]) => [id, { id, message, children: childrenOf(id) }]),
    );
    const whole = await linesOf(json('conversations.json', [CHATGPT]));
    expect(await linesOf(json('conversations.json', [{ ...rest, mapping: downward }]))).toEqual(whole);
  });

  it('takes two answers begun at once for a comparison', async () => {
    const compared = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'Which?')],
      ['a', 'q', chatgptMessage('assistant', 2, 'This.', model)],
      ['b', 'q', chatgptMessage('assistant', 3, 'That.', model)],
    ]);
    expect(await linesOf(json('conversations.json', [compared]))).toEqual([
      '2026-05-06T10:00:00.000Z | q | text new standard gpt-5-2 complete | "Which?" "This.That." "" "" | 2 answers',
    ]);
  });

  it('reads thoughts, tools, pictures made, and none that were sent', async () => {
    const picture = {
      content_type: 'image_asset_pointer',
      asset_pointer: 'sediment://1',
      width: 64,
      height: 32,
    };
    const parts = (list: readonly unknown[]) => ({
      content: { content_type: 'multimodal_text', parts: list },
    });
    const thoughts = {
      content: { content_type: 'thoughts', thoughts: [{ summary: 'CANARY', content: 'Hm.' }] },
    };
    const recap = {
      content: { content_type: 'reasoning_recap', content: 'CANARY' },
      metadata: { finished_duration_sec: 9 },
    };
    const page = { content: { content_type: 'sonic_webpage', text: 'CANARY' } };
    const call = { recipient: 'web.run', content: { content_type: 'code', text: '{"q":1}' } };
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, null, parts([picture, 'Draw it']))],
      ['t', 'q', chatgptMessage('assistant', 1, null, thoughts)],
      ['c', 't', chatgptMessage('assistant', 2, null, call)],
      ['w', 'c', chatgptMessage('tool', 3, null, page)],
      ['r', 'w', chatgptMessage('assistant', 4, null, recap)],
      ['i', 'r', chatgptMessage('tool', 5, null, parts([{ ...picture, metadata: { dalle: {} } }]))],
      ['a', 'i', chatgptMessage('assistant', 6, 'Done\ue200cite\ue202x\ue201.', model)],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:00.000Z | q | image new reasoning gpt-5-2 complete | "Draw it" "Done." "Hm." "{\\"q\\":1}" | counted counted inferred | 1 image 64×32',
    ]);
  });

  it('takes what is spoken for one session, and no instruction for a prompt', async () => {
    const spoken = { metadata: { voice_mode_message: true, model_slug: 'gpt-4o' } };
    const hidden = { metadata: { is_visually_hidden_from_conversation: true } };
    const conversation = chatgptConversation([
      ['h', null, chatgptMessage('user', 0, 'CANARY', hidden)],
      ['v1', 'h', chatgptMessage('user', 1, 'Hello', spoken)],
      ['v2', 'v1', chatgptMessage('assistant', 3, 'Hi', spoken)],
      ['v3', 'v2', chatgptMessage('user', 8, 'Bye', spoken)],
      ['v4', 'v3', chatgptMessage('assistant', 11, 'Bye', spoken)],
      ['q', 'v4', chatgptMessage('user', 20, 'Thanks')],
      ['a', 'q', chatgptMessage('assistant', 21, 'Ple', { ...model, status: 'in_progress' })],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:01.000Z | no live key, voice:v1 | audio new standard gpt-4o complete | "" "" "" "" | session | 1 audio 10 s',
      '2026-05-06T10:00:20.000Z | q | text followup standard gpt-5-2 stopped | "Thanks" "Ple" "" ""',
    ]);
  });

  it('goes on with a voice session over what the program notes, and begins one where the model spoke first', async () => {
    const spoken = { metadata: { voice_mode_message: true, model_slug: 'gpt-4o' } };
    const conversation = chatgptConversation([
      ['greeting', null, chatgptMessage('assistant', 0, 'Hi', spoken)],
      ['v1', 'greeting', chatgptMessage('user', 1, 'Hello', spoken)],
      ['note', 'v1', chatgptMessage('system', null, '')],
      ['v2', 'note', chatgptMessage('assistant', 3, 'Yes?', spoken)],
      ['note2', 'v2', chatgptMessage('tool', 4, 'CANARY')],
      ['v3', 'note2', chatgptMessage('user', 8, 'Bye', spoken)],
      ['v4', 'v3', chatgptMessage('assistant', 11, 'Bye', spoken)],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:01.000Z | no live key, voice:v1 | audio new standard gpt-4o complete | "" "" "" "" | session | 1 audio 10 s',
    ]);
  });

  it('takes thinking time from wherever it is copied to, research from its tool, and a model from what wrote', async () => {
    const tool = { author: { role: 'tool', name: 'research_kickoff_tool.start_research_task' } };
    const thought = { content: { content_type: 'thoughts', thoughts: [] } };
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'Why?')],
      ['t', 'q', chatgptMessage('assistant', 1, null, thought)],
      [
        'a',
        't',
        chatgptMessage('assistant', 9, 'So.', {
          metadata: { model_slug: 'gpt-5-2', finished_duration_sec: 7 },
        }),
      ],
      ['w', 'a', chatgptMessage('tool', 10, 'CANARY', { metadata: { model_slug: 'a-tool' } })],
      ['q2', 'w', chatgptMessage('user', 20, 'Find out')],
      ['k', 'q2', chatgptMessage('tool', 21, null, tool)],
      ['a2', 'k', chatgptMessage('assistant', 22, 'Done.', { metadata: { model_slug: 'g-p-abc' } })],
    ]);
    const { prompts } = await read(json('c.json', [conversation]));
    expect(prompts.map(({ usage, thinkingMs }) => [usage.mode, usage.model, thinkingMs])).toEqual([
      ['reasoning', 'gpt-5-2', 7_000],
      ['research', null, null],
    ]);
  });

  it('says of an error that it failed, whoever tells it, also where the person went on', async () => {
    const error = { content: { content_type: 'system_error', name: 'tool_error', text: 'CANARY' } };
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'One')],
      ['e', 'q', chatgptMessage('tool', 1, null, error)],
      ['q2', 'e', chatgptMessage('user', 9, 'Two')],
      ['a2', 'q2', chatgptMessage('assistant', 10, '2', model)],
    ]);
    expect(await linesOf(json('c.json', [conversation]))).toEqual([
      '2026-05-06T10:00:00.000Z | q | text new standard failed | "One" "" "" ""',
      '2026-05-06T10:00:09.000Z | q2 | text followup standard gpt-5-2 complete | "Two" "2" "" ""',
    ]);
  });

  it('takes research from the task that a prompt is of, and no instructions for an answer', async () => {
    const task = { metadata: { async_task_type: 'research' } };
    const context = { content: { content_type: 'model_editable_context', model_set_context: 'CANARY' } };
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'Find out', task)],
      ['a', 'q', chatgptMessage('assistant', 9, 'So.', model)],
      ['q2', 'a', chatgptMessage('user', 20, 'More')],
      ['m', 'q2', chatgptMessage('assistant', null, null, context)],
    ]);
    expect(await linesOf(json('c.json', [conversation]))).toEqual([
      '2026-05-06T10:00:00.000Z | q | text new research gpt-5-2 complete | "Find out" "So." "" "" | counted counted inferred',
      '2026-05-06T10:00:20.000Z | q2 | text followup standard failed | "More" "" "" ""',
    ]);
  });

  it('puts the last microsecond of a year in that year', async () => {
    const late = { create_time: 1767225599.999999 };
    const conversation = chatgptConversation([['q', null, chatgptMessage('user', 0, 'Now?', late)]]);
    const [line] = await linesOf(json('c.json', [conversation]));
    expect(line?.slice(0, 24)).toBe('2025-12-31T23:59:59.999Z');
  });

  it('dates a question without a time by what stands below it, else above', async () => {
    const conversation = chatgptConversation([
      ['q1', null, chatgptMessage('user', null, 'One')],
      ['a1', 'q1', chatgptMessage('assistant', 5, '1', model)],
      ['q2', 'a1', chatgptMessage('user', null, 'Two')],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:05.000Z | q1 | text new standard gpt-5-2 complete | "One" "1" "" ""',
      '2026-05-06T10:00:05.000Z | q2 | text followup standard failed | "Two" "" "" ""',
    ]);
  });

  it('is read from shards in an archive, from an object, and with circles and missing parents', async () => {
    const circle = chatgptConversation([
      ['q', 'a', chatgptMessage('user', 0, 'Round?')],
      ['a', 'q', chatgptMessage('assistant', 1, 'Round.', model)],
      ['z', 'gone', chatgptMessage('user', 9, 'Alone?')],
    ]);
    const shards = zipped('export.zip', {
      'conversations-000.json': `\ufeff${JSON.stringify([CHATGPT])}`,
      'conversations-001.json': JSON.stringify([CHATGPT, null, 7]),
      'user.json': '{"email":"CANARY"}',
      'chat.html': '<html>CANARY',
    });
    const whole = await linesOf(json('conversations.json', { conversations: [CHATGPT] }));
    expect(whole).toHaveLength(4);
    expect(await linesOf(shards)).toEqual(whole);
    expect(await linesOf(json('c.json', [circle]))).toEqual([
      '2026-05-06T10:00:00.000Z | q | text new standard gpt-5-2 complete | "Round?" "Round." "" ""',
      '2026-05-06T10:00:09.000Z | z | text followup standard failed | "Alone?" "" "" ""',
    ]);
  });
});

describe('Claude', () => {
  it('goes by parents, counts thinking and tools, and notes answers that are missing', async () => {
    const thinking = { type: 'thinking', thinking: 'Well.', summaries: [{ summary: 'CANARY' }] };
    const use = { type: 'tool_use', name: 'web_search', input: { query: 'x' } };
    const result = { type: 'tool_result', content: [{ text: 'CANARY' }] };
    const conversation = claudeConversation([
      ['q1', CLAUDE_START, 'human', 0, [text('Why?')]],
      ['a1', 'q1', 'assistant', 1, [thinking, use, result, text('So.')]],
      ['a2', 'q1', 'assistant', 2, [text('Because.')]],
      ['q2', 'a2', 'human', 3, [text('And?')]],
      ['q3', 'lost', 'human', 4, [text('Then?')]],
      ['a4', 'q3', 'assistant', 5, [text('Then.')]],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:30.000Z | q1 | text new reasoning complete | "Why?" "So." "Well." "{\\"query\\":\\"x\\"}"',
      '2026-05-06T10:02:30.000Z | a2 | text regenerate standard complete | "" "Because." "" ""',
      '2026-05-06T10:03:30.000Z | q2 | text followup standard cut | "And?" "" "" "" | counted inferred counted',
      '2026-05-06T10:04:30.000Z | q3 | text followup standard complete | "Then?" "Then." "" ""',
    ]);
  });

  it('counts no tool text where a tool was asked nothing', async () => {
    const use = { type: 'tool_use', name: 'now', input: null };
    const conversation = claudeConversation([
      ['q', CLAUDE_START, 'human', 0, [text('When?')]],
      ['a', 'q', 'assistant', 1, [use, { type: 'tool_use', name: 'now' }, text('Now.')]],
    ]);
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:30.000Z | q | text new standard complete | "When?" "Now." "" ""',
    ]);
  });

  it('dates an answer made again by its first block that has a time', async () => {
    const budget = { type: 'token_budget', remaining: null };
    const conversation = claudeConversation([
      ['q', CLAUDE_START, 'human', 0, [text('Why?')]],
      ['a', 'q', 'assistant', 1, [text('So.')]],
      [
        'b',
        'q',
        'assistant',
        9,
        [budget, { ...text('Thus.'), start_timestamp: '2026-05-06T10:05:00.000001Z' }],
      ],
    ]);
    expect((await linesOf(json('c.json', [conversation])))[1]).toBe(
      '2026-05-06T10:05:00.000Z | b | text regenerate standard complete | "" "Thus." "" ""',
    );
  });

  it('is a list of messages where they have no parents', async () => {
    const conversation = claudeConversation([
      ['q1', null, 'human', 0, [text('One?')]],
      ['a1', null, 'assistant', 1, [text('1')]],
      ['q2', null, 'human', 2, [text('Two?')]],
      ['a2', null, 'assistant', 3, [text('2')]],
    ]);
    expect(await linesOf(json('c.json', [conversation]))).toEqual([
      '2026-05-06T10:00:30.000Z | q1 | text new standard complete | "One?" "1" "" ""',
      '2026-05-06T10:02:30.000Z | q2 | text followup standard complete | "Two?" "2" "" ""',
    ]);
  });

  it('passes over what is no message', async () => {
    const conversation = claudeConversation([
      ['q1', null, 'human', 0, [text('One?')]],
      ['a1', null, 'assistant', 1, [text('1')]],
    ]);
    const [first, second] = conversation.chat_messages;
    const broken = { ...conversation, chat_messages: [null, first, {}, 7, second] };
    expect(await linesOf(json('c.json', [broken]))).toEqual(await linesOf(json('c.json', [conversation])));
  });

  it('says of a list of links that it holds nothing', async () => {
    const manifest = json('manifest.json', {
      data_files: [{ name: 'a.zip', export_url: 'https://x.invalid' }],
    });
    expect(await read(manifest)).toEqual({
      prompts: [],
      problems: [{ path: 'manifest.json', problem: 'links' }],
    });
  });
});

describe('DeepSeek', () => {
  it('takes the zone of its times with them, and the model of the answer', async () => {
    const node = (
      parent: string | null,
      inserted_at: string,
      model: string,
      fragments: readonly unknown[],
    ) => ({
      parent,
      message: { inserted_at, model, fragments },
    });
    const conversation = {
      id: 'c',
      inserted_at: '2026-05-06T18:00:00+08:00',
      mapping: {
        root: { parent: null, message: null },
        1: node('root', '2026-05-06T18:00:00.100+08:00', 'deepseek-chat', [
          { type: 'REQUEST', content: 'Why?' },
        ]),
        2: node('1', '2026-05-06T18:00:05+08:00', 'deepseek-reasoner', [
          { type: 'THINK', content: 'Hm.' },
          { type: 'SEARCH', content: 'CANARY' },
          { type: 'RESPONSE', content: 'So.' },
        ]),
      },
    };
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2026-05-06T10:00:00.100Z | no live key, c/1 | text new reasoning deepseek-reasoner complete | "Why?" "So." "Hm." ""',
    ]);
  });
});

describe('DeepSeek’s early form', () => {
  it('has one text a message, and says whose it is', async () => {
    const message = (role: string, second: number, content: string) => ({
      inserted_at: `2025-01-06T18:00:0${second}+08:00`,
      model: 'deepseek-chat',
      role,
      content,
    });
    const mapping = {
      root: { parent: null, message: null },
      1: { parent: 'root', message: message('USER', 0, 'Why?') },
      2: { parent: 1, message: message('ASSISTANT', 5, 'So.') },
    };
    const conversation = { id: 'c', inserted_at: '2025-01-06T18:00:00+08:00', mapping };
    expect(await linesOf(json('conversations.json', [conversation]))).toEqual([
      '2025-01-06T10:00:00.000Z | no live key, c/1 | text new standard deepseek-chat complete | "Why?" "So." "" ""',
    ]);
  });
});

describe('Le Chat', () => {
  const message = (id: string, role: string, minute: number, more: Readonly<Record<string, unknown>>) => ({
    id,
    version: 0,
    chatId: 'chat',
    role,
    createdAt: `2026-05-06T10:0${minute}:00.123Z`,
    contentChunks: null,
    ...more,
  });

  it('sorts its messages, and knows the first by its chat', async () => {
    const chunks = [
      { type: 'tool_call', publicArguments: '{"p":1}', publicResult: 'CANARY' },
      { type: 'image_url', imageUrl: 'https://x.invalid/CANARY' },
      { type: 'text', text: 'Here.' },
    ];
    const chat = [
      message('a2', 'assistant', 3, { content: 'Blue.' }),
      message('q1', 'user', 0, { content: 'Draw' }),
      message('q2', 'user', 2, { content: 'And?' }),
      message('a1', 'assistant', 1, { content: 'Here.', contentChunks: chunks }),
      message('a2', 'assistant', 4, { content: 'Green.', version: 1 }),
      message('a1', 'assistant', 5, { content: 'There.', version: 1 }),
    ];
    expect(await linesOf(json('chat-x.json', chat))).toEqual([
      '2026-05-06T10:00:00.123Z | chat | image new standard complete | "Draw" "Here." "" "{\\"p\\":1}" | 1 image',
      '2026-05-06T10:02:00.123Z | q2 | text followup standard complete | "And?" "Blue." "" ""',
      '2026-05-06T10:04:00.123Z | no live key, a2/1 | text regenerate standard complete | "" "Green." "" ""',
      '2026-05-06T10:05:00.123Z | no live key, a1/1 | text regenerate standard complete | "" "There." "" ""',
    ]);
    // Made again long after: below its own prompt.
    const { prompts } = await read(json('chat-x.json', chat));
    const contextOf = (key: string) =>
      prompts.find(({ importKey }) => importKey === key)?.usage.contextTokens;
    expect(contextOf('a1/1')).toBeLessThan(contextOf('a2/1') ?? 0);
  });
});

describe('Le Chat’s file', () => {
  it('may hold a message twice, and what a tool was given as an object', async () => {
    const answer = {
      id: 'a',
      version: 0,
      chatId: 'chat',
      role: 'assistant',
      content: '',
      contentChunks: [{ type: 'tool_call', publicArguments: { p: 1 } }],
      createdAt: '2026-05-06T10:00:05.000Z',
    };
    const prompt = { ...answer, id: 'q', role: 'user', content: 'Draw', contentChunks: null };
    const chat = [answer, { ...prompt, createdAt: '2026-05-06T10:00:00.000Z' }, answer];
    expect(await linesOf(json('chat-x.json', chat))).toEqual([
      '2026-05-06T10:00:00.000Z | chat | text new standard complete | "Draw" "" "" "{\\"p\\":1}"',
    ]);
  });
});

describe('Le Chat’s messages', () => {
  const message = (id: string, role: string, second: number, content: string, version = 0) => ({
    id,
    version,
    chatId: 'chat',
    role,
    content,
    contentChunks: null,
    createdAt: `2026-05-06T10:00:${second}.000Z`,
  });

  it('of one moment are a question and its answer, in whatever order they stand', async () => {
    const chat = [message('a', 'assistant', 10, 'So.'), message('q', 'user', 10, 'Why?')];
    const read = ['2026-05-06T10:00:10.000Z | chat | text new standard complete | "Why?" "So." "" ""'];
    expect(await linesOf(json('chat-x.json', chat))).toEqual(read);
    expect(await linesOf(json('chat-x.json', chat.toReversed()))).toEqual(read);
  });

  it('in a higher version are answers made again, though they bear the moment of the first', async () => {
    const chat = [
      message('a', 'assistant', 12, '2', 1),
      message('q', 'user', 10, 'Why?'),
      message('a', 'assistant', 12, '1'),
    ];
    expect(await linesOf(json('chat-x.json', chat))).toEqual([
      '2026-05-06T10:00:10.000Z | chat | text new standard complete | "Why?" "1" "" ""',
      '2026-05-06T10:00:12.000Z | no live key, a/1 | text regenerate standard complete | "" "2" "" ""',
    ]);
  });

  it('in a higher version are prompts asked instead, known by nothing that live metering has', async () => {
    const chat = [
      message('q1', 'user', 10, 'One?'),
      message('a1', 'assistant', 12, '1'),
      message('q2', 'user', 20, 'Two?'),
      message('a2', 'assistant', 22, '2'),
      message('q2', 'user', 30, 'Three?', 1),
      message('a3', 'assistant', 32, '3'),
    ];
    expect((await linesOf(json('chat-x.json', chat))).slice(1)).toEqual([
      '2026-05-06T10:00:20.000Z | q2 | text followup standard complete | "Two?" "2" "" ""',
      '2026-05-06T10:00:30.000Z | no live key, q2/1 | text edit standard complete | "Three?" "3" "" ""',
    ]);
  });
});

describe('Grok', () => {
  it('says how many pictures name no prompt, and takes thinking time where no thought is told', async () => {
    const date = (second: number) => ({ $date: { $numberLong: `${Date.UTC(2026, 4, 6, 10, 0, second)}` } });
    const responses = [
      { response: { _id: 'q', sender: 'HUMAN', message: 'Hi', create_time: date(0) } },
      {
        response: {
          _id: 'a',
          sender: 'grok-4',
          message: 'Hello',
          create_time: date(9),
          model: 'grok-4',
          thinking_start_time: date(1),
          thinking_end_time: date(8),
        },
      },
    ];
    const given = json('renamed.json', {
      conversations: [{ conversation: { id: 'c' }, responses }],
      media_posts: [{ id: 'CANARY' }, { id: 'CANARY' }],
    });
    const { prompts, problems } = await read(given);
    expect(prompts.map(lineOf)).toEqual([
      '2026-05-06T10:00:00.000Z | no live key, q | text new reasoning grok-4 complete | "Hi" "Hello" "" "" | counted counted inferred',
    ]);
    expect(prompts.map(({ thinkingMs }) => thinkingMs)).toEqual([7_000]);
    expect(problems).toEqual(Array(2).fill({ path: 'renamed.json', problem: 'posts' }));
  });

  it('knows a file by its pictures alone, and counts all of them', async () => {
    const media_posts = Array.from({ length: 70 }, () => ({ id: 'CANARY', media_type: 'image' }));
    const { prompts, problems } = await read(json('a.json', { media_posts, conversations: [] }));
    expect(prompts).toEqual([]);
    expect(problems).toEqual(media_posts.map(() => ({ path: 'a.json', problem: 'posts' })));
  });

  it('takes a sender’s name for the model where nothing else names it, and an error in any form for one', async () => {
    const response = (_id: string, sender: string, second: number, more: object) => ({
      response: { _id, sender, message: 'So', create_time: `2026-05-06T10:00:0${second}Z`, ...more },
    });
    const responses = [
      response('q', 'human', 0, {}),
      response('a', 'grok-4-heavy', 2, {}),
      response('b', 'assistant', 9, { parent_response_id: 'q', error: { code: 8 } }),
    ];
    const given = json('a.json', { conversations: [{ conversation: { id: 'c' }, responses }] });
    expect((await read(given)).prompts.map(({ usage }) => [usage.model, usage.outcome])).toEqual([
      ['grok-4-heavy', 'complete'],
      [null, 'failed'],
    ]);
  });

  it('knows a person from a model, in either form of a time', async () => {
    const response = (_id: string, more: Readonly<Record<string, unknown>>) => ({
      response: { _id, ...more },
    });
    const conversation = {
      conversation: { id: 'c', title: 'CANARY' },
      responses: [
        response('q', {
          sender: 'human',
          message: 'Hi',
          create_time: '2026-05-06T10:00:00Z',
          model: 'grok-3',
        }),
        response('a', {
          sender: 'ASSISTANT',
          message: 'He<grok:render id="y"/>l<grok:render id="x">CANARY</grok:render>lo',
          create_time: { $date: { $numberLong: `${Date.UTC(2026, 4, 6, 10, 0, 3)}` } },
          parent_response_id: 'q',
          model: 'grok-4',
          thinking_trace:
            'Gre<xai:tool_usage_card><xai:tool_args>CANARY</xai:tool_args></xai:tool_usage_card>et.',
          generated_image_urls: ['a'],
        }),
        response('b', {
          sender: 'assistant',
          message: '',
          create_time: '2026-05-06T10:01:00Z',
          parent_response_id: 'q',
          error: 'no',
        }),
      ],
    };
    expect(
      await linesOf(json('prod-grok-backend.json', { conversations: [conversation], projects: [] })),
    ).toEqual([
      '2026-05-06T10:00:00.000Z | no live key, q | image new reasoning grok-4 complete | "Hi" "Hello" "Greet." "" | 1 image',
      '2026-05-06T10:01:00.000Z | no live key, b | text regenerate standard failed | "" "" "" ""',
    ]);
  });
});

describe('Gemini', () => {
  const activity = (title: string, minute: number, ...answers: readonly string[]) => ({
    header: 'Applications Gemini',
    title,
    time: `2026-05-06T10:0${minute}:00.001Z`,
    products: ['Applications Gemini'],
    ...(answers.length > 0 ? { safeHtmlItem: answers.map((html) => ({ html })) } : {}),
  });

  it('learns from the file what a prompt begins with, in any language', async () => {
    const activities = [
      activity('Gefragt: Warum?', 0, '<p>So &amp; so.</p>'),
      activity('Gefragt: Wo?', 1, '<p>Hier.</p>', '<p>Da.</p>'),
      activity('Gefragt: Wann?', 2, '<ul><li>Jetzt</li><li>Bald</li></ul>'),
      activity('Gefragt: Wie?', 3),
      activity('Bewertet: gut', 4),
      { ...activity('Gefragt: Wetter', 5, 'CANARY'), header: 'Suche', products: ['Suche'] },
    ];
    expect(await linesOf(json('MyActivity.json', activities))).toEqual([
      '2026-05-06T10:00:00.001Z | no live key, takeout:2026-05-06T10:00:00 | text unknown standard complete | "Warum?" "So & so." "" ""',
      '2026-05-06T10:01:00.001Z | no live key, takeout:2026-05-06T10:01:00 | text unknown standard complete | "Wo?" "Hier.Da." "" "" | 2 answers',
      '2026-05-06T10:02:00.001Z | no live key, takeout:2026-05-06T10:02:00 | text unknown standard complete | "Wann?" "Jetzt\\nBald" "" ""',
      '2026-05-06T10:03:00.001Z | no live key, takeout:2026-05-06T10:03:00 | text unknown standard failed | "Wie?" "" "" ""',
    ]);
  });

  it('has a verb of several words in some languages, and what a person typed is no markup', async () => {
    const titles = ['<b> & <i>', 'Wo', 'Wann', 'Wie', 'Wer', 'Wem', 'Wen', 'Wozu'];
    const activities = titles.map((title, minute) =>
      activity(`Has preguntado ${title}`, minute, '<p>Sí.</p>'),
    );
    expect((await read(json('a.json', activities))).prompts.map(({ texts }) => texts?.input)).toEqual(titles);
  });

  it('has a verb of several words that end in a colon, in a file of few prompts', async () => {
    const activities = ['Warum?', 'Wo?', 'Wann?'].map((title, minute) =>
      activity(`Prompt gesendet: ${title}`, minute, '<p>So.</p>'),
    );
    const { prompts } = await read(json('a.json', activities));
    expect(prompts.map(({ texts }) => texts?.input)).toEqual(['Warum?', 'Wo?', 'Wann?']);
  });

  it('reads names of characters, and those of nothing as they stand', async () => {
    const html = '<p>L&rsquo;&eacute;t&eacute; &frac12; &hellip; &amp;rsquo; &constructor; &nothing;</p>';
    const { prompts } = await read(json('a.json', [activity('Prompted When?', 0, html)]));
    expect(prompts.map(({ texts }) => texts?.output)).toEqual(['L’été ½ … &rsquo; &constructor; &nothing;']);
  });

  it('is the same prompt twice in a file and its copy, on the page and in the list', async () => {
    const { safeHtmlItem, ...bare } = activity('Prompted Tea?', 0, '<p>No.</p>');
    const item = { ...bare, time: '2026-02-02T19:24:02.806Z', safeHtmlItem };
    const page = `<html>${cell('Prompted&nbsp;Tea?<br>Feb 2, 2026, 8:24:02 PM CET<br><p>No.</p>')}`;
    const copies = [json('a.json', [item, item]), json('b.json', [item, item]), file('c.html', page)];
    const { prompts } = await read(...copies);
    expect(prompts.map(({ importKey }) => importKey)).toEqual([
      'takeout:2026-02-02T19:24:02',
      'takeout:2026-02-02T19:24:02:1',
    ]);
  });

  it('leaves out the names of files that came with a prompt', async () => {
    const attached = 'Prompted&nbsp;What is it?<br>Attached 1 file.<br>-&nbsp;<a href="x">CANARY.png</a><br>';
    const page = `<html>${cell(`${attached}Feb 2, 2026, 8:24:02 PM CET<br><p>A cat.</p>`)}`;
    expect(await linesOf(file('a.html', page))).toEqual([
      '2026-02-02T19:24:02.000Z | no live key, takeout:2026-02-02T19:24:02 | text unknown standard complete | "What is it?" "A cat." "" ""',
    ]);
  });

  const cell = (content: string) =>
    `<div class="outer-cell mdl-cell"><div class="header-cell"><p class="mdl-typography--title">Gemini Apps<br></p></div>` +
    `<div class="content-cell mdl-cell mdl-typography--body-1">${content}</div><div class="content-cell mdl-typography--caption">CANARY</div></div>`;

  it('finds the verb in the head of an entry, where it may stand', async () => {
    const entry = (head: string, content: string) =>
      cell(content)
        .replace('Gemini Apps<br>', head)
        .replace('CANARY', '<b>Products:</b><br>&emsp;Gemini Apps<br>CANARY');
    const page = [
      entry('Prompted<br>', 'Tea?<br>Feb 2, 2026, 8:24:02 PM CET<br>'),
      entry('Gemini Apps<br>Asked<br>', 'Milk?<br>Feb 2, 2026, 8:25:02 PM CET<br><p>No.</p>'),
      entry('Created<br>', 'CANARY<br>Feb 2, 2026, 8:26:02 PM CET<br>'),
    ];
    expect(await linesOf(file('a.html', `<html>${page.join('')}`))).toEqual([
      '2026-02-02T19:24:02.000Z | no live key, takeout:2026-02-02T19:24:02 | text unknown standard failed | "Tea?" "" "" ""',
      '2026-02-02T19:25:02.000Z | no live key, takeout:2026-02-02T19:25:02 | text unknown standard complete | "Milk?" "No." "" ""',
    ]);
  });

  it('reads times as English has them outside of America', async () => {
    const times = ['2 Feb 2026, 08:24:02 GMT', '3 Feb 2026, 8:24:02 pm GMT', '4 Sept 2026, 08:24:02 BST'];
    const page = times.map((time) => cell(`Prompted&nbsp;Tea?<br>${time}<br><p>No.</p>`));
    const { prompts, problems } = await read(file('a.html', `<html><body>${page.join('')}`));
    expect(problems).toEqual([]);
    expect(prompts.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-02-02T08:24:02.000Z',
      '2026-02-03T20:24:02.000Z',
      '2026-09-04T07:24:02.000Z',
    ]);
  });

  it.each([
    '02.02.2026, 08:24:02 MEZ',
    '2 de fev. de 2026, 08:24:02 BRT',
    '2026/02/02 8:24:02 JST',
    '2 ago 2026, 8:24:02 CEST',
  ])('says of times in other languages that they are not read: %s', async (time) => {
    const page = cell(`Prompt:&nbsp;Hallo<br>${time}<br><p>Antwort</p>`);
    const { prompts, problems } = await read(file('a.html', `<html><body>${page}`));
    expect([prompts, problems]).toEqual([[], [{ path: 'a.html', problem: 'zones' }]]);
  });

  it('reads the page in English and French, and never guesses a day', async () => {
    const page = [
      cell('Prompted&nbsp;Tea &amp; milk?<br>Feb 2, 2026, 8:24:02\u202fPM CET<br><p>No.</p>'),
      cell('Prompt\u00a0:&nbsp;Du thé ?<br>3 févr. 2026, 08:24:02 GMT-02:30<br><div><p>Oui.</p></div>'),
      cell('Prompted&nbsp;When?<br>Feb 2, 2026, 8:24:02 AM IST<br><p>Now.</p>'),
    ];
    const given = file('My Activity.html', `<html><body>${page.join('')}</body></html>`);
    const { prompts, problems } = await read(given);
    expect(prompts.map(lineOf)).toEqual([
      '2026-02-02T19:24:02.000Z | no live key, takeout:2026-02-02T19:24:02 | text unknown standard complete | "Tea & milk?" "No." "" ""',
      '2026-02-03T10:54:02.000Z | no live key, takeout:2026-02-03T10:54:02 | text unknown standard complete | "Du thé ?" "Oui." "" ""',
    ]);
    expect(problems).toEqual([{ path: 'My Activity.html', problem: 'zones' }]);
  });
});

describe('Perplexity and Copilot', () => {
  it('have an answer whole, or in pieces', async () => {
    const entry = {
      uuid: 'u',
      query_str: 'Why?',
      entry_created_datetime: '2026-05-06T10:00:00',
      blocks: [{ intended_usage: 'ask_text', markdown_block: { chunks: ['So', ' so.'] } }],
    };
    expect(await linesOf(json('thread.json', { entries: [entry] }))).toEqual([
      '2026-05-06T10:00:00.000Z | no live key, u | text new standard complete | "Why?" "So so." "" ""',
    ]);
  });

  it('have an answer in any generation of blocks, once', async () => {
    const entry = (name: string, minute: string, fields: object) => ({
      uuid: name,
      query_str: 'Why?',
      entry_created_datetime: `2026-05-06T10:${minute}:00`,
      ...fields,
    });
    const steps = [{ step_type: 'FINAL', content: { answer: JSON.stringify({ answer: 'So.' }) } }];
    const entries = [
      entry('numbered', '00', {
        blocks: [
          { intended_usage: 'ask_text_0_markdown', markdown_block: { answer: 'So.', chunks: ['So.'] } },
          { intended_usage: 'ask_text', markdown_block: { answer: 'So.' } },
          { intended_usage: 'web_results', web_result_block: { web_results: [{ snippet: 'CANARY' }] } },
        ],
      }),
      entry('steps', '01', { text: JSON.stringify(steps) }),
      entry('failed', '02', { status: 'FAILED', blocks: [] }),
    ];
    expect(await linesOf(json('thread.json', { entries }))).toEqual([
      '2026-05-06T10:00:00.000Z | no live key, numbered | text new standard complete | "Why?" "So." "" ""',
      '2026-05-06T10:01:00.000Z | no live key, steps | text followup standard complete | "Why?" "So." "" ""',
      '2026-05-06T10:02:00.000Z | no live key, failed | text followup standard failed | "Why?" "" "" ""',
    ]);
  });

  it('are read from a thread and from a table', async () => {
    const entry = {
      uuid: 'u',
      frontend_uuid: 'f',
      query_str: 'Why?',
      display_model: 'pplx_pro',
      status: 'COMPLETED',
      blocks: [{ intended_usage: 'ask_text', markdown_block: { answer: 'So.' } }],
      entry_created_datetime: '2026-05-06T10:00:00.123456',
    };
    expect(await linesOf(json('thread.json', { status: 'success', entries: [entry] }))).toEqual([
      '2026-05-06T10:00:00.123Z | f | text new standard pplx_pro complete | "Why?" "So." "" ""',
    ]);
    const table =
      'Conversation,Time,Author,Message\r\n"A","2026-05-06T10:00:05","AI","So, ""so""\nit is."\r\n"A","2026-05-06T10:00:00","user","Why?"';
    expect(await linesOf(file('copilot.csv', table))).toEqual([
      '2026-05-06T10:00:00.000Z | no live key, copilot:2026-05-06T10:00:00.000Z:0 | text new standard complete | "Why?" "So, \\"so\\"\\nit is." "" ""',
    ]);
    const american = 'CreatedAt,MessageContent,Author,ChatName\n5/6/2026 12:00:00 +02:00,Why?,user,A\n';
    expect((await linesOf(file('activity.csv', american)))[0]?.slice(0, 24)).toBe('2026-05-06T10:00:00.000Z');
  });

  it.each(['\n', '\r\n'])('are read alike whether or not all cells stand in quotes, with %j', async (end) => {
    const rows = [
      ['Conversation', 'Time', 'Author', 'Message'],
      ['A', '2026-05-06T10:01:05', 'AI', 'There.'],
      ['A', '2026-05-06T10:01:00', 'user', 'Where?'],
      ['A', '2026-05-06T10:00:05', 'AI', '"So"'],
      ['A', '2026-05-06T10:00:00', 'user', 'Why?'],
    ];
    const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
    const { prompts, problems } = await read(file('a.csv', `${quoted.join(end)}${end}`));
    expect(problems).toEqual([]);
    expect(prompts.map(({ texts, usage }) => [texts?.input, texts?.output, usage.intent])).toEqual([
      ['Why?', '"So"', 'new'],
      ['Where?', 'There.', 'followup'],
    ]);
  });

  it.each([
    'Conversation,Author,Message\nA,user,Why?\n',
    'Conversation,Time,Author,Message\nA,,user,Why?\nA,2026-02-30T10:00:00,user,Why?\n',
    'CreatedAt,MessageContent,Author,ChatName\n2/30/2026 10:00:00 +02:00,Why?,user,A\n',
  ])('have no prompt without a moment: %j', async (table) => {
    const { prompts, problems } = await read(file('a.csv', table));
    expect([prompts, problems]).toEqual([[], [{ path: 'a.csv', problem: 'unknown' }]]);
  });

  it('number the prompts of one moment alike, whichever conversation was gone on with', async () => {
    const of = (name: string) => [
      `${name},2026-05-06T10:00:01,AI,So.`,
      `${name},2026-05-06T10:00:00,user,Why ${name}?`,
    ];
    const numbered = async (...rows: readonly string[]) => {
      const table = ['Conversation,Time,Author,Message', ...rows].join('\n');
      const { prompts } = await read(file('copilot.csv', table));
      return prompts
        .filter(({ at }) => at === Date.UTC(2026, 4, 6, 10))
        .map(numberOf)
        .sort();
    };
    const numberOf = ({ importKey, texts }: ReadPrompt) => `${importKey} ${texts?.input}`;
    const month = await numbered(...of('B'), ...of('C'), ...of('A'));
    expect(month).toHaveLength(3);
    expect(await numbered('A,2026-06-06T10:00:00,user,And?', ...of('C'), ...of('A'), ...of('B'))).toEqual(
      month,
    );
    expect(new Set(month.map((one) => one.split(' ')[0])).size).toBe(3);
  });

  it('tells a question from an answer of the same second, and what went on from what failed', async () => {
    const rows = [
      'A,2026-05-06T10:02:00,user,Still there?',
      'A,2026-05-06T10:01:00,user,And?',
      'A,2026-05-06T10:00:00,AI,So.',
      'A,2026-05-06T10:00:00,user,Why?',
    ];
    const table = ['Conversation,Time,Author,Message', ...rows].join('\n');
    const { prompts } = await read(file('copilot.csv', table));
    expect(prompts.map(({ texts, usage }) => [texts?.input, texts?.output, usage.outcome])).toEqual([
      ['Why?', 'So.', 'complete'],
      ['And?', '', 'cut'],
      ['Still there?', '', 'failed'],
    ]);
    const apps = 'Timestamp,ClientApp,Prompt\n2026-05-06T10:00:00,Windows,Why?\n';
    expect((await read(file('windows-apps.csv', apps))).prompts.map(({ usage }) => usage.outcome)).toEqual([
      'cut',
    ]);
  });
});
