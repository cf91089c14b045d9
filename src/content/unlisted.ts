/**
 * Answers on no endpoint of the row: what comes in a run of pieces after the person acted is told to the background,
 * which judges it by its shape (docs/decisions/030-an-unread-answer-shows-by-its-shape.md). Nothing is told where
 * something that is listed explains it.
 */
import { remember } from '../model/bounded.ts';
import type { UnlistedRun } from '../model/health/unlisted.ts';
import { type TapMessage, UNLISTED } from '../model/messages/exchange.ts';

/** Longer silence ends a run of pieces: models write on, news comes when it comes. */
const PAUSE_MS = 3_000;
/** A socket that brings so many in a run unasked is a feed. */
const FEED_PIECES = 8;
/** About when it was asked: a prompt and what is asked beside it, or asked for anew by the next keys. */
const BESIDE_MS = 10_000;
/** So often within that time, nobody sends prompts. */
const OFTEN = 3;
const MAX_FOLLOWED = 50;

/** An exchange that is not listed, and the run of pieces it is at; moments are epoch ms. */
interface Followed extends UnlistedRun {
  /** When the person had it asked; 0 while a socket only brings what it likes. */
  at: number;
  last: number;
  isFeed: boolean;
}

/** What is needed of the rest of the tab. */
export interface UnlistedParts {
  /** When there was last news of a turn, of a listed endpoint that is, epoch ms; 0 for never. */
  readonly newsAt: () => number;
  /** Whether the person has just pressed a key or clicked. */
  readonly isLit: () => boolean;
  readonly tell: (run: UnlistedRun) => void;
}

/** Takes what the tap tells of an unlisted exchange; says of any other that it is none. */
export type TakeUnlisted = (message: TapMessage) => boolean;

/** Follows none yet. */
export function createUnlisted({ newsAt, isLit, tell }: UnlistedParts): TakeUnlisted {
  const followed = new Map<number, Followed>();

  function settle({ at, last: _, isFeed: __, ...run }: Followed): void {
    const near = [...followed.values()].filter(
      (other) => other.path === run.path && Math.abs(other.at - at) <= BESIDE_MS,
    );
    if (near.length < OFTEN && newsAt() < at - BESIDE_MS) tell(run);
  }

  function grow(one: Followed, byteLength: number, now: number): void {
    const pauseMs = now - one.last;
    const goesOn = one.pieces > 0 && pauseMs <= PAUSE_MS;
    one.pieces = goesOn ? one.pieces + 1 : 1;
    one.byteLength = goesOn ? one.byteLength + byteLength : byteLength;
    one.tookMs = goesOn ? one.tookMs + pauseMs : 0;
    one.last = now;
    one.isFeed ||= !one.at && one.pieces >= FEED_PIECES;
    if (one.pieces === 2 && one.at && !one.isFeed) setTimeout(() => settle(one), BESIDE_MS);
  }

  return (message) => {
    const now = Date.now();
    const { exchange } = message;
    if (message.type === 'open' && message.endpoint === UNLISTED) {
      const { method, url: path } = message;
      const isSocket = method === 'socket';
      // What a request asks for may come over a socket.
      if (!isSocket) for (const other of followed.values()) if (other.method === 'socket') ask(other, now);
      const run = { method, path, contentType: '', pieces: 0, byteLength: 0, tookMs: 0 };
      remember(followed, exchange, { ...run, at: isSocket ? 0 : now, last: 0, isFeed: false }, MAX_FOLLOWED);
    }
    const one = followed.get(exchange);
    if (!one) return false;
    if (message.type === 'head') one.contentType = message.contentType;
    else if (message.type === 'frame' && isLit()) ask(one, now);
    else if (message.type === 'gap') grow(one, message.byteLength, now);
    return true;
  };
}

/** The person had it asked: what comes now may be the answer. */
function ask(one: Followed, now: number): void {
  one.at = now;
  one.pieces = 0;
}
