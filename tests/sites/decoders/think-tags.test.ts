import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThinkSplitter } from '../../../src/sites/decoders/think-tags.ts';
import { cutAt, cuts } from '../played.ts';

function split(...pieces: string[]): { answer: string; reasoning: string } {
  const said = { answer: '', reasoning: '' };
  const splitter = createThinkSplitter(
    (text) => {
      said.answer += text;
    },
    (text) => {
      said.reasoning += text;
    },
  );
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return said;
}

const texts = fc
  .array(fc.constantFrom('<think>', '</think>', '<', '</', 'think', '>', '\n\n', ' ', 'a', 'é\u{1f6b2}'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe('reasoning written into the answer', () => {
  it('is parted from it, and the line ends between them belong to neither', () => {
    expect(split('<think>Hm.</think>\n\nYes <b>.')).toEqual({ answer: 'Yes <b>.', reasoning: 'Hm.' });
    expect(split('No tag < at all </think>')).toEqual({ answer: 'No tag < at all </think>', reasoning: '' });
    expect(split('<think>cut off <')).toEqual({ answer: '', reasoning: 'cut off <' });
  });

  it('is the same however the text is cut', () => {
    fc.assert(
      fc.property(texts, cuts, (text, places) => {
        expect(split(...cutAt(text, places))).toEqual(split(text));
        expect(split(...text.split(''))).toEqual(split(text));
      }),
    );
  });

  it('loses nothing but the tags and what stands between thought and answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { answer, reasoning } = split(text);
        const bare = (all: string) => all.replace(/\s/g, '').length;
        const kept = bare(answer) + bare(reasoning);
        expect(kept).toBeLessThanOrEqual(bare(text));
        expect(kept).toBeGreaterThanOrEqual(bare(text.replace(/<\/?think(?:ing)?>/g, '')));
      }),
    );
  });
});
