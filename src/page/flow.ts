/**
 * What of a response's bytes goes to the relay, which reads them on the page's own main thread: as a rule all of it. An
 * event stream that comes faster than models write (a long answer told again, a page that plays with us) is thinned
 * out: after a burst it is passed on at a bounded rate, and what is beyond that is left out, save for the last part
 * before the stream slows down or ends, since the end says most. The more is left out, the less is passed on besides:
 * what a flood came to is inferred, and a sample says as much of it as ten.
 */
import { createBudget } from './budget.ts';
import { type Bytes, byteLengthOf, copyInto, copyWithin, newBytes, partOf } from './bytes.ts';

/** More than a long answer, at 100 to 200 bytes a token. */
const BURST_BYTES = 256 * 1024;
/** Over 1,000 tokens a second, more than any model writes. */
const BYTES_PER_MS = 256;
/** At least so much is kept of what comes before a pause or the end: many events, the longest included. */
const TAIL_BYTES = 32 * 1024;
/** What is left out counts so much of what may be passed on, up to so many times the part that follows it. */
const GAP_COST = 1 / 8;
const MAX_GAP_COST = 7;

/** Takes all bytes of one response, in order. */
export interface Flow {
  /** The next bytes: what matters of them is passed on or copied before this returns. */
  add(bytes: Bytes): void;
  /** Passes on what is held back: nothing more comes. */
  end(): void;
}

/** Where what is passed on goes. The bytes are only lent: they may be the page's. */
export interface FlowOutlet {
  pass(bytes: Bytes): void;
  /** So many bytes are left out between those passed on before and those to come. */
  leaveOut(byteLength: number): void;
}

function gapCost(leftOutBytes: number, tailBytes: number): number {
  const cost = leftOutBytes * GAP_COST;
  const most = tailBytes * MAX_GAP_COST;
  return cost < most ? cost : most;
}

/** The rate is counted from now on. */
export function createFlow(outlet: FlowOutlet): Flow {
  const budget = createBudget(BURST_BYTES, BYTES_PER_MS);
  /** Undefined while all is passed on. */
  let tail: Bytes | undefined;
  let tailBytes = 0;
  let leftOutBytes = 0;

  function pass(bytes: Bytes): void {
    budget.spend(byteLengthOf(bytes));
    outlet.pass(bytes);
  }

  function hold(bytes: Bytes): void {
    tail ??= newBytes(2 * TAIL_BYTES);
    const size = byteLengthOf(bytes);
    const skipped = size > TAIL_BYTES ? size - TAIL_BYTES : 0;
    // What is held stays in one piece with what comes.
    const gone = skipped > 0 ? tailBytes : tailBytes + size > 2 * TAIL_BYTES ? tailBytes - TAIL_BYTES : 0;
    if (gone > 0) copyWithin(tail, 0, gone, tailBytes);
    copyInto(tail, skipped > 0 ? partOf(bytes, skipped, size) : bytes, tailBytes - gone);
    tailBytes += size - skipped - gone;
    leftOutBytes += skipped + gone;
  }

  function release(): void {
    if (!tail) return;
    if (leftOutBytes > 0) outlet.leaveOut(leftOutBytes);
    budget.spend(gapCost(leftOutBytes, tailBytes));
    pass(partOf(tail, 0, tailBytes));
    tail = undefined;
    tailBytes = 0;
    leftOutBytes = 0;
  }

  return {
    add(bytes) {
      const size = byteLengthOf(bytes);
      if (budget.has(size + tailBytes)) {
        release();
        pass(bytes);
        return;
      }
      const room = tail ? 0 : budget.room();
      const first = room > 0 ? room | 0 : 0;
      if (first > 0) pass(partOf(bytes, 0, first));
      hold(first > 0 ? partOf(bytes, first, size) : bytes);
    },
    end: release,
  };
}
