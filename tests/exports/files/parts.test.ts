/** Parts of a file: the bytes that stand there, and few readings of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bytes } from '../../../src/exports/files/inflate.ts';
import { partsOf } from '../../../src/exports/files/parts.ts';
import { zipEntries } from '../../../src/exports/files/zip.ts';
import { zipBytes } from '../made.ts';

/** Counts how often a part of it is asked for. */
class Counted extends Blob {
  readings = 0;
  override slice(from?: number, to?: number) {
    this.readings += 1;
    return super.slice(from, to);
  }
}

const bytesIn = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream as ReadableStream<Bytes>).arrayBuffer());

const FILE = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) ^ (index >> 8)));

it('are the bytes of the file, whatever was read before them', async () => {
  const place = fc.tuple(fc.nat(FILE.length + 9), fc.oneof(fc.nat(99), fc.nat(150_000)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(place, fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (asked) => {
        const parts = partsOf(new Blob([new Uint8Array(FILE)]));
        for (const [[from, length], isStreamed] of asked) {
          const found = isStreamed
            ? await bytesIn(await parts.stream(from, length))
            : Buffer.from(await parts.read(from, length));
          expect(found.equals(FILE.subarray(from, from + length))).toBe(true);
        }
      },
    ),
  );
});

it('of small files in an archive are read together', async () => {
  const texts = Array.from({ length: 200 }, (_, index) => [`${index}.json`, `[${index}]`] as const);
  const file = new Counted([new Uint8Array(zipBytes(Object.fromEntries(texts)))]);
  const entries = await zipEntries(file);
  const before = file.readings;
  const read: Record<string, string> = {};
  for (const { path, stream } of entries) read[path] = `${await bytesIn(stream())}`;
  expect(read).toEqual(Object.fromEntries(texts));
  expect(file.readings - before).toBe(1);
});
