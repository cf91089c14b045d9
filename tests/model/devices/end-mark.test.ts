import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEndMark, withEndMark } from '../../../src/model/devices/end-mark.ts';

async function bytesOf(pieces: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of withEndMark(gives(pieces))) all.push(piece);
  return new Uint8Array(await new Blob(all).arrayBuffer());
}

async function* gives<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function* inPieces(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

describe('the end mark', () => {
  it('makes a whole JSON object of one that lacks its brace, with the digest as its last field', async () => {
    const text = new TextDecoder().decode(await bytesOf(['{"a":"é', '"']));
    expect(JSON.parse(text)).toEqual({ a: 'é', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is found in whatever pieces a file comes, and gone with any byte that is changed or missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 700, max: 100_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        async (length, size, where) => {
          const file = await bytesOf(['{"a":"', 'é'.repeat(length / 2), '"']);
          expect(await hasEndMark(inPieces(file, size))).toBe(true);
          const place = Math.floor(where * file.length);
          expect(await hasEndMark(inPieces(file.slice(0, place), size))).toBe(false);
          const changed = file.slice();
          changed[place] = (changed[place] ?? 0) ^ 1;
          expect(await hasEndMark(inPieces(changed, size))).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });
});
