import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTextDelta } from '../../../src/sites/claude/text-delta.ts';
import { anyText } from '../played.ts';

const event = (text: string, index: unknown = 0): string =>
  JSON.stringify({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } });

/** What the whole way round says of it. */
function slowly(data: string): unknown {
  const { type, index, delta, ...rest } = JSON.parse(data);
  const { type: deltaType, text, ...deltaRest } = delta;
  expect([type, deltaType, rest, deltaRest]).toEqual(['content_block_delta', 'text_delta', {}, {}]);
  return { index, text };
}

it('reads what the site writes', () => {
  expect(readTextDelta(event('Bonjour 🌿', 12))).toEqual({ index: 12, text: 'Bonjour 🌿' });
});

it('never says anything JSON.parse would not', () => {
  const text = fc.oneof(anyText, fc.constantFrom('"', '\\', '"}}', '","x":"', '\n', '\u2028'));
  fc.assert(
    fc.property(text, fc.oneof(fc.nat(), fc.double(), fc.string()), (words, index) => {
      const data = event(words, index);
      const quick = readTextDelta(data);
      if (quick) expect(quick).toEqual(slowly(data));
    }),
  );
});

it('never takes what is no JSON', () => {
  const whole = event('a "quoted" word\nand more', 3);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), anyText, (at, patch) => {
      const data = whole.slice(0, at) + patch + whole.slice(at + 1);
      if (readTextDelta(data)) expect(readTextDelta(data)).toEqual(slowly(data));
    }),
  );
});
