import type { ToldExchange } from '../../harness/tap-entry.ts';

/**
 * Something a page does. It is run in a page without the tap and in one with it: both must see the same, to the last
 * value `run` gives.
 */
export interface TapCase {
  /** Where only one browser can do it. */
  readonly only?: 'chromium' | 'firefox';
  /** Ends the sentence "the page …". */
  readonly does: string;
  /** Runs in the page, as source: it may use nothing of its module. Its result crosses as JSON. */
  readonly run: () => unknown;
  /** What the tap must have told, one for each exchange, fields that matter. */
  readonly told: readonly Partial<ToldExchange>[];
}

/** Text of `/chat/events`. */
export const FIVE_EVENTS = [1, 2, 3, 4, 5].map((n) => `data: {"n":${n},"text":"é"}\n\n`).join('');
