import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConnectDecoder } from '../../../src/sites/decoders/connect.ts';

type Told = [message: unknown, isLast: boolean];

function envelope(message: unknown, flags = 0): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(5);
  header[0] = flags;
  header.writeUInt32BE(json.length, 1);
  return Buffer.concat([header, json]);
}

function decode(...pieces: Uint8Array[]): Told[] {
  const told: Told[] = [];
  const decoder = createConnectDecoder((message, isLast) => told.push([message, isLast]));
  for (const piece of pieces) decoder.push(piece);
  return told;
}

describe('envelopes of the Connect protocol', () => {
  it('read the same however the bytes are cut', () => {
    const messages = fc.array(fc.dictionary(fc.string(), fc.string()));
    fc.assert(
      fc.property(messages, fc.array(fc.nat(9), { minLength: 1 }), (all, sizes) => {
        const body = Buffer.concat([...all.map((message) => envelope(message)), envelope({ end: true }, 2)]);
        const pieces: Uint8Array[] = [];
        for (let at = 0, index = 0; at < body.length; index++) {
          const size = 1 + (sizes[index % sizes.length] ?? 0);
          pieces.push(body.subarray(at, at + size));
          at += size;
        }
        const expected = [...all.map((message): Told => [message, false]), [{ end: true }, true]];
        expect(decode(body)).toEqual(expected);
        expect(decode(...pieces)).toEqual(expected);
      }),
    );
  });

  it('read on after a message that is too long, compressed, empty or no JSON', () => {
    const long = envelope({ text: 'x'.repeat(1_200_000) });
    const bad = Buffer.from([0, 0, 0, 0, 1, 0x7b]);
    const pieces = [long, envelope({ a: 1 }, 1), Buffer.alloc(5), bad, envelope({ b: 2 })];
    expect(decode(Buffer.concat(pieces))).toEqual([[{ b: 2 }, false]]);
  });

  it('never throw on nonsense', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array()), (pieces) => void decode(...pieces)));
  });
});
