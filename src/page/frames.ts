/** The messages of a socket, told in order, though a Blob's bytes come later than its message. */
import type { EndReason } from '../model/messages/exchange.ts';
import { blobSizeOf, bufferOf, byteLengthOf, bytesOf, copyOf, readBlobBuffer } from './bytes.ts';
import type { Exchange } from './exchange.ts';
import { bareList, whenSettled } from './pristine.ts';

/** Bytes, or UTF-16 units: longer messages are passed over, and so much of the answer is said to be missing. */
const MAX_FRAME = 8 * 2 ** 20;

/** Takes messages as they come; what is neither text nor bytes, or longer than 8 Mi, is passed over. */
export interface Frames {
  /** @param data as the page sends or gets it; copied */
  add(direction: 'in' | 'out', data: unknown, event?: string): void;
  end(reason: EndReason): void;
}

/** One message's place in the order; `tell` is undefined while its bytes are being read. */
interface Slot {
  tell: (() => void) | undefined;
}

/**
 * @param exchange told of the messages, and of the end once all before it are told
 * @param isListed else only sizes are told, 0 where the page sends, and nothing is read or copied
 */
export function createFrames(exchange: Exchange, isListed: boolean): Frames {
  const limit = isListed ? MAX_FRAME : -1;
  const slots = bareList<Slot>();
  let told = 0;

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
      readFrame(data, limit, (read) => {
        slot.tell = () => {
          if (typeof read !== 'number') exchange.frame(direction, read, event);
          else if (direction === 'out') isListed || exchange.leaveOut(0);
          else if (read > 0) exchange.leaveOut(read);
        };
        tellReady();
      });
    },
    end(reason) {
      slots[slots.length] = { tell: () => exchange.end(reason) };
      tellReady();
    },
  };
}

/**
 * @param limit in bytes, or UTF-16 units
 * @param done called once, later for a Blob; with the length alone of what is longer or neither text nor bytes
 */
function readFrame(data: unknown, limit: number, done: (read: string | ArrayBuffer | number) => void): void {
  const blobSize = blobSizeOf(data);
  const bytes = bytesOf(data);
  const size = typeof data === 'string' ? data.length : (blobSize ?? (bytes ? byteLengthOf(bytes) : 0));
  if (size > limit) done(size);
  else if (typeof data === 'string') done(data);
  else if (blobSize !== undefined) whenSettled(readBlobBuffer(data as Blob), done, () => done(size));
  else done(bytes ? bufferOf(copyOf(bytes)) : 0);
}
