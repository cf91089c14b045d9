/** What stands before a prompt on its own branch, and which prompts were asked instead of others, in each source. */
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import { CLAUDE_START, chatgptConversation, chatgptMessage, claudeConversation, text } from './chats.ts';
import { file, json, lines, read } from './made.ts';

/** Each prompt by what was asked, in the order of time: its intent, and the tokens before it. */
async function readAs(...files: readonly GivenFile[]): Promise<(readonly [string, string, number])[]> {
  const { prompts } = await read(...files);
  return prompts
    .toSorted((a, b) => a.at - b.at)
    .map(({ texts, usage }) => [texts?.input ?? '', usage.intent, usage.contextTokens]);
}

function tokensOf(...texts: readonly string[]): number {
  return texts.reduce((sum, one) => {
    const counter = new TokenCounter();
    counter.add(one);
    return sum + counter.tokens;
  }, 0);
}

describe('ChatGPT', () => {
  it('knows a question asked instead where each has instructions of its own above it', async () => {
    const hidden = { metadata: { is_visually_hidden_from_conversation: true } };
    const instructions = { content: { content_type: 'user_editable_context', user_profile: 'CANARY' } };
    const conversation = chatgptConversation([
      ['root', null, null],
      ['q1', 'root', chatgptMessage('user', 0, 'One?')],
      ['a1', 'q1', chatgptMessage('assistant', 2, 'Yes.')],
      ['h1', 'a1', chatgptMessage('system', null, '', hidden)],
      ['q2', 'h1', chatgptMessage('user', 10, 'Two?')],
      ['a2', 'q2', chatgptMessage('assistant', 12, 'No.')],
      ['h2', 'a1', chatgptMessage('user', null, null, instructions)],
      ['q3', 'h2', chatgptMessage('user', 20, 'Three?')],
      ['h3', 'root', chatgptMessage('system', null, '', hidden)],
      ['q4', 'h3', chatgptMessage('user', 30, 'Four?')],
    ]);
    const context = tokensOf('One?', 'Yes.');
    expect(await readAs(json('conversations.json', [conversation]))).toEqual([
      ['One?', 'new', 0],
      ['Two?', 'followup', context],
      ['Three?', 'edit', context],
      ['Four?', 'edit', 0],
    ]);
  });

  it('takes for a request of its own what an answer cut at its longest was asked to go on with', async () => {
    const longest = { metadata: { finish_details: { type: 'max_tokens' } } };
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'Count.')],
      ['a', 'q', chatgptMessage('assistant', 2, 'One, two', longest)],
      // As fast as the second of a comparison would come.
      ['b', 'a', chatgptMessage('assistant', 3, ', three', longest)],
      ['c', 'b', chatgptMessage('assistant', 4, ', four.')],
      ['d', 'q', chatgptMessage('assistant', 60, 'Five.')],
      ['q2', 'c', chatgptMessage('user', 90, 'On.')],
      ['q3', 'd', chatgptMessage('user', 91, 'And?')],
    ]);
    const { prompts } = await read(json('conversations.json', [conversation]));
    const found = prompts
      .toSorted((a, b) => a.at - b.at)
      .map(({ importKey, usage, texts }) => [importKey, usage.intent, texts?.output, usage.contextTokens]);
    const [asked, one, three, four] = ['Count.', 'One, two', ', three', ', four.'].map((one) =>
      tokensOf(one),
    );
    const upTo = (...parts: readonly (number | undefined)[]) =>
      parts.reduce<number>((a, b) => a + (b ?? 0), 0);
    expect(found).toEqual([
      ['q', 'new', 'One, two', 0],
      ['b', 'continue', ', three', upTo(asked, one)],
      ['c', 'continue', ', four.', upTo(asked, one, three)],
      ['d', 'regenerate', 'Five.', upTo(asked)],
      ['q2', 'followup', '', upTo(asked, one, three, four)],
      ['q3', 'followup', '', upTo(asked, tokensOf('Five.'))],
    ]);
  });

  it('knows an answer made again from where a tool had answered, and what was asked below it', async () => {
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'Look.')],
      ['c', 'q', chatgptMessage('assistant', 1, '{"q":1}', { recipient: 'web.run' })],
      ['t', 'c', chatgptMessage('tool', 2, 'CANARY')],
      ['a', 't', chatgptMessage('assistant', 3, 'First.')],
      ['b', 't', chatgptMessage('assistant', 90, 'The second.')],
      ['q2', 'b', chatgptMessage('user', 120, 'On.')],
    ]);
    const { prompts } = await read(json('conversations.json', [conversation]));
    const found = prompts.map(({ importKey, usage, texts }) => [importKey, usage.intent, texts?.output]);
    expect(found).toEqual([
      ['q', 'new', 'First.'],
      ['b', 'regenerate', 'The second.'],
      ['q2', 'followup', ''],
    ]);
    expect(prompts[2]?.usage.contextTokens).toBe(tokensOf('Look.', 'The second.'));
  });

  it('takes of a comparison the answer that was gone on with', async () => {
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'One?')],
      ['a', 'q', chatgptMessage('assistant', 2, 'Yes, and more of it.')],
      ['b', 'q', chatgptMessage('assistant', 3, 'No.')],
      ['q2', 'b', chatgptMessage('user', 10, 'Two?')],
      ['q3', 'a', chatgptMessage('user', 20, 'Three?')],
    ]);
    expect(await readAs(json('conversations.json', [conversation]))).toEqual([
      ['One?', 'new', 0],
      ['Two?', 'followup', tokensOf('One?', 'No.')],
      ['Three?', 'followup', tokensOf('One?', 'Yes, and more of it.')],
    ]);
  });

  it('goes on with an answer past what stands out of sight in it', async () => {
    const conversation = chatgptConversation([
      ['q', null, chatgptMessage('user', 0, 'One?')],
      ['a', 'q', chatgptMessage('assistant', 2, 'Yes')],
      ['h', 'a', chatgptMessage('system', 3, '')],
      ['i', 'a', chatgptMessage('assistant', 4, ', indeed.')],
    ]);
    const { prompts } = await read(json('conversations.json', [conversation]));
    expect(prompts.map(({ texts }) => texts?.output)).toEqual(['Yes, indeed.']);
  });
});

describe('Claude', () => {
  it('takes what was asked below the same missing answer for one prompt and its later version', async () => {
    const conversation = claudeConversation([
      ['q1', CLAUDE_START, 'human', 0, [text('One?')]],
      ['q2', 'lost', 'human', 1, [text('Two?')]],
      ['a2', 'q2', 'assistant', 2, [text('Yes.')]],
      ['q3', 'lost', 'human', 3, [text('Three?')]],
    ]);
    expect(await readAs(json('conversations.json', [conversation]))).toEqual([
      ['One?', 'new', 0],
      ['Two?', 'followup', tokensOf('One?')],
      ['Three?', 'edit', tokensOf('One?')],
    ]);
  });
});

describe('Sources whose threads have no branches', () => {
  const context = tokensOf('One?', 'Yes.');

  it('Microsoft Copilot counts earlier turns of a conversation, and none between apps', async () => {
    const rows = [
      'A,2026-05-06T10:02:00,user,Two?',
      'B,2026-05-06T10:01:00,user,Other?',
      'A,2026-05-06T10:00:09,AI,Yes.',
      'A,2026-05-06T10:00:00,user,One?',
    ];
    const table = ['Conversation,Time,Author,Message', ...rows].join('\n');
    expect(await readAs(file('copilot.csv', table))).toEqual([
      ['One?', 'new', 0],
      ['Other?', 'new', 0],
      ['Two?', 'followup', context],
    ]);
    const apps =
      'Timestamp,ClientApp,Prompt\n2026-05-06T10:00:00,Notepad,One?\n2026-05-06T10:01:00,Notepad,Two?\n';
    expect(await readAs(file('windows-apps.csv', apps))).toEqual([
      ['One?', 'unknown', 0],
      ['Two?', 'unknown', 0],
    ]);
  });

  it('Perplexity’s thread goes by time, in whatever order it was saved', async () => {
    const entry = (uuid: string, second: number, query: string, answer: string) => ({
      uuid,
      query,
      answer,
      model: 'sonar',
      timestamp: `2026-05-06T10:00:0${second}`,
    });
    const entries = [entry('b', 5, 'Two?', 'No.'), entry('a', 0, 'One?', 'Yes.')];
    for (const conversations of [entries, entries.toReversed()])
      expect(await readAs(json('thread.json', { metadata: {}, conversations }))).toEqual([
        ['One?', 'new', 0],
        ['Two?', 'followup', context],
      ]);
  });

  it('VS Code’s Copilot counts earlier requests, and none that was taken back', async () => {
    const request = (requestId: string, second: number, asked: string) => ({
      requestId,
      timestamp: Date.UTC(2026, 4, 6, 10, 0, second),
      message: { text: asked },
      response: [{ value: 'Yes.' }],
    });
    const changes = [
      { kind: 0, v: { requests: [request('r1', 0, 'One?'), request('r2', 5, 'Gone?')] } },
      { kind: 2, k: ['requests'], i: 1 },
      { kind: 2, k: ['requests'], v: [request('r3', 9, 'Three?'), request('r4', 20, 'Four?')] },
    ];
    expect(await readAs(lines('session.jsonl', changes))).toEqual([
      ['One?', 'new', 0],
      ['Gone?', 'followup', context],
      ['Three?', 'edit', context],
      ['Four?', 'followup', context + tokensOf('Three?', 'Yes.')],
    ]);
  });
});

describe('Grok', () => {
  const said = (_id: string, parent: string | null | undefined, second: number, message: string) => ({
    response: {
      _id,
      ...(parent === undefined ? {} : { parent_response_id: parent }),
      sender: _id.startsWith('q') ? 'human' : 'assistant',
      message,
      create_time: `2026-05-06T10:00:${`${second}`.padStart(2, '0')}Z`,
    },
  });
  const fileOf = (...responses: readonly unknown[]) =>
    json('grok.json', { conversations: [{ conversation: { id: 'c' }, responses }] });

  it('knows a first prompt asked instead of the first, in whatever order they stand', async () => {
    const tree = [
      said('a1', 'q1', 2, 'Yes.'),
      said('q3', null, 20, 'Three?'),
      said('q2', 'a1', 10, 'Two?'),
      said('q1', null, 0, 'One?'),
    ];
    const expected = [
      ['One?', 'new', 0],
      ['Two?', 'followup', tokensOf('One?', 'Yes.')],
      ['Three?', 'edit', 0],
    ];
    expect(await readAs(fileOf(...tree))).toEqual(expected);
    expect(await readAs(fileOf(...tree.toReversed()))).toEqual(expected);
  });

  it.each([
    [undefined],
    [null],
  ])('goes by the list where no response says below what it stands: %s', async (none) => {
    const list = [said('q1', none, 0, 'One?'), said('a1', none, 2, 'Yes.'), said('q2', none, 10, 'Two?')];
    expect(await readAs(fileOf(...list))).toEqual([
      ['One?', 'new', 0],
      ['Two?', 'followup', tokensOf('One?', 'Yes.')],
    ]);
  });
});
