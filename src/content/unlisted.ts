/**
 * Answers on no endpoint of the row: what comes in a run of pieces after the person acted is told to the background,
 * which judges it by its shape (docs/decisions/035-an-unread-answer-shows-by-its-shape.md).
 */
import { remember } from '../model/bounded.ts';
import type { OpenExchange } from '../sites/site.ts';
import { sendToBackground } from './lifeline.ts';

/** Longer silence ends a run of pieces: models write on, news comes when it comes. */
const PAUSE_MS = 3_000;
/** A socket that brings so many in a run unasked is a feed. */
const FEED_PIECES = 8;
/** Until it is told: by then, what is listed may explain it, or that it is asked for again and again. */
const BESIDE_MS = 10_000;
/** So often within that time, nobody sends prompts. */
const OFTEN = 3;
const MAX_REMEMBERED = 50;

/** Follows what is not listed, by sizes and moments; none yet. */
export function createUnlisted(site: string): OpenExchange {
  /** Paths by when they were asked for, epoch ms. */
  const asked = new Map<number, string>();

  return ({ method, url: path, at }) => {
    remember(asked, at, path, MAX_REMEMBERED);
    let contentType = '';
    // Of what a socket brings, none was asked for yet.
    let askedAt = method === 'socket' ? 0 : at;
    let isFeed = false;
    let firstAt = 0;
    let lastAt = 0;
    let pieces = 0;
    let byteLength = 0;

    function settle(): void {
      const near = [...asked].filter(([when, other]) => other === path && when >= askedAt - BESIDE_MS);
      if (near.length >= OFTEN) return;
      const run = { method, path, contentType, askedAt, firstAt, lastAt, pieces, byteLength };
      void sendToBackground({ type: 'usage/unlisted', site, run });
    }

    return {
      head(_, type) {
        contentType = type;
      },
      gap(size) {
        const now = Date.now();
        if (size === 0) {
          if (!navigator.userActivation.isActive) return;
          askedAt = now;
          lastAt = 0;
          return;
        }
        if (now - lastAt > PAUSE_MS) {
          firstAt = now;
          pieces = 0;
          byteLength = 0;
        }
        lastAt = now;
        pieces++;
        byteLength += size;
        if (!askedAt) isFeed ||= pieces === FEED_PIECES;
        else if (pieces === 2 && !isFeed) setTimeout(settle, BESIDE_MS);
      },
      end() {},
    };
  };
}
