/** Inflates what was packed, as it is read and no faster. */

/** Bytes as streams of browsers have them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes handed to the browser at once: it inflates all of them before it asks whether who reads keeps up. A file's
 * stream gives up to 2 MB, which may swell to half a gigabyte.
 */
const PIECE_BYTES = 16_384;

/** What stands before and after what was packed, for the whole to be a file of GZIP. */
export interface Frame {
  readonly head: Bytes;
  readonly tail: Bytes;
}

/**
 * What is within a file of GZIP (RFC 1952). The stream fails where that is damaged, or isn't of its sum.
 * @param frame of a file that lacks its own
 */
export function inflated(packed: ReadableStream<Bytes>, frame?: Frame): ReadableStream<Bytes> {
  return packed.pipeThrough(new TransformStream(cutter(frame))).pipeThrough(new DecompressionStream('gzip'));
}

function cutter(frame: Frame | undefined): Transformer<Bytes, Bytes> {
  return {
    start: (controller) => frame && controller.enqueue(frame.head),
    transform(bytes, controller) {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES)
        controller.enqueue(bytes.subarray(at, at + PIECE_BYTES));
    },
    flush: (controller) => frame && controller.enqueue(frame.tail),
  };
}
