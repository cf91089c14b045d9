/**
 * grok.com's gateway: a socket that lives for many turns. The page sends an item (the person's message) and then asks
 * for a response, or both in one; a response asked for alone is a regeneration. Grammar and sources:
 * README.md.
 */
import type { Mode, Outcome } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { row as grok } from '../grok/row.ts';
import type { Branches } from '../reading/branches.ts';
import { asFields, asId, asList, asName, asSlug, asText, type Fields, toJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { createMedia, type GrokMedia } from './media.ts';

/** Words for models that think long; the wire names no other. */
const THINKING_MODEL = /expert|heavy|reason|think/;

export function modeOf(model: string | null): Mode {
  return THINKING_MODEL.test(model ?? '') ? 'reasoning' : 'standard';
}

/** A response on its way. */
interface Response {
  readonly turn: Turn;
  readonly media: GrokMedia;
  readonly parent: string;
  /** By which of two kinds of event its text comes; what the other says is the same. */
  lane: 'chunk' | 'delta' | undefined;
}

export function readGateway(tab: Tab, branches: Branches, start: ExchangeStart): ExchangeReader {
  const shape = createShape(grok.vocabulary);
  let model: string | null = null;
  let conversation = '';
  /** The conversation was there before this tab. */
  let isOld = false;
  let last: Response | undefined;
  /** An item was sent whose response is still to be asked for. */
  let hasItem = false;

  function begin(item: Fields | undefined, event: Fields): void {
    const own = asFields(item?.x_grok);
    const key = asId(own?.client_message_id) ?? null;
    const turn = openTurn(tab, { ...start, at: tab.now() }, key);
    const parent = asText(event.parent_response_id) ?? asText(own?.parent_response_id) ?? '';
    last = { turn, media: createMedia(turn), parent, lane: undefined };
    const isRetry = turn.conversation !== null;
    if (isRetry) return;
    const goesOn = isOld || parent !== '' || tab.contextTokens(conversation) > 0;
    turn.contextTokens = tab.contextTokens(conversation);
    turn.conversation = conversation;
    turn.intent = goesOn ? 'followup' : 'new';
    if (branches.place(conversation, parent) === 'older') turn.intent = 'edit';
    if (!item) turn.intent = 'regenerate';
    turn.modelRequested = model;
    turn.mode = modeOf(model);
    for (const text of textsOf(item, own)) turn.input.append(text);
  }

  /** A response asked for alone: another for the same item, or the same one where nothing came of it. */
  function again({ turn }: Response, event: Fields): void {
    if (turn.produced) begin(undefined, event);
    else if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
  }

  function takeOut(event: Fields): void {
    const session = asFields(event.session);
    const item = asFields(event.item);
    const isPrompt = item !== undefined && (item.role ?? 'user') === 'user';
    switch (event.type) {
      case 'session.create':
      case 'session.update': {
        model = asSlug(session?.model) ?? model;
        const known = asText(asFields(session?.x_grok)?.conversation_id);
        if (known !== undefined) {
          conversation = known;
          isOld = true;
        } else if (event.type === 'session.create') {
          conversation = '';
          isOld = false;
        }
        break;
      }
      case 'conversation.item.create':
        if (!isPrompt) break;
        begin(item, event);
        hasItem = true;
        break;
      case 'response.create':
        model = asSlug(asFields(event.response)?.model) ?? model;
        if (isPrompt) begin(item, event);
        else if (!hasItem && last) again(last, event);
        hasItem = false;
        break;
      case 'response.cancel':
        if (last?.turn.outcome === 'pending') last.turn.settle('stopped', tab.now());
        break;
    }
  }

  function takeChunk(response: Response, chunk: Fields): void {
    const text = asFields(chunk.text);
    const piece = asText(text?.text);
    if (piece === undefined) {
      response.media.take(chunk);
      return;
    }
    const channel = asName(text?.channel);
    if (/THINKING|ANALYSIS|REASONING/.test(channel)) {
      response.turn.reasoning.append(piece);
      if (response.turn.mode === 'standard') response.turn.mode = 'reasoning';
    } else if (channel.endsWith('_RESPONSE')) addText(response, 'chunk', piece);
  }

  function addText(response: Response, lane: 'chunk' | 'delta', text: string): void {
    response.lane ??= lane;
    if (response.lane === lane) response.turn.answer().append(text);
  }

  /** @returns false if the event is of no known kind */
  function takeIn(event: Fields): boolean {
    const type = asName(event.type);
    if (type === 'conversation.attached') {
      const id = asText(asFields(event.conversation)?.id) ?? conversation;
      // The first prompt may have been sent before its conversation had an id.
      if (conversation === '' && last?.turn.conversation === '') last.turn.conversation = id;
      if (id !== conversation) conversation = id;
      return true;
    }
    if (!last) return true;
    const { turn, media, parent } = last;
    const response = asFields(event.response);
    if (type === 'error') {
      const error = asFields(event.error) ?? event;
      const words = `${asName(error.code)} ${asName(error.type)} ${asName(error.message)}`;
      turn.understood = true;
      if (turn.outcome === 'pending') turn.settle(errorOutcome(turn.produced, words), tab.now());
      return true;
    }
    if (!type.startsWith('response.')) return IDLE.test(type);
    if (type === 'response.created') {
      branches.grow(conversation, parent, asText(response?.id) ?? '');
    } else if (type === 'response.chunk') takeChunk(last, asFields(event.chunk) ?? {});
    else if (type === 'response.output_text.delta') addText(last, 'delta', asText(event.delta) ?? '');
    else if (type === 'response.output_text.done') {
      if (last.lane === undefined) addText(last, 'delta', asText(event.text) ?? '');
    } else if (type === 'response.done') {
      branches.grow(conversation, parent, asText(response?.id) ?? '');
      turn.settle(outcomeOf(turn, media, response ?? {}), tab.now());
    } else media.take(event);
    turn.understood = true;
    turn.changed();
    return true;
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const object of objectsIn(data)) {
        const event = asFields(object.event) ?? object;
        if (direction === 'out') takeOut(event);
        else if (!takeIn(event) && last && !last.turn.understood) {
          shape.name('type', asName(event.type));
          last.turn.understood = false;
          last.turn.shape = shape.shape();
        }
      }
    },
    end() {
      if (last?.turn.outcome === 'pending' && !last.media.awaited) last.turn.settle('failed', tab.now());
    },
  };
}

/** Events that say nothing of an answer. */
const IDLE = /^(?:session\.|conversation\.|pong$|ping$|presence\.|rate_limits\.)/;

function textsOf(item: Fields | undefined, own: Fields | undefined): string[] {
  const chunks = asList(own?.input_chunks).map((chunk) => asFields(asFields(chunk)?.text)?.text);
  const content = asList(item?.content).map((part) => asFields(part)?.text);
  return [...chunks, ...content].map(asText).filter((text) => text !== undefined);
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
