import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElementFilter } from '../../../src/sites/decoders/element-filter.ts';
import { cutAt, cuts } from '../played.ts';

function filtered(...pieces: string[]): string {
  let text = '';
  const filter = createElementFilter('g:x', (piece) => {
    text += piece;
  });
  for (const piece of pieces) filter.push(piece);
  filter.end();
  return text;
}

describe('elements in a text', () => {
  it('are taken out, whatever they hold, and nothing else is', () => {
    expect(filtered('a <b> <g:x id="1"><arg>c</arg></g:x>d<g:x></g:x> < <g:')).toBe('a <b> d < <g:');
  });

  it('that never end are no elements', () => {
    expect(filtered('a<g:x b')).toBe('a<g:x b');
    expect(filtered(`a<g:x${'b'.repeat(30_000)}`, 'c')).toHaveLength(30_006);
  });

  it('are held back for as long as they may be some, and no longer', () => {
    const pieces: string[] = [];
    const filter = createElementFilter('g:x', (piece) => pieces.push(piece));
    const afterEach = ['', 'a <', 'g', 'o <g:', 'x', '>b</', 'g:x', '>c <', '<g:x></g:x>d'].map((text) => {
      filter.push(text);
      return pieces.splice(0).join('|');
    });
    expect(afterEach).toEqual(['', 'a ', '', '<go ', '', '', '', 'c ', '<|d']);
    filter.end();
    expect(pieces).toEqual([]);
  });

  it('longer than any there is are let out as they come', () => {
    const element = (chars: number) => `<g:x${'b'.repeat(chars - 4)}`;
    const letOut = (text: string): number => {
      let length = 0;
      createElementFilter('g:x', (piece) => {
        length += piece.length;
      }).push(text);
      return length;
    };
    expect(letOut(element(20_000))).toBe(0);
    expect(letOut(element(20_001))).toBe(20_001);
  });

  it('are taken out wherever the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('<g:x>', '</g:x>', '<g:', '<', 'x>', 'é', ' '))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, cuts, (whole, places) => {
        expect(filtered(...cutAt(whole, places))).toBe(filtered(whole));
      }),
    );
  });
});
