import { describe, expect, it } from 'vitest';
import { bodyFields } from '../../../src/sites/reading/body.ts';
import { readBody, startTurn } from '../../../src/sites/reading/prompt.ts';
import { wordsOf } from '../../../src/sites/reading/refusal.ts';
import { TabDouble } from '../tab-double.ts';
import { answer, exchange, newTurn, ROW, tokensOf } from './exchanges.ts';

describe('the turn of a prompt', () => {
  const PROMPT = { key: 'k', intent: 'followup', texts: ['What is a river?', ' And this: a list'] } as const;

  it('has all that the request says', () => {
    const tab = new TabDouble();
    const said = {
      conversation: 'c',
      mode: 'research',
      effort: 'high',
      model: 'm',
      contextTokens: 9,
    } as const;
    const turn = startTurn(tab, exchange(), { ...PROMPT, ...said });
    expect(turn).toMatchObject({
      intent: 'followup',
      mode: 'research',
      effort: 'high',
      model: null,
      modelRequested: 'm',
      conversation: 'c',
      contextTokens: 9,
    });
    expect(turn.input.measuredText).toBe('What is a river? And this: a list');
    expect(tab.inits).toEqual([{ key: 'k', endpoint: 'chat', at: 1_000 }]);
  });

  it('is standard, of no known model and conversation, where the request does not say', () => {
    const turn = startTurn(new TabDouble(), exchange(), PROMPT);
    expect(turn).toMatchObject({
      mode: 'standard',
      effort: null,
      modelRequested: null,
      conversation: '',
      contextTokens: 0,
    });
  });

  it('reads the turns of its conversation again, as this tab has seen them, and no others', () => {
    const tab = new TabDouble();
    const start = (conversation?: string) =>
      startTurn(tab, exchange(), { ...PROMPT, key: null, conversation, texts: ['What is a river?'] });
    start('c').answer().append('Water that runs.');
    expect(start('c').contextTokens).toBe(tokensOf('What is a river?') + tokensOf('Water that runs.'));
    expect(start('d').contextTokens).toBe(0);
    start();
    expect(start().contextTokens, 'no conversation is none in common').toBe(0);
  });

  it('keeps what it was when the page sends it again', () => {
    const tab = new TabDouble();
    startTurn(tab, exchange(), PROMPT).settle('failed', 0);
    const turn = startTurn(tab, exchange(), {
      ...PROMPT,
      intent: 'regenerate',
      model: 'other',
      mode: 'agent',
    });
    expect(turn).toMatchObject({ intent: 'followup', modelRequested: null, mode: 'standard' });
    expect(turn.input.measuredText).toBe('What is a river? And this: a list');
  });
});

it('a body read by the site’s own reader settles its turn by what that found', () => {
  const turn = newTurn();
  const pushed: string[] = [];
  const reader = readBody(new TabDouble(), turn, ROW, (progress, note) => ({
    push(text) {
      pushed.push(text);
      note({ text: 'x', canary: 1 }, 'done');
    },
    end() {
      pushed.push('end');
      progress.done = pushed.length === 3;
    },
  }));
  reader.head?.(200, 'text/event-stream');
  reader.text?.('a');
  reader.text?.('b');
  reader.end('complete');
  expect(pushed).toEqual(['a', 'b', 'end']);
  expect(turn).toMatchObject({ outcome: 'complete', understood: false });
  expect(turn.shape?.names).toEqual(['event:done', 'key:text', 'key:?']);
});

describe('the words of an error', () => {
  it('are all its texts and numbers, wherever they stand', () => {
    const error = { code: 429, inner: [{ type: 'limit' }, null, true], message: 'Too many' };
    expect(wordsOf(error)).toBe('error 429 limit Too many');
    expect(wordsOf('quota')).toBe('error quota');
    for (const nothing of [undefined, null, {}, [], true]) expect(wordsOf(nothing)).toBe('error');
  });

  it('are looked for four levels down, and no deeper', () => {
    expect(wordsOf({ a: { a: { a: { a: 'four' } } } })).toBe('error four');
    expect(wordsOf({ a: { a: { a: { a: { a: 'five' } } } } })).toBe('error');
  });

  it('are bounded in number and in length', () => {
    const many = wordsOf(Array.from({ length: 99 }, (_, i) => [`w${i}`, `v${i}`])).split(' ');
    expect(many).toHaveLength(50);
    expect(many.slice(0, 3)).toEqual(['error', 'w0', 'v0']);
    expect(wordsOf(Array.from({ length: 60 }, (_, i) => (i < 50 ? null : 'late')))).toBe('error');
    expect(wordsOf('a'.repeat(900))).toBe(`error ${'a'.repeat(500)}`);
  });
});

describe('the JSON a request carries', () => {
  const part = (name: string, value: string, end = '\r\n') =>
    `--B${end}Content-Disposition: form-data; name="${name}"${end}${end}${value}${end}`;

  it('is its text', () => {
    expect(bodyFields({ kind: 'text', text: '{"a":1}' }, 'data')).toEqual({ a: 1 });
  });

  it.each([
    [
      'a form',
      {
        kind: 'form',
        fields: [
          ['other', '{"b":2}'],
          ['data', '{"a":1}'],
        ],
      },
    ],
    [
      'a multipart text',
      { kind: 'text', text: `${part('other', '{"b":2}')}${part('data', '{"a":1}')}--B--` },
    ],
    ['one with bare line feeds', { kind: 'text', text: `${part('data', '{"a":\n1}', '\n')}--B--` }],
  ] as const)('is the named field of %s', (_, body) => {
    expect(bodyFields(body as Parameters<typeof bodyFields>[0], 'data')).toEqual({ a: 1 });
    expect(bodyFields(body as Parameters<typeof bodyFields>[0])).toEqual({});
    expect(bodyFields(body as Parameters<typeof bodyFields>[0], 'absent')).toEqual({});
  });

  it('is none where there is no object', () => {
    for (const text of ['', '[1]', '3', 'null', '{', 'data={"a":1}']) {
      expect(bodyFields({ kind: 'text', text }, 'data')).toEqual({});
    }
    expect(bodyFields({ kind: 'none' }, 'data')).toEqual({});
    expect(bodyFields({ kind: 'form', fields: [['data', '[1]']] }, 'data')).toEqual({});
  });
});

it('an answer of HTTP 400 and more is understood', () => {
  const turn = newTurn();
  const reader = readBody(new TabDouble(), turn, ROW, () => ({ push: () => undefined }));
  answer(reader, '{"message":"no"}', { status: 500 });
  expect(turn).toMatchObject({ outcome: 'failed', understood: true, shape: null });
});
