/** The messages of a socket, told in order, though a Blob's bytes come later than its message. */
import type { EndReason } from '../model/messages/exchange.ts';
import { blobSizeOf, bufferOf, byteLengthOf, bytesOf, copyOf, readBlobBuffer } from './bytes.ts';
import type { Exchange } from './exchange.ts';
import { bareList, whenSettled } from './pristine.ts';

/** Bytes, or UTF-16 units: longer messages are passed over. */
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

/** @param exchange told of the messages, and of the end once all before it are told */
export function createFrames(exchange: Exchange): Frames {
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
      readFrame(data, (read) => {
        slot.tell = () => {
          if (read !== undefined) exchange.frame(direction, read, event);
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

/** @param done called once, later for a Blob; with undefined for what is too long or neither text nor bytes */
function readFrame(data: unknown, done: (read: string | ArrayBuffer | undefined) => void): void {
  const blobSize = blobSizeOf(data);
  if (typeof data === 'string') {
    done(data.length > MAX_FRAME ? undefined : data);
  } else if (blobSize !== undefined && blobSize <= MAX_FRAME) {
    whenSettled(readBlobBuffer(data as Blob), done, () => done(undefined));
  } else {
    const bytes = bytesOf(data);
    done(bytes && byteLengthOf(bytes) <= MAX_FRAME ? bufferOf(copyOf(bytes)) : undefined);
  }
}
