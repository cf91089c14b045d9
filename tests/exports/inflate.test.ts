/** What is packed reaches the browser's own inflating in small pieces, whatever the pieces it is read in. */
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { inflated } from '../../src/exports/files/inflate.ts';

afterEach(() => vi.unstubAllGlobals());

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

function streamOf(...pieces: readonly Uint8Array<ArrayBuffer>[]) {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

it('is handed over in pieces of 16 kB at the most, in order, within its frame', async () => {
  const lengths: number[] = [];
  vi.stubGlobal(
    'DecompressionStream',
    class extends TransformStream<Uint8Array, Uint8Array> {
      constructor() {
        super({
          transform(piece, controller) {
            lengths.push(piece.length);
            controller.enqueue(piece);
          },
        });
      }
    },
  );
  const packed = streamOf(bytesOf('a'.repeat(16_384)), bytesOf('b'.repeat(40_000)), bytesOf('c'));
  const frame = { head: bytesOf('<'), tail: bytesOf('>') };
  const text = await new Response(inflated(packed, frame)).text();
  expect(text).toBe(`<${'a'.repeat(16_384)}${'b'.repeat(40_000)}c>`);
  expect(lengths).toEqual([1, 16_384, 16_384, 16_384, 7_232, 1, 1]);
});

it('is what was packed, and fails where it is damaged', async () => {
  const packed = Uint8Array.from(gzipSync('what was said '.repeat(9_999)));
  expect(await new Response(inflated(streamOf(packed))).text()).toBe('what was said '.repeat(9_999));
  const damaged = packed.with(packed.length - 6, (packed.at(-6) ?? 0) ^ 1);
  await expect(new Response(inflated(streamOf(damaged))).text()).rejects.toThrow();
});
