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
