/** What the page gets for the body of a response that is followed: a byte stream over the original's, read as it is read. */
import type { EndReason } from '../model/messages/exchange.ts';
import { type Bytes, byteLengthOf } from './bytes.ts';
import { bare, getter, method, quietly, whenSettled } from './pristine.ts';
import type { Told } from './told.ts';

type Stream = ReadableStream<Bytes>;
type Reader = ReadableStreamDefaultReader<Bytes>;

const PristineStream = ReadableStream;
const bodyOf = getter(Response.prototype, 'body') as (response: Response) => Stream | null;
const isLocked = getter(ReadableStream.prototype, 'locked') as (stream: Stream) => boolean;
type GetReader = (this: Stream) => Reader;
const getReader = method(ReadableStream.prototype.getReader as GetReader);
const { prototype } = ReadableStreamDefaultReader;
const read = method(prototype.read);
const cancelReader = method(prototype.cancel);
const releaseLock = method(prototype.releaseLock);
const closedOf = getter(prototype, 'closed');

const controllers = ReadableByteStreamController.prototype;
const enqueue = method(controllers.enqueue);
const close = method(controllers.close);
const fail = method(controllers.error);
const byobRequestOf = getter(controllers, 'byobRequest');
const respond = method(ReadableStreamBYOBRequest.prototype.respond);

/** The body of one response, in the page's hands or not yet. */
export interface TappedBody {
  readonly told: Told;
  /** The stream for the page, whose original only this holds from now on. */
  open(): Stream;
  /** Lets go of the original, unless the page holds the stream: it is then as the page left it. */
  release(): void;
  /** Locks the stream where the original is locked, or the response has another by now. @returns whether it did */
  settle(): boolean;
}

/** A byte stream for the page over the reader that is held when it wants a chunk. */
function createStream(hold: () => Reader, told: Told) {
  let controller: ReadableByteStreamController;
  let position = 0;
  let isReading = false;
  let isOver = false;

  function finish(tell: (reason?: EndReason) => void, reason?: EndReason): void {
    isOver = true;
    quietly(() => tell(reason));
  }
  function breakOff(reason: unknown): void {
    if (isOver) return;
    finish(told.end);
    fail(controller, reason);
  }
  function onResult({ done, value }: ReadableStreamReadResult<Bytes>): void {
    isReading = false;
    if (isOver) return;
    try {
      if (done) onDone();
      else onChunk(value);
    } catch (error) {
      breakOff(error);
    }
  }
  function onChunk(value: Bytes): void {
    const size = byteLengthOf(value);
    // Before `enqueue`, which detaches the buffer.
    quietly(() => told.bytes(position, value));
    position += size;
    if (size === 0) pull();
    else enqueue(controller, value);
  }
  function onDone(): void {
    finish(told.end, 'complete');
    close(controller);
    // A pending BYOB read ends with its view handed back.
    const request = byobRequestOf(controller);
    if (request) respond(request, 0);
  }
  // Returns nothing rather than a promise, which the stream would follow by the page's `then`.
  function pull(): void {
    if (isReading || isOver) return;
    isReading = true;
    // What breaks off is heard of where it is held.
    whenSettled(read(hold()), onResult, () => {
      isReading = false;
    });
  }
  const source: UnderlyingByteSource = bare({
    type: 'bytes',
    start(made: ReadableByteStreamController) {
      controller = made;
    },
    pull,
    cancel(reason: unknown) {
      finish(told.cancel);
      return cancelReader(hold(), reason);
    },
  });
  return { stream: new PristineStream(source, bare({ highWaterMark: 0 })) as Stream, breakOff };
}

/** Takes hold of nothing yet. */
export function createBody(response: Response, told: Told): TappedBody {
  let source: Stream | undefined;
  let reader: Reader | undefined;
  const { stream, breakOff } = createStream(hold, told);
  const original = () => bodyOf(response) as Stream;

  function hold(): Reader {
    if (reader) return reader;
    source = original();
    const held = getReader(source);
    reader = held;
    // An abort shows at once, not only to the next read.
    whenSettled(
      closedOf(held),
      () => undefined,
      (reason) => {
        if (reader === held) breakOff(reason);
      },
    );
    return held;
  }
  function settle(): boolean {
    if (reader || isLocked(stream) || (!isLocked(original()) && (!source || source === original())))
      return false;
    getReader(stream);
    return true;
  }
  return {
    told,
    open() {
      if (!settle() && !isLocked(original())) hold();
      return stream;
    },
    release() {
      if (reader && !isLocked(stream)) {
        const held = reader;
        reader = undefined;
        releaseLock(held);
      }
    },
    settle,
  };
}

/** Reads the whole of a response that nobody else does. */
export function drain(response: Response, told: Told): void {
  const body = bodyOf(response);
  if (body === null) {
    told.end('complete');
    return;
  }
  const reader = getReader(body);
  let position = 0;
  const next = () =>
    void whenSettled(
      read(reader),
      ({ done, value }) => {
        if (done) {
          told.end('complete');
          return;
        }
        quietly(() => told.bytes(position, value));
        position += byteLengthOf(value);
        next();
      },
      () => told.end(),
    );
  next();
}
