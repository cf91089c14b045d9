/**
 * What tabs lay down in `storage.session` before they tell it, one item an observation: what was told to a worker that
 * was ended, by a tab that is gone, is found there. Chromium alone lets tabs write there; in Firefox the background does.
 */
import { fieldsOf } from '../parse.ts';
import type { Observation } from '../usage/observation.ts';
import { parseObservation } from '../usage/parse-observation.ts';

/** Names of its items begin so. */
export const OUTBOX_PREFIX = 'told:';

/** An observation that may not be stored yet. */
export interface OutboxEntry {
  /** Of the frame it was seen in, by the word of its relay: no browser vouches for what is laid down. */
  readonly origin: string;
  readonly observation: Observation;
}

const ORIGIN = /^https?:\/\/[^/]{1,255}$/;

/** The entry this is, within bounds; undefined if it is none. */
export function parseOutboxEntry(value: unknown): OutboxEntry | undefined {
  const { origin, observation } = fieldsOf(value) ?? {};
  const parsed = parseObservation(observation);
  return parsed && typeof origin === 'string' && ORIGIN.test(origin)
    ? { origin, observation: parsed }
    : undefined;
}
