/** The candidates of a turn on character.ai: each frame tells all of them, of which only the new ones are an answer. */
import { remember } from '../../model/bounded.ts';
import { asFields, asList, asName, asText, type Fields } from '../reading/json.ts';
import type { Turn } from '../reading/turn.ts';

/** Candidates that have been told of, in the tab. */
const MAX_SEEN = 500;
/** Candidates of one turn; the site gives two at once, and one more a swipe. */
const MAX_MINE = 16;

/** A command on its way to its answer. */
export interface Request {
  readonly turn: Turn;
  readonly isSwipe: boolean;
  /** Candidates that were there before. */
  readonly old: Set<string>;
  readonly done: Set<string>;
  started: boolean;
}

/** Ids of candidates that have been told of. */
export type Seen = Map<string, true>;

/** What a frame tells of the model's turn; the person's own comes by here too. */
export function takeTurn(request: Request, told: Fields, seen: Seen, now: number): void {
  if (asFields(told.author)?.is_human === true) return;
  const { turn, old, done } = request;
  const candidates = asList(told.candidates).map((candidate) => asFields(candidate) ?? {});
  if (!request.started && request.isSwipe) {
    for (const there of candidates) if (isOld(there, told, seen)) old.add(asName(there.candidate_id));
  }
  request.started = true;
  const mine = candidates.filter(({ candidate_id: id }) => !old.has(asName(id)));
  for (const { candidate_id: id, raw_content: text, is_final: isFinal } of mine.slice(0, MAX_MINE)) {
    turn.answer(asName(id)).snapshot(asText(text) ?? '');
    remember(seen, asName(id), true, MAX_SEEN);
    if (isFinal === true) done.add(asName(id));
  }
  turn.generations = Math.max(1, Math.min(mine.length, MAX_MINE));
  turn.understood = true;
  const isOver = mine.length > 0 && done.size >= mine.length;
  if (isOver && turn.outcome === 'pending') turn.settle('complete', now);
  else turn.changed();
}

/** Of what a swipe finds there: it was seen before, or is finished and not the one that is being written. */
function isOld({ candidate_id: id, is_final: isFinal }: Fields, told: Fields, seen: Seen): boolean {
  return seen.has(asName(id)) || (isFinal === true && id !== told.primary_candidate_id);
}
