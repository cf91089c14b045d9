/** The frames around an answer: what the envelope tells (ids, errors, the end), and the payloads inside. */
import { at } from '../decoders/jspb.ts';
import { createLengthPrefixedDecoder, type LengthPrefixedDecoder } from '../decoders/length-prefixed.ts';
import { asList, asText, parseJson } from '../reading/json.ts';
import type { Answer } from './answer.ts';

/** Indexes in an envelope and in its payload. */
const PAYLOAD = 2;
const ERROR_CODE = [5, 2, 0, 1, 0];
const ERROR_STATUS = 5;
const CONVERSATION_ID = [1, 0];
const RESPONSE_ID = [1, 1];
const CANDIDATES = 4;
const GOES_ON = 43;

/** What a reply has told so far. */
export interface ReplyState {
  /** '' until told. */
  conversation: string;
  response: string;
  /** Code of an error frame. */
  errorCode: number | null;
  /** The frame that ends every reply has come. */
  done: boolean;
  /** A frame that carries an answer or an error has come. */
  hasEnvelope: boolean;
  /** What was asked for is being made. */
  goesOn: boolean;
  /** A payload had a list of drafts, readable or not. */
  hasCandidates: boolean;
}

/** Takes the body in pieces cut anywhere; `state` is what its envelopes have told so far. */
export interface ReplyReader extends LengthPrefixedDecoder {
  readonly state: Readonly<ReplyState>;
}

/** @param onTag called with the name of each envelope */
export function createReplyReader(answer: Answer, onTag: (tag: string) => void): ReplyReader {
  const state: ReplyState = {
    conversation: '',
    response: '',
    errorCode: null,
    done: false,
    hasEnvelope: false,
    goesOn: false,
    hasCandidates: false,
  };

  function takeEnvelope(envelope: unknown): void {
    const tag = asText(at(envelope, 0)) ?? '';
    onTag(tag);
    state.done ||= tag === 'e';
    if (tag !== 'wrb.fr' && tag !== 'er') return;
    state.hasEnvelope = true;
    const code = tag === 'er' ? at(envelope, ERROR_STATUS) : at(envelope, ...ERROR_CODE);
    if (typeof code === 'number') state.errorCode = code;
    const payload = payloadOf(envelope);
    state.conversation = asText(at(payload, ...CONVERSATION_ID)) ?? state.conversation;
    state.response = asText(at(payload, ...RESPONSE_ID)) ?? state.response;
    state.goesOn ||= at(payload, GOES_ON) === true;
    state.hasCandidates ||= asList(at(payload, CANDIDATES)).length > 0;
    answer.take(payload);
  }

  const decoder = createLengthPrefixedDecoder(
    (frame) => asList(frame).forEach(takeEnvelope),
    () => {
      answer.turn.degraded = true;
    },
  );
  return { state, push: decoder.push, end: decoder.end };
}

/** The message inside `["wrb.fr", <rpc>, "<JSON>", …]`. */
export function payloadOf(envelope: unknown): unknown {
  return parseJson(asText(at(envelope, PAYLOAD)) ?? '');
}
