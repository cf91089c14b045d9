import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt, textAt } from '../../../src/sites/decoders/protobuf.ts';

const encoder = new TextEncoder();

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
const text = (number: number, value: string | readonly number[]): number[] => {
  const bytes = typeof value === 'string' ? [...encoder.encode(value)] : value;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
};

describe('fields of a message', () => {
  it('are found below others, past numbers of every width', () => {
    const message = [
      ...[8, 0xff, 0xff, 3],
      ...[25, 1, 2, 3, 4, 5, 6, 7, 8],
      ...[37, 1, 2, 3, 4],
      ...text(2, text(7, 'été')),
    ];
    expect(textAt(new Uint8Array(message), 2, 7)).toBe('été');
    expect(textAt(new Uint8Array(message), 3)).toBeUndefined();
  });

  it('are found whatever they hold', () => {
    const fields = fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(fields, (all) => {
        const message = new Uint8Array(all.flatMap(([number, value]) => text(number, value)));
        for (const [number] of all) {
          const first = all.find(([other]) => other === number)?.[1];
          expect(textAt(message, number)).toBe(first);
        }
      }),
    );
  });

  it('are none in anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.nat({ max: 20 })), (bytes, path) => {
        const found = fieldAt(bytes, ...path);
        expect(found === undefined || found.length <= bytes.length).toBe(true);
      }),
    );
  });
});
