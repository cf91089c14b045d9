import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodedLineDecoder } from '../../../src/sites/decoders/coded-lines.ts';
import { anyText, cutAt, cuts } from '../played.ts';

type Line = [code: string, value: unknown];

function decode(...pieces: string[]): Line[] {
  const lines: Line[] = [];
  const decoder = createCodedLineDecoder((code, value) => lines.push([code, value]));
  for (const piece of pieces) decoder.push(piece);
  decoder.end();
  return lines;
}

const lines = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom('0', 'g', 'ad', 'b2'), fc.jsonValue())
      .map(([code, value]) => `${code}:${JSON.stringify(value)}\n`),
    fc.constantFrom('\n', '0:\n', '0:{\n', ':1\n', 'no line\n', '0:"x"\r\n'),
    anyText,
  ),
  { maxLength: 12 },
);

describe('lines of a code and JSON', () => {
  it('are read, also with a carriage return, and the last one without a line end', () => {
    expect(decode('0:"Hel', 'lo"\r\na', 'd:{"a":1}\nnot one\n9:[1]')).toEqual([
      ['0', 'Hello'],
      ['ad', { a: 1 }],
      ['9', [1]],
    ]);
  });

  it('are the same however they are cut', () => {
    fc.assert(
      fc.property(lines, cuts, (parts, places) => {
        const body = parts.join('');
        expect(decode(...cutAt(body, places))).toEqual(decode(body));
      }),
    );
  });

  it('are skipped where they are too long to be any', () => {
    const long = 'x'.repeat(400_000);
    expect(decode('0:"', long, long, long, '"\n', '0:"next"\n')).toEqual([['0', 'next']]);
  });
});
