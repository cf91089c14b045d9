/**
 * meta.ai's chat: a socket of binary frames around JSON, each of a stream by its number: who goes on to another
 * conversation while one is answered opens another. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { row as metaai } from '../metaai/row.ts';
import { createShape } from '../reading/shape.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { createStream, type Stream } from './stream.ts';

/** First byte of the frames that open a stream and that end it. */
const STREAM_START = 0x0f;
const STREAM_END = 0x0e;
/** Streams of one socket; the oldest is heard no more beyond this. */
const MAX_STREAMS = 50;

/** Opens a turn for each prompt the page sends. */
export function readSocket(tab: Tab, start: ExchangeStart): ExchangeReader {
  const shape = createShape(metaai.vocabulary);
  const streams = new Map<number, Stream>();
  /** The one the page speaks on: frames of a number nobody opened are of it. */
  let current = createStream(tab, start, shape);

  function streamOf(number: number, isOpening: boolean): Stream {
    if (isOpening && streams.size > 0 && !streams.has(number)) current = createStream(tab, start, shape);
    const stream = streams.get(number) ?? current;
    if (isOpening) remember(streams, number, stream, MAX_STREAMS);
    return stream;
  }

  return {
    frame(direction, data) {
      const isOut = direction === 'out';
      const { type, number, size } = headOf(data);
      if (!isOut) shape.size(size);
      const stream = streamOf(number, isOut && type === STREAM_START);
      if (isOut) current = stream;
      for (const object of objectsIn(data)) {
        if (isOut) stream.takeOut(object);
        else stream.takeIn(object);
      }
      if (type === STREAM_END) stream.end(isOut ? 'page' : 'site');
    },
    end() {
      for (const stream of new Set([...streams.values(), current])) stream.end('socket');
    },
  };
}

/** A frame begins with its type (u8) and the number of its stream (u16, little endian). */
function headOf(data: string | ArrayBuffer): { type: number; number: number; size: number } {
  if (typeof data === 'string') return { type: 0, number: 0, size: data.length };
  const [type = 0, low = 0, high = 0] = new Uint8Array(data.slice(0, 3));
  return { type, number: low + 256 * high, size: data.byteLength };
}
