/** The messages of a socket, told in order, though a Blob's bytes come later than its message. */
import type { EndReason } from '../model/messages/exchange.ts';
import { blobSizeOf, bufferOf, byteLengthOf, bytesOf, copyOf, readBlobBuffer } from './bytes.ts';
import type { Exchange } from './exchange.ts';
import { bareList, whenSettled } from './pristine.ts';

/** Bytes, or UTF-16 units: longer messages are passed over, and so much of the answer is said to be missing. */
const MAX_FRAME = 8 * 2 ** 20;

/** Of a flood the last message is kept if it is no longer: the end says most. */
const MAX_LAST = 32 * 1024;

/** Takes messages as they come; what is neither text nor bytes, longer than 8 Mi, or faster than may be told, is passed over. */
export interface Frames {
  /** @param data as the page sends or gets it; copied */
  add(direction: 'in' | 'out', data: unknown, event?: string): void;
  end(reason: EndReason): void;
}

/** One message's place in the order; `tell` is undefined while its bytes are being read. */
interface Slot {
  tell: (() => void) | undefined;
}

/** A message of an answer. */
interface Last {
  readonly data: string | ArrayBuffer;
  readonly size: number;
  readonly event: string | undefined;
}

/**
 * @param exchange told of the messages, and of the end once all before it are told
 * @param isListed else only sizes are told, 0 where the page sends, and nothing is read or copied
 */
export function createFrames(exchange: Exchange, isListed: boolean): Frames {
  const slots = bareList<Slot>();
  let told = 0;
  /** The last of those there was no room for. */
  let last: Last | undefined;

  function hold(next?: Last): void {
    if (last) exchange.leaveOut(last.size);
    last = next;
  }
  function release(): void {
    if (last) exchange.frame('in', last.data, last.event);
    last = undefined;
  }

  function tellReady(): void {
    for (; told < slots.length; told++) {
      const tell = slots[told]?.tell;
      if (!tell) return;
      tell();
    }
    slots.length = 0;
    told = 0;
  }

  return {
    add(direction, data, event) {
      const slot: Slot = { tell: undefined };
      slots[slots.length] = slot;
      const size = sizeOf(data);
      const hasRoom = isListed && (direction === 'out' || exchange.admit(size));
      readFrame(data, size, hasRoom ? MAX_FRAME : isListed ? MAX_LAST : -1, (read) => {
        slot.tell = () => {
          if (read !== undefined && hasRoom) {
            release();
            exchange.frame(direction, read, event);
          } else if (read !== undefined) hold({ data: read, size, event });
          else if (direction === 'out') isListed || exchange.leaveOut(0);
          else if (size > 0) {
            hold();
            exchange.leaveOut(size);
          }
        };
        tellReady();
      });
    },
    end(reason) {
      slots[slots.length] = {
        tell() {
          release();
          exchange.end(reason);
        },
      };
      tellReady();
    },
  };
}

/** Bytes, or UTF-16 units; 0 of what is neither text nor bytes. */
function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  const bytes = bytesOf(data);
  return blobSizeOf(data) ?? (bytes ? byteLengthOf(bytes) : 0);
}

/** @param done called once, later for a Blob; with nothing of what is longer than `most`, or neither text nor bytes */
function readFrame(
  data: unknown,
  size: number,
  most: number,
  done: (read?: string | ArrayBuffer) => void,
): void {
  const bytes = bytesOf(data);
  if (size > most) done();
  else if (typeof data === 'string') done(data);
  else if (bytes) done(bufferOf(copyOf(bytes)));
  else if (blobSizeOf(data) === undefined) done();
  else whenSettled(readBlobBuffer(data as Blob), done, () => done());
}
