/**
 * Grok's answers over HTTP, on grok.com and on X: JSON objects, a line each or with nothing between them, of which
 * each adds a piece. What a piece is, its tag tells.
 */
import { createElementFilter, type ElementFilter } from '../decoders/element-filter.ts';
import { asFields, asId, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { type ObjectState, readObjects } from '../reading/object-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, Tab } from '../site.ts';
import { createMedia } from './media.ts';

/** Pieces that only the page understands: headings, tools and what they gave, marks. */
const STATUS_TAG = /header|tool|result|_start$|_end$|card/;
/** Codes of gRPC: permission denied, resource exhausted, unauthenticated. */
const REFUSAL_CODES: readonly unknown[] = [7, 8, 16];
/** The kind of a message that stands in for an answer the account may not have. */
const LIMITER = 'limiter';
const MAX_ANSWERS = 16;

/** The answer to read, and whom to tell of its ids. */
export interface HttpAnswer {
  readonly tab: Tab;
  readonly turn: Turn;
  readonly row: SiteRow;
  /** What the request asks of a video. */
  readonly asked?: Fields;
  /** The answer, or the conversation, has got its id. */
  readonly onId?: (kind: 'conversation' | 'answer', id: string) => void;
}

/** Reads one exchange into its turn, which it settles at the end. */
export function readHttpAnswer({ tab, turn, row, asked, onId = () => {} }: HttpAnswer): ExchangeReader {
  const media = createMedia(turn, asked);
  /** Answers side by side have an id each. */
  const filters = new Map<string, ElementFilter>();
  let answer = '';

  function say(text: string): void {
    const id = filters.size < MAX_ANSWERS ? answer : '';
    let filter = filters.get(id);
    if (!filter) {
      filter = createElementFilter('grok:render', (visible) => turn.answer(id).append(visible));
      filters.set(id, filter);
      turn.generations = Math.min(filters.size, MAX_ANSWERS);
    }
    filter.push(text);
  }

  function takePiece(piece: Fields): void {
    const tag = asText(piece.messageTag) ?? 'final';
    const text = asText(piece.token) ?? asText(piece.message);
    if (text === undefined) return;
    if (piece.isThinking !== true && tag === 'final') say(text);
    else if (!STATUS_TAG.test(tag)) {
      turn.reasoning.append(text);
      turn.noteThinking();
    }
  }

  /** At the end the answer is told again, whole. */
  function takeWhole(whole: Fields): void {
    turn.model = asSlug(whole.model) ?? turn.model;
    const id = asId(whole.responseId);
    if (id) onId('answer', id);
    const text = asText(whole.message);
    if (text !== undefined && filters.size === 0) say(text);
  }

  function take(object: Fields, state: ObjectState): void {
    const result = asFields(object.result) ?? {};
    const error = asFields(object.error ?? result.error);
    if (error)
      state.error = `${asName(error.message)} ${REFUSAL_CODES.includes(error.code) ? 'denied' : asName(error.code)}`;
    const piece = asFields(result.response) ?? result;
    const conversation = asId(asFields(result.conversation)?.conversationId ?? object.conversationId);
    if (conversation) onId('conversation', conversation);
    state.understood ||= object.result !== undefined || conversation !== undefined;
    const id = asId(piece.responseId);
    if (id && piece.token !== undefined) {
      answer = id;
      onId('answer', id);
    }
    // X tells of a used-up allowance as if it were an answer.
    if (piece.responseType === LIMITER) state.error = LIMITER;
    else takePiece(piece);
    media.take(piece);
    const whole = asFields(piece.modelResponse);
    if (whole) takeWhole(whole);
    state.done ||= turn.produced && (whole !== undefined || piece.isSoftStop === true);
    state.awaited = media.awaited;
    if (media.blocked && !turn.produced) state.error ||= 'moderated';
  }

  const reader = readObjects(tab, turn, row, take);
  return {
    ...reader,
    end(reason) {
      for (const filter of filters.values()) filter.end();
      reader.end(reason);
    },
  };
}
