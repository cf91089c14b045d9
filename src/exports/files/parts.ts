/** Parts of a file, small ones read together: asking the browser for each takes it longer than a hundred of them do. */
import type { Bytes } from './inflate.ts';

/** Bytes read at least; more of a file than that is streamed. */
const LEAST_BYTES = 65_536;

/** Reads a file's parts, fast where they are asked for in their order. */
export interface Parts {
  /** So many bytes from a place on, or fewer where the file ends. */
  read(from: number, bytes: number): Promise<Bytes>;
  /** The same as they come. */
  stream(from: number, bytes: number): Promise<ReadableStream<Bytes>>;
}

/** Of one file; what was read last is kept. */
export function partsOf(file: Blob): Parts {
  let last = { from: 0, bytes: new Uint8Array(0) };

  async function read(from: number, length: number): Promise<Bytes> {
    const isThere = from >= last.from && from + length <= last.from + last.bytes.length;
    const part = isThere ? last : { from, bytes: await bytesOf(file, from, Math.max(length, LEAST_BYTES)) };
    last = part;
    return part.bytes.subarray(from - part.from, from - part.from + length);
  }

  return {
    read,
    stream: async (from, length) =>
      length > LEAST_BYTES
        ? (file.slice(from, from + length).stream() as ReadableStream<Bytes>)
        : streamOf(await read(from, length)),
  };
}

async function bytesOf(file: Blob, from: number, length: number): Promise<Bytes> {
  return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
}

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
