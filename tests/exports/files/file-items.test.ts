/** What form a file has, by its name and how it begins. */
import { expect, it } from 'vitest';
import { formOf } from '../../../src/exports/files/file-items.ts';
import { linesOf } from '../made.ts';

it.each([
  ['a.jsonl', '{"a":1}', 'lines'],
  ['a.JSONL', '[1]', 'lines'],
  ['a.json', '[{"a":1}]', 'json'],
  ['a.json', ' \n[1]', 'json'],
  ['a.json', '{"a":1}', 'json'],
  ['a.json', '{\n"a":1}', 'json'],
  ['a.json', '{"a":1}\n', 'json'],
  ['a.txt', '{"a":1}\n{"b":2}', 'lines'],
  ['a.txt', '{"a":1}\n\n {"b":', 'lines'],
  // An object whose first line is none of its own.
  ['a.json', '{"a":[\n{"b":2}]}', 'json'],
  ['a.html', '\n<!doctype html>', 'html'],
  ['a.csv', 'a,b\n1,2', 'csv'],
  ['a.csv', 'a,{b}\n{1},2', 'csv'],
] as const)('%s that begins with %j is %s', (path, head, form) => {
  expect(formOf(path, head, true)).toBe(form);
});

it.each([
  ['a.txt', '{"a":'],
  ['a.txt', '{"a":1}'],
  ['a.txt', '{"a":1}\n \n'],
] as const)('of %s that begins with %j only what follows can tell', (path, head) => {
  expect(formOf(path, head, false)).toBeUndefined();
});

it('waits for no more than a piece of a large object', () => {
  expect(formOf('a.txt', `{"a":"${'x'.repeat(1_000_000)}`, false)).toBe('json');
});

it('reads a log that lost its name the same, however its bytes come', async () => {
  const line = (fields: object) => `${JSON.stringify({ sessionId: 's', ...fields })}\n`;
  const log =
    line({
      type: 'user',
      uuid: 'u',
      timestamp: '2026-05-06T10:00:00Z',
      message: { role: 'user', content: 'x'.repeat(9_000) },
    }) +
    line({
      type: 'assistant',
      timestamp: '2026-05-06T10:00:05Z',
      message: { id: 'm', model: 'claude-opus-4-7', usage: { input_tokens: 5, output_tokens: 900 } },
    });
  const bytes = new TextEncoder().encode(log);
  const inPieces = (size: number) => {
    const blob = new Blob([log]);
    const stream = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
          controller.close();
        },
      });
    return { path: 'session', blob: Object.assign(blob, { stream }) };
  };
  const whole = await linesOf(inPieces(bytes.length));
  expect(whole).toHaveLength(1);
  for (const size of [1_000, 9_000, log.indexOf('\n'), log.indexOf('\n') + 1])
    expect(await linesOf(inPieces(size))).toEqual(whole);
});
