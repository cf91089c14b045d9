import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextParts } from '../../../src/sites/decoders/text-parts.ts';
import { TextMeter } from '../../../src/sites/reading/text-meter.ts';

describe('a text in parts', () => {
  it('is what its parts are, in the order of their numbers, whatever became of them', () => {
    const part = fc.nat({ max: 5 });
    const step = fc.oneof(
      fc.record({ op: fc.constantFrom('set' as const, 'append' as const), part, text: fc.string() }),
      fc.record({ op: fc.constant('cut' as const), part, to: fc.nat({ max: 6 }) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const meter = new TextMeter();
        const parts = createTextParts(meter);
        const plain = new Map<number, string>();
        for (const one of steps) {
          if (one.op === 'cut') {
            parts.cut(one.part, one.to);
            for (const number of [...plain.keys()]) {
              if (number >= one.part && number < one.to) plain.delete(number);
            }
          } else {
            parts[one.op](one.part, one.text);
            plain.set(one.part, one.op === 'set' ? one.text : (plain.get(one.part) ?? '') + one.text);
          }
          const whole = [...plain].sort(([a], [b]) => a - b).map(([, text]) => text);
          expect(meter.measuredText).toBe(whole.join(''));
          expect(meter.length).toBe(whole.join('').length);
        }
      }),
    );
  });

  it('is bounded, and has no parts but those with a number', () => {
    const meter = new TextMeter();
    const parts = createTextParts(meter);
    for (let part = 0; part < 30; part++) parts.set(part, 'x'.repeat(100_000));
    expect(meter.length).toBe(1_000_000);
    parts.cut(0);
    parts.set(Number.NaN, 'a');
    parts.set(-1, 'a');
    expect([meter.length, parts.size]).toEqual([0, 0]);
  });

  it('has no part of which nothing was said', () => {
    const parts = createTextParts(new TextMeter());
    parts.append(0, '');
    parts.set(1, '');
    expect(parts.size).toBe(0);
    parts.append(0, 'a');
    parts.append(0, '');
    expect(parts.size).toBe(1);
  });

  it('measures a piece of an early part no more than once where the text is long', () => {
    let measured = 0;
    const meter = new TextMeter();
    const append = meter.append.bind(meter);
    meter.append = (text) => {
      measured += text.length;
      append(text);
    };
    const parts = createTextParts(meter);
    parts.set(1, 'x'.repeat(100_000));
    for (let piece = 0; piece < 1_000; piece++) parts.append(0, 'word ');
    expect(meter.length).toBe(105_000);
    expect(measured).toBe(105_000);
  });
});
