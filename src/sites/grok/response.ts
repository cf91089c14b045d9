/** A response of grok.com's gateway: asked for with an item or alone, and told by events. */
import type { Mode, Outcome } from '../../model/usage/usage.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asName, asText, type Fields, toJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeStart, Tab } from '../site.ts';
import { createMedia, type GrokMedia } from './media.ts';

/** Words for models that think long; the wire names no other. */
const THINKING_MODEL = /expert|heavy|reason|think/;

/** By the model's name; null is standard. */
export function modeOf(model: string | null): Mode {
  return THINKING_MODEL.test(model ?? '') ? 'reasoning' : 'standard';
}

/** What the page has told of its socket. */
export interface Session {
  model: string | null;
  /** Its id, or a name of ours until the site has given it one. */
  conversation: string;
  isNamed: boolean;
  /** The conversation was there before this tab. */
  isOld: boolean;
}

type Lane = 'chunk' | 'delta';

/** A response on its way. */
export interface Response {
  readonly turn: Turn;
  readonly media: GrokMedia;
  readonly parent: string;
  /** By which of two kinds of event its text comes, and its thinking; what the other says is the same. */
  lane: Lane | undefined;
  thinkingLane: Lane | undefined;
}

/**
 * @param item the person's message; undefined where a response is asked for once more
 * @param event the item or its parent response is named by it
 */
export function beginResponse(
  tab: Tab,
  branches: Branches,
  start: ExchangeStart,
  { model, conversation, isOld }: Session,
  item: Fields | undefined,
  event: Fields,
): Response {
  const own = asFields(item?.x_grok);
  const key = asId(own?.client_message_id) ?? null;
  const turn = openTurn(tab, { ...start, at: tab.now() }, key);
  const parent = asText(event.parent_response_id) ?? asText(own?.parent_response_id) ?? '';
  const response: Response = {
    turn,
    media: createMedia(turn),
    parent,
    lane: undefined,
    thinkingLane: undefined,
  };
  const isRetry = turn.conversation !== null;
  if (isRetry) return response;
  const goesOn = isOld || parent !== '' || tab.contextTokens(conversation) > 0;
  turn.intent = goesOn ? 'followup' : 'new';
  // Without a parent an item goes to the end, as in the protocol this one is like.
  if (parent !== '' && branches.place(conversation, parent) === 'older') turn.intent = 'edit';
  if (!item) turn.intent = 'regenerate';
  for (const text of textsOf(item, own)) turn.input.append(text);
  turn.replaces = branches.turnUnder(conversation, parent);
  turn.contextTokens = tab.contextTokens(conversation, turn);
  turn.conversation = conversation;
  turn.modelRequested = model;
  turn.mode = modeOf(model);
  return response;
}

function textsOf(item: Fields | undefined, own: Fields | undefined): string[] {
  const chunks = asList(own?.input_chunks).map((chunk) => asFields(asFields(chunk)?.text)?.text);
  const content = asList(item?.content).map((part) => asFields(part)?.text);
  return [...chunks, ...content].map(asText).filter((text) => text !== undefined);
}

/** An event of the response; those it has no text in may tell of pictures and videos. */
export function takeEvent(response: Response, type: string, event: Fields, now: number): void {
  const { turn, media } = response;
  if (type === 'response.chunk') takeChunk(response, asFields(event.chunk) ?? {});
  else if (type === 'response.output_text.delta') takeDelta(response, event);
  else if (type === 'response.output_text.done') {
    if (response.lane === undefined) addText(response, 'delta', asText(event.text) ?? '');
  } else if (type === 'response.done' || type === 'response.completed') {
    const status = type === 'response.completed' ? 'completed' : undefined;
    turn.settle(outcomeOf(turn, media, { status, ...asFields(event.response) }), now);
  } else if (type !== 'response.created') media.take(event);
  turn.understood = true;
  turn.changed();
}

/** Where all lanes come as one, its thinking is marked. */
function takeDelta(response: Response, { delta, x_grok: own }: Fields): void {
  const text = asText(delta) ?? '';
  if (asFields(own)?.is_thinking !== true) addText(response, 'delta', text);
  else addThought(response, 'delta', text);
}

function takeChunk(response: Response, chunk: Fields): void {
  const text = asFields(chunk.text);
  const piece = asText(text?.text);
  const channel = asName(text?.channel);
  if (piece === undefined) response.media.take(chunk);
  else if (/THINKING|ANALYSIS|REASONING/.test(channel)) addThought(response, 'chunk', piece);
  else if (channel.endsWith('_RESPONSE')) addText(response, 'chunk', piece);
}

function addThought(response: Response, lane: Lane, text: string): void {
  response.thinkingLane ??= lane;
  if (response.thinkingLane !== lane) return;
  response.turn.reasoning.append(text);
  response.turn.noteThinking();
}

function addText(response: Response, lane: Lane, text: string): void {
  response.lane ??= lane;
  if (response.lane === lane) response.turn.answer().append(text);
}

/**
 * Settles the turn by the error's words, unless it has ended already.
 * @param now epoch ms
 */
export function takeError({ turn }: Response, event: Fields, now: number): void {
  const error = asFields(event.error) ?? event;
  const words = [error.code, error.type, error.message].map(asName).join(' ');
  turn.understood = true;
  if (turn.outcome === 'pending') turn.settle(errorOutcome(turn.produced, words), now);
}

function outcomeOf(turn: Turn, media: GrokMedia, response: Fields): Outcome {
  const status = asName(response.status);
  // Stopped by the page before the site said so.
  if (turn.outcome !== 'pending' && turn.outcome !== 'failed') return turn.outcome;
  if (status === 'cancelled') return 'stopped';
  if (status !== 'completed') return errorOutcome(turn.produced, toJson(response.status_details ?? ''));
  if (media.blocked && !turn.produced) return 'refused';
  return media.awaited && !turn.produced ? 'pending' : 'complete';
}
