/**
 * An answer that comes as JSON objects one after the other, whatever stands between them: the part that is the same
 * for its sites. Smaller than `stream-answer.ts`, for sites that have more than one protocol to carry.
 */
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Outcome } from '../../model/usage/usage.ts';
import { createJsonObjectsDecoder } from '../decoders/json-stream.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, Tab } from '../site.ts';
import type { Fields } from './json.ts';
import { errorOutcome } from './refusal.ts';
import { createShape } from './shape.ts';
import type { Turn } from './turn.ts';

/** Names of an object noted for the health report. */
const MAX_NAMES = 16;

/** How far an answer has come, as the site's reader finds it told. */
export interface ObjectState {
  understood: boolean;
  /** The site says that the answer is whole. */
  done: boolean;
  /** Something is promised that has not come. */
  awaited: boolean;
  /** Words of an error; '' for none. */
  error: string;
}

/** @param take takes in the next object, and says in the state what it tells */
export function readObjects(
  tab: Tab,
  turn: Turn,
  row: SiteRow,
  take: (object: Fields, state: ObjectState) => void,
): ExchangeReader {
  const state: ObjectState = { understood: false, done: false, awaited: false, error: '' };
  const shape = createShape(row.vocabulary);
  let status = 0;
  let received = false;
  const decoder = createJsonObjectsDecoder((object) => {
    if (!state.understood)
      for (const name of Object.keys(object).slice(0, MAX_NAMES)) shape.name('key', name);
    take(object, state);
    if (state.understood) turn.understood = true;
  });
  return {
    head(newStatus, contentType) {
      status = newStatus;
      shape.head(newStatus, contentType);
    },
    text(text) {
      received ||= text !== '';
      shape.size(text.length);
      decoder.push(text);
      turn.changed();
    },
    end(reason) {
      if (status >= 400) state.error ||= 'error';
      if (state.error !== '') turn.understood = true;
      else if (!state.understood && received && reason === 'complete') {
        turn.understood = false;
        turn.shape = shape.shape();
      }
      turn.settle(outcomeOf(turn, state, status, reason), tab.now());
    },
  };
}

function outcomeOf(turn: Turn, state: ObjectState, status: number, reason: EndReason): Outcome {
  const { produced } = turn;
  if (state.error !== '') return errorOutcome(produced, state.error, status);
  if (state.done) return 'complete';
  if (reason !== 'complete') return reason === 'aborted' ? 'stopped' : 'failed';
  if (produced) return 'complete';
  if (state.awaited) return 'pending';
  // What can't be read has most likely gone well.
  return turn.understood === false ? 'complete' : 'failed';
}
