/** The bytes of a response, told once, whichever of its clones brings them first. */
import type { EndReason } from '../model/messages/exchange.ts';
import { type Bytes, byteLengthOf, partOf } from './bytes.ts';
import type { Exchange } from './exchange.ts';

/** One for a response and all its clones. Throws where the exchange does. */
export interface Told {
  /** There is one more that the page may read. */
  add(): void;
  /** @param at bytes of this body before these */
  bytes(at: number, bytes: Bytes): void;
  /** The page wants no more of one: the exchange ends once it wants no more of any. */
  cancel(): void;
  /** @param reason missing where it broke off */
  end(reason?: EndReason): void;
}

/** @param failure why it broke off, asked when it did */
export function createTold(exchange: Exchange, failure: () => EndReason): Told {
  let length = 0;
  let wanted = 0;
  return {
    add() {
      wanted++;
    },
    bytes(at, bytes) {
      const size = byteLengthOf(bytes);
      if (at + size <= length) return;
      exchange.bytes(at < length ? partOf(bytes, length - at, size) : bytes);
      length = at + size;
    },
    cancel() {
      if (--wanted === 0) exchange.end('aborted');
    },
    end: (reason = failure()) => exchange.end(reason),
  };
}
