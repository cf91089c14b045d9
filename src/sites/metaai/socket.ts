/**
 * meta.ai's chat: a socket of binary frames around JSON. What the page sends is a Protocol Buffers message in base64;
 * what it gets tells the answer by sections, whole or patched. Grammar and sources: README.md.
 */
import type { Mode } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { textAt } from '../decoders/protobuf.ts';
import { createTextParts } from '../decoders/text-parts.ts';
import { row as metaai } from '../metaai/row.ts';
import { asFields, asId, asList, asText, type Fields, toJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Reply, takeOperation, takeResponse } from './reply.ts';

/** First byte of the frame that ends a stream. */
const STREAM_END = 0x0e;
const CONVERSATION = 'x-dgw-app-x-ecto-conversation-id';

/** Opens a turn for each prompt the page sends, one after the other. */
export function readSocket(tab: Tab, start: ExchangeStart): ExchangeReader {
  const shape = createShape(metaai.vocabulary);
  let conversation = '';
  let turn: Turn | undefined;
  let reply: Reply | undefined;
  /** Something was sent that may have been a prompt: if it is answered, it was. */
  let unread: Fields | undefined;

  function begin(sent: Fields, message: Uint8Array): void {
    turn = openTurn(tab, { ...start, at: tab.now() }, asId(sent['req-id']) ?? null);
    reply = undefined;
    unread = undefined;
    if (turn.conversation !== null) return;
    turn.contextTokens = tab.contextTokens(conversation);
    turn.intent = turn.contextTokens > 0 ? 'followup' : 'new';
    turn.conversation = conversation;
    turn.mode = modeOf(textAt(message, 1, 2) ?? '');
    turn.input.append(textAt(message, 2, 2) ?? '');
  }

  function takeOut(object: Fields): void {
    conversation = asText(object[CONVERSATION]) ?? conversation;
    const payload = asText(object.payload);
    if (payload === undefined || object['req-id'] === undefined) return;
    const message = bytesOf(payload);
    if (textAt(message, 2, 2)) begin(object, message);
    else unread = object;
  }

  function replyTo(id: string): Reply | undefined {
    if (turn?.outcome !== 'pending') {
      if (!unread || reply?.id === id) return reply?.id === id ? reply : undefined;
      begin(unread, new Uint8Array());
    }
    if (!turn || reply?.id === id) return reply;
    const [answer, reasoning] = [createTextParts(turn.answer(id)), createTextParts(turn.reasoning)];
    reply = { turn, id, answer, reasoning, thoughts: new Set() };
    return reply;
  }

  function takeIn(object: Fields): void {
    const response = asFields(object.response);
    const full = response && replyTo(asText(response.response_id) ?? '');
    const into = full ?? reply;
    if (object.type === 'error' || object.error !== undefined) {
      if (turn?.outcome !== 'pending') return;
      turn.understood = true;
      turn.settle(errorOutcome(turn.produced, toJson(object)), tab.now());
    } else if (full && response) {
      takeResponse(full, response, tab.now());
    } else if (object.type === 'patch' && into) {
      for (const operation of asList(object.operations))
        takeOperation(into, asFields(operation) ?? {}, tab.now());
    } else if (turn && !turn.understood && object.code === undefined) {
      for (const name of Object.keys(object).slice(0, 16)) shape.name('key', name);
      turn.understood = false;
      turn.shape = shape.shape();
    }
    into?.turn.changed();
  }

  function endStream(outcome: 'complete' | 'stopped' | 'failed'): void {
    if (turn?.outcome === 'pending') turn.settle(outcome, tab.now());
  }

  return {
    frame(direction, data) {
      const size = typeof data === 'string' ? data.length : data.byteLength;
      if (direction === 'in') shape.size(size);
      for (const object of objectsIn(data)) {
        if (direction === 'out') takeOut(object);
        else takeIn(object);
      }
      if (typeof data === 'string' || new Uint8Array(data)[0] !== STREAM_END) return;
      if (direction === 'out') endStream('stopped');
      else endStream(turn?.produced ? 'complete' : 'failed');
    },
    end: () => endStream('failed'),
  };
}

function modeOf(name: string): Mode {
  if (/RESEARCH/.test(name)) return 'research';
  return /THINK|REASON/.test(name) ? 'reasoning' : 'standard';
}

/** Empty for what is no base64. */
function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
