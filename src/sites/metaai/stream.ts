/**
 * A stream of meta.ai's chat: prompts of one conversation, one after the other, and their answers. What the page sends is
 * a Protocol Buffers message in base64; what it gets tells the answer by sections, whole or patched.
 */
import type { Mode, Outcome } from '../../model/usage/usage.ts';
import { textAt } from '../decoders/protobuf.ts';
import { createTextParts } from '../decoders/text-parts.ts';
import { asFields, asId, asList, asText, type Fields, toJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import type { ShapeNotes } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeStart, Tab } from '../site.ts';
import { type Reply, takeOperation, takeResponse } from './reply.ts';

const CONVERSATION = 'x-dgw-app-x-ecto-conversation-id';

/** Takes the objects of its frames, in the order of the socket. */
export interface Stream {
  takeOut(object: Fields): void;
  takeIn(object: Fields): void;
  /** It is over, by the page or by the site. */
  end(by: 'page' | 'site' | 'socket'): void;
}

/** @param shape notes what of the socket can't be read */
export function createStream(tab: Tab, start: ExchangeStart, shape: ShapeNotes): Stream {
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

  return {
    takeOut,
    takeIn,
    end(by) {
      if (turn?.outcome !== 'pending') return;
      const outcome: Outcome = by === 'page' ? 'stopped' : 'failed';
      turn.settle(by === 'site' && turn.produced ? 'complete' : outcome, tab.now());
    },
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
