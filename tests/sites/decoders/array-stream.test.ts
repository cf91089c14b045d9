import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArrayStreamDecoder } from '../../../src/sites/decoders/array-stream.ts';
import { anyText, cutAt, cuts } from '../played.ts';

function decode(...pieces: string[]): { arrays: unknown[]; skips: number } {
  const arrays: unknown[] = [];
  let skips = 0;
  const decoder = createArrayStreamDecoder(
    'end',
    (array) => arrays.push(array),
    () => skips++,
  );
  for (const piece of pieces) decoder.push(piece);
  return { arrays, skips };
}

describe('arrays in a growing one', () => {
  it('are let out as soon as they close, and no others are', () => {
    expect(decode('["first","end"').arrays).toEqual([]);
    expect(decode('["first","end"]').arrays).toEqual([['first', 'end']]);
    expect(decode('[[["a"],[["x",1],"end"').arrays).toEqual([]);
    expect(decode('[[["a"],[["x",1],"end" ]').arrays).toEqual([[['x', 1], 'end']]);
    expect(decode('[[1,"end"],"end","no"],[2,"\\"end"],["]\\"[",3,"end"]').arrays).toEqual([
      [1, 'end'],
      [']"[', 3, 'end'],
    ]);
  });

  it('are the same wherever the text is cut', () => {
    const wanted = fc.array(fc.tuple(fc.jsonValue(), fc.constant('end')));
    fc.assert(
      fc.property(wanted, anyText, cuts, (arrays, text, places) => {
        const body = JSON.stringify([arrays.map((array) => [[array, text]])]);
        const inner = decode(body).arrays;
        expect(decode(...cutAt(body, places)).arrays).toEqual(inner);
        expect(inner).toEqual(expect.arrayContaining(JSON.parse(JSON.stringify(arrays))));
      }),
    );
  });

  it('are let go of when they are too long, and what follows is read', () => {
    const { arrays, skips } = decode('[["', 'x'.repeat(1_100_000), '","end"],[1,"end"]]');
    expect([arrays, skips]).toEqual([[[1, 'end']], 1]);
  });

  it('are passed over below any depth a site has, and read again above it', () => {
    const deep = `${'['.repeat(100_000)}1,"end"${']'.repeat(100_000)}`;
    expect(decode(`[${deep},[2,"end"]`).arrays).toEqual([[2, 'end']]);
  });

  it('are none in anything else', () => {
    fc.assert(fc.property(fc.array(anyText), (pieces) => void decode(...pieces)));
  });
});
