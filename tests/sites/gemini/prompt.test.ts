/** What a request to Gemini says of its prompt. */
import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../../src/model/messages/exchange.ts';
import { formField, readPrompt } from '../../../src/sites/gemini/prompt.ts';

type Told = Readonly<Record<number, unknown>>;

function asked(told: Told, header?: string) {
  const inner: unknown[] = Array.from({ length: 81 }, (_, index) => told[index] ?? null);
  const request = JSON.stringify([null, JSON.stringify(inner)]);
  const headers: Record<string, string> = header === undefined ? {} : { 'x-goog-ext-525001261-jspb': header };
  return readPrompt({
    endpoint: 'generate',
    method: 'POST',
    url: '/',
    body: { kind: 'form', fields: [['f.req', request]] },
    headers,
    at: 0,
  });
}

it('is what its places say', () => {
  const prompt = asked({ 0: ['Hi', 0, null, ['file', 'file']], 2: ['c', 'r'], 59: 'id' });
  expect(prompt).toEqual({
    text: 'Hi',
    mark: prompt.mark,
    conversation: 'c',
    parent: 'r',
    key: 'id',
    model: null,
    mode: 'standard',
    media: undefined,
    files: 2,
  });
});

it('is nothing where nothing is said', () => {
  expect(asked({})).toMatchObject({ text: '', conversation: '', parent: '', key: null, files: 0 });
});

it('is told from others by a mark alone', () => {
  const markOf = (text: string) => asked({ 0: [text] }).mark;
  expect(markOf('Hi')).toBe(markOf('Hi'));
  expect(new Set(['Hi', 'Ho', 'Hi ', ''].map(markOf)).size).toBe(4);
  // Length, and FNV-1a over UTF-16 units: of "a" as published.
  expect(markOf('a')).toBe('1:e40c292c');
});

it.each([
  [10, undefined],
  [11, 'video'],
  [14, 'image'],
  [21, 'audio'],
  [20, undefined],
])('tool %i makes %s', (tool, media) => {
  expect(asked({ 49: tool }).media).toBe(media);
});

it.each([
  ['standard', { 49: 14 }, undefined],
  ['reasoning', { 49: 20 }, undefined],
  ['standard', { 80: 1 }, undefined],
  ['reasoning', { 80: 2 }, undefined],
  ['reasoning', {}, '[1,null,null,null,"5bf011840784117a"]'],
  ['standard', {}, '[1,null,null,null,"fbb127bbb056c959"]'],
] as const)('is answered in %s mode by %j and %s', (mode, told, header) => {
  expect(asked(told, header).mode).toBe(mode);
});

it.each([
  [null, 2, undefined],
  ['3.6 Flash', 1, undefined],
  ['3.1 Pro', 3, undefined],
  ['3.5 Flash-Lite', 6, undefined],
  ['abc', 1, '[1,null,null,null,"abc"]'],
  ['3.6 Flash', 1, '[1]'],
  ['3.6 Flash', 1, '{'],
])('asks for model %s by mode %i and header %s', (model, mode, header) => {
  expect(asked({ 79: mode }, header).model).toBe(model);
});

describe('the field of a form', () => {
  const fields: [string, string][] = [
    ['at', 'x'],
    ['f.req', 'y'],
  ];
  it.each<[string, RequestBody]>([
    ['form', { kind: 'form', fields }],
    ['text', { kind: 'text', text: 'at=x&f.req=y' }],
  ])('is found by its name, in a %s', (_, body) => {
    expect([formField(body, 'f.req'), formField(body, 'at'), formField(body, 'none')]).toEqual([
      'y',
      'x',
      '',
    ]);
  });

  it('is not in what is no form', () => {
    expect(formField({ kind: 'none' }, 'f.req')).toBe('');
  });
});
