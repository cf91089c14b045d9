/**
 * meta.ai's chat: a socket of binary frames around JSON. What the page sends is a Protocol Buffers message in base64;
 * what it gets tells the answer by sections, whole or patched. Grammar and sources: README.md.
 */
import type { Mode } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { textAt } from '../decoders/protobuf.ts';
import { createTextParts, type TextParts } from '../decoders/text-parts.ts';
import { row as metaai } from '../metaai/row.ts';
import { asFields, asId, asList, asName, asText, type Fields, toJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { createShape } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';

/** First byte of the frame that ends a stream. */
const STREAM_END = 0x0e;
const MAX_SECTIONS = 1_000;
const CONVERSATION = 'x-dgw-app-x-ecto-conversation-id';

/** An answer on its way. */
interface Reply {
  readonly turn: Turn;
  readonly id: string;
  readonly answer: TextParts;
  readonly reasoning: TextParts;
  /** Sections that are reasoning. */
  readonly thoughts: Set<number>;
}

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

  function takeSection(into: Reply, index: number, section: Fields): void {
    const primitive = asFields(asFields(section.view_model)?.primitive);
    if (!(index < MAX_SECTIONS) || !primitive) return;
    const name = `${asName(primitive.__typename)} ${asName(section.id ?? section.section_id ?? '')}`;
    const text = asText(primitive.text) ?? asText(primitive.code) ?? '';
    if (/thinking|reasoning/i.test(name)) into.thoughts.add(index);
    // Of others only the page knows what they show.
    else if (!/text|code|markdown/i.test(name)) return;
    if (into.thoughts.has(index)) into.turn.noteThinking();
    partsOf(into, index).set(index, text);
  }

  function takeOperation(into: Reply, { op, path, value }: Fields): void {
    const [, number, field] =
      /^\/sections\/(\d{1,3})(?:\/view_model\/primitive\/(text|code))?$/.exec(asName(path)) ?? [];
    const index = asIndex(number);
    if (path === '/is_complete' && value === true) into.turn.settle('complete', tab.now());
    else if (index === undefined) return;
    else if (field !== undefined && typeof value === 'string') {
      const parts = partsOf(into, index);
      if (op === 'delta' || op === 'append') parts.append(index, value);
      else parts.set(index, value);
    } else takeSection(into, index, asFields(value) ?? {});
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
      for (const [index, section] of asList(response.sections).entries()) {
        takeSection(full, index, asFields(section) ?? {});
      }
      full.turn.understood = true;
      if (response.is_complete === true && full.turn.outcome === 'pending')
        full.turn.settle('complete', tab.now());
    } else if (object.type === 'patch' && into) {
      for (const operation of asList(object.operations)) takeOperation(into, asFields(operation) ?? {});
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

function partsOf({ thoughts, reasoning, answer }: Reply, index: number): TextParts {
  return thoughts.has(index) ? reasoning : answer;
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
