import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectsIn } from '../../../src/sites/decoders/message-objects.ts';
import { anyText } from '../played.ts';

const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the objects of a message', () => {
  it('are found one after the other, whatever parts them', () => {
    const separator = fc.constantFrom('', '\n', '\x1e', ' ', ',');
    fc.assert(
      fc.property(fc.array(object), separator, (objects, between) => {
        const text = objects.map((one) => JSON.stringify(one) + between).join('');
        expect(objectsIn(text)).toEqual(plain(objects));
      }),
    );
  });

  it('are found among bytes that are no text', () => {
    const text = new TextEncoder().encode('\x0d\x01{\x00{"a":"é"}R\x04tail');
    expect(objectsIn(new Uint8Array([0xf3, 0x80, ...text, 0xff]).buffer)).toEqual([{ a: 'é' }]);
  });

  it('are none in anything else', () => {
    fc.assert(
      fc.property(anyText, fc.uint8Array(), (text, bytes) => {
        for (const found of [...objectsIn(text), ...objectsIn(bytes.slice().buffer as ArrayBuffer)]) {
          expect(typeof found).toBe('object');
        }
      }),
    );
  });
});
