import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonObjectsDecoder } from '../../../src/sites/decoders/json-stream.ts';
import { anyText, cutAt, cuts } from '../played.ts';

function decode(...pieces: string[]): unknown[] {
  const objects: unknown[] = [];
  const decoder = createJsonObjectsDecoder((object) => objects.push(object));
  for (const piece of pieces) decoder.push(piece);
  return objects;
}

const nasty = fc.oneof(fc.string(), fc.constantFrom('{', '}', '"', '\\', '\\"', '{"a":', '\n', '\\\\'));
/** Without escapes: V8 13.6 (Node 24) now and then takes one escaped key for another. */
const key = nasty.map((text) => text.replaceAll(/["\\\p{Cc}]/gu, '}'));
const objects = fc.array(fc.dictionary(key, fc.oneof(nasty, fc.dictionary(key, nasty))));
const between = fc.constantFrom('', '\n', ' '.repeat(50), '\r\n', '0:', '\n\n');

describe('JSON objects one after the other', () => {
  it('read the same whatever stands between them and however they are cut', () => {
    fc.assert(
      fc.property(objects, between, cuts, (all, gap, places) => {
        const body = all.map((object) => JSON.stringify(object) + gap).join('');
        const expected = JSON.parse(JSON.stringify(all));
        expect(decode(body)).toEqual(expected);
        expect(decode(...cutAt(body, places))).toEqual(expected);
        expect(decode(...body.split(''))).toEqual(expected);
      }),
    );
  });

  it('lose no more than the one that broke off', () => {
    expect(decode('{"a":{"b":1}\n{"c":2}\n')).toEqual([{ c: 2 }]);
    expect(decode('{"a":"b', '\n', '{"c":2}\n')).toEqual([{ c: 2 }]);
    expect(decode('}"{"c":2}')).toEqual([{ c: 2 }]);
  });

  it('skip what is too long to be one, and read on after it', () => {
    const long = 'x'.repeat(600_000);
    expect(decode('{"a":"', long, long, '"}{"b":1}')).toEqual([{ b: 1 }]);
  });

  it('never throw on nonsense', () => {
    fc.assert(fc.property(fc.array(fc.oneof(anyText, nasty)), (pieces) => void decode(...pieces)));
  });
});
