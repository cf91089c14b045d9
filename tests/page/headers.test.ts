/** Headers of a request, in each form that fetch takes them. */
import { describe, expect, it } from 'vitest';
import { readHeaders } from '../../src/page/headers.ts';

const NAMES = ['x-session', 'x-mode'];
const PAIRS: readonly [string, string][] = [
  ['X-Session', 'abc'],
  ['x-mode', 'think'],
  ['authorization', 'secret'],
];

describe('the headers that are asked for', () => {
  it.each([
    ['headers', new Headers(PAIRS.map(([name, value]): [string, string] => [name, value]))],
    ['pairs', PAIRS],
    ['a record', Object.fromEntries(PAIRS)],
  ])('are found in %s, and no other', (_, source) => {
    expect({ ...readHeaders(source, NAMES) }).toEqual({ 'x-session': 'abc', 'x-mode': 'think' });
    expect({ ...readHeaders(source, ['x-none']) }).toEqual({});
    expect({ ...readHeaders(source, []) }).toEqual({});
  });

  it('are none where there are no headers, or they are no text', () => {
    for (const source of [undefined, null, 'x-mode', 7, [], {}, [['x-mode']], [null], { 'x-mode': 7 }])
      expect({ ...readHeaders(source, NAMES) }).toEqual({});
  });

  it('are read without calling what the page made of them', () => {
    const asked: string[] = [];
    const source = Object.defineProperty({ 'x-mode': 'think' }, 'x-session', {
      enumerable: true,
      get: () => asked.push('x-session'),
    });
    expect({ ...readHeaders(source, NAMES) }).toEqual({ 'x-mode': 'think' });
    expect(asked).toEqual([]);
  });
});
