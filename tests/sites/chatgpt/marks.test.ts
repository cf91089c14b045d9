import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMarkFilter } from '../../../src/sites/chatgpt/marks.ts';

const visible = (...pieces: string[]): string => {
  const marks = createMarkFilter();
  return pieces.map((piece) => marks.push(piece)).join('');
};

it('takes marks out of the text, wherever it is cut', () => {
  const unit = fc.constantFrom('a', ' ', '\ue200', '\ue201', '\ue202');
  fc.assert(
    fc.property(fc.array(fc.string({ unit, maxLength: 6 })), (pieces) => {
      const whole = pieces.join('');
      // What is not closed is not closed yet: nothing of it is shown.
      const shown = whole.replace(/\ue200[^\ue201]*(?:\ue201|$)/g, '');
      expect(visible(...pieces)).toBe(shown);
      expect(visible(whole)).toBe(shown);
    }),
  );
});

it('takes what never closes for text again', () => {
  const long = 'x'.repeat(30_000);
  expect(visible('a\ue200', long, 'b')).toBe('ab');
});

it('takes for a mark what is as long as marks may be, and a unit more for text again', () => {
  const mark = (chars: number) => `\ue200${'x'.repeat(chars - 1)}`;
  expect(visible(mark(20_000), 'b', 'c')).toBe('c');
  expect(visible(mark(20_001), 'b', 'c')).toBe('bc');
});

it('begins anew with a new text', () => {
  const marks = createMarkFilter();
  marks.push('a\ue200ci');
  marks.reset();
  expect(marks.push('b')).toBe('b');
});
