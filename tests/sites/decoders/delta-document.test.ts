import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDeltaDecoder } from '../../../src/sites/decoders/delta-document.ts';

interface Edit {
  c: number;
  path: string[];
  o: string;
  v: unknown;
}

function decode(...events: string[]): Edit[] {
  const edits: Edit[] = [];
  const decoder = createDeltaDecoder((c, path, o, v) => edits.push({ c, path: [...path], o, v }));
  for (const event of events) decoder.push(event);
  return edits;
}

const write = (...events: object[]): string[] => events.map((event) => JSON.stringify(event));

const pointerOf = (path: readonly string[]): string =>
  path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const operations = ['add', 'append', 'replace', 'remove', 'truncate'] as const;
const names = fc.oneof(
  fc.constantFrom('message', 'content', 'parts', '0', '17', '10000', 'a/b', 'm~n', '', 'é'),
  fc
    .string()
    .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name) && !/^\d{5,}$/.test(name)),
);
const values = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.jsonValue());
const edits: fc.Arbitrary<Edit> = fc.record({
  c: fc.nat(3),
  path: fc.array(names, { maxLength: 5 }),
  o: fc.constantFrom(...operations),
  v: values,
});

/** As the server writes: beyond ASCII all escaped, wide or compact, padded, what repeats left out if `terse`. */
function writeAll(all: readonly Edit[], terse: boolean, wide: boolean): string[] {
  let last: Partial<Record<'p' | 'o' | 'c', unknown>> = {};
  return all.map(({ c, path, o, v }) => {
    const full = { p: pointerOf(path), o, c };
    const told = Object.entries(full).filter(([key, value]) => !terse || last[key as 'p'] !== value);
    last = full;
    const json = JSON.stringify({ v, ...Object.fromEntries(told) });
    const ascii = json.replace(/[\u007f-\uffff]/g, (unit) => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
    return `${wide ? ascii.replace(/^\{"v":/, '{"v": ') : ascii}${wide ? '   ' : ''}`;
  });
}

describe('v1 deltas', () => {
  it('takes from the edit before what an edit leaves out', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), fc.boolean(), (all, wide) => {
        const plain = JSON.parse(JSON.stringify(all));
        expect(decode(...writeAll(all, true, wide))).toEqual(plain);
        expect(decode(...writeAll(all, false, wide))).toEqual(plain);
      }),
    );
  });

  it('begins with the document as a whole', () => {
    expect(decode('{"v":{"message":{}}}')).toEqual([{ c: 0, path: [], o: 'add', v: { message: {} } }]);
  });

  it('reads a patch as edits below its path, from which the next edit takes nothing', () => {
    const patch = {
      p: '/message',
      o: 'patch',
      v: [
        { p: '/a', o: 'append', v: 'x' },
        { p: '', o: 'remove' },
      ],
    };
    const nested = { v: [{ p: '/b', o: 'patch', v: [{ p: '', o: 'add', v: 1 }] }, { v: 'no operation' }, 3] };
    expect(decode(...write(patch, nested, { o: 'append', v: 'y' }))).toEqual([
      { c: 0, path: ['message', 'a'], o: 'append', v: 'x' },
      { c: 0, path: ['message'], o: 'remove', v: undefined },
      { c: 0, path: ['message'], o: 'append', v: 'y' },
    ]);
  });

  it('reads a bare piece of text as any other edit', () => {
    const before = '{"p":"/t","o":"append","v":""}';
    const anything = fc.oneof(
      fc.string({
        unit: fc.constantFrom(
          '"',
          '\\',
          'n',
          'u',
          '0',
          ' ',
          ',',
          ':',
          'p',
          '{',
          '}',
          '\t',
          '\u{1f6b2}',
          '\ud800',
        ),
      }),
      fc.string({ unit: 'binary' }),
    );
    const frames = fc.constantFrom(
      '{"v":"',
      '{"v": "',
      '{ "v":"',
      '{"v":"","v":"',
      '{"p":"/u","v":"',
      '{"v":"a","p":"/u","v":"',
    );
    fc.assert(
      fc.property(
        frames,
        anything,
        fc.constantFrom('"}', '"}  ', '"} \t', '"', '" }'),
        (start, text, end) => {
          const json = start + text + end;
          let wanted: Edit[] = [];
          try {
            const { p = '/t', v } = JSON.parse(json);
            if (/^(\/[tu])$/.test(p)) wanted = [{ c: 0, path: [p.slice(1)], o: 'append', v }];
          } catch {}
          expect(decode(before, json).slice(1)).toEqual(wanted);
        },
      ),
    );
  });

  it.each([
    ['a path into the prototype', '/__proto__/polluted'],
    ['the same below', '/message/constructor/prototype/x'],
    ['the same at the end', '/a/prototype'],
    ['a place too far into a list', '/message/content/parts/10001'],
    ['a place as far as numbers go', `/parts/${'9'.repeat(400)}`],
    ['too deep a path', '/a'.repeat(33)],
    ['too long a path', `/${'a'.repeat(3_000)}`],
    ['what is no path', 'message'],
    ['what is no text', 7],
  ])('refuses %s, and what relies on it', (_, p) => {
    const refused = [{ p, o: 'append', v: 'x' }, { v: 'y' }, { o: 'replace', v: {} }];
    const patch = {
      p: '',
      o: 'patch',
      v: [
        { p, o: 'add', v: 1 },
        { p: '/ok', o: 'add', v: 2 },
      ],
    };
    expect(decode(...write(...refused, patch))).toEqual([{ c: 0, path: ['ok'], o: 'add', v: 2 }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses a patch that leads too deep', () => {
    const patch = { p: '/a'.repeat(20), o: 'patch', v: [{ p: '/b'.repeat(13), o: 'add', v: 1 }] };
    expect(decode(...write(patch))).toEqual([]);
  });

  it('ignores what is no edit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"o":7,"v":"x"}', '[]', '"v1"'))),
        (all) => {
          for (const { o } of decode(...all)) expect(operations).toContain(o);
        },
      ),
    );
    expect(decode('"v1"', '{"o":"explode","v":1}', '{"o":"patch","v":{}}', 'null', '')).toEqual([]);
  });
});
