/**
 * Microsoft 365 Copilot: each prompt opens a socket of SignalR messages (JSON, ended by U+001E). The model that answers
 * is what the request calls its tone. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Mode } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { type Conversations, createConversations } from '../reading/conversations.ts';
import { asFields, asList, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createShape, type ShapeNotes } from '../reading/shape.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { beginReply, type Reply, settle, takeUpdate } from './reply.ts';
import { row as m365Copilot } from './row.ts';

/** Types of SignalR messages (Microsoft, "SignalR Hub Protocol"). */
const INVOCATION = 1;
const STREAM_ITEM = 2;
const COMPLETION = 3;
const STREAM_INVOCATION = 4;
const CANCEL = 5;
const PING = 6;
const CLOSE = 7;

/** Only these are made by the page for one prompt alone. */
const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Replies that may go on over a socket opened anew. */
const MAX_REPLIES = 100;

/** What the tab's sockets share. */
interface Memory {
  readonly tab: Tab;
  readonly conversations: Conversations;
  /** By the page's id of the prompt. */
  readonly replies: Map<string, Reply>;
}

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, conversations: createConversations(), replies: new Map() };
  return (exchange) => readSocket(memory, exchange);
};

function readSocket({ tab, conversations, replies }: Memory, start: ExchangeStart): ExchangeReader {
  const shape = createShape(m365Copilot.vocabulary);
  const conversation = /[?&]ConversationId=([^&]+)/i.exec(start.url)?.[1] ?? '';
  let reply: Reply | undefined;

  function begin(sent: Fields): void {
    const message = asFields(sent.message);
    const ids = [message?.requestId, sent.clientCorrelationId, sent.traceId].map(asName);
    const key = ids.find((id) => UUID.test(id));
    const turn = openTurn(tab, { ...start, at: tab.now() }, key ?? null);
    reply = beginReply(turn);
    if (key !== undefined) remember(replies, key, reply, MAX_REPLIES);
    if (turn.conversation !== null) return;
    const id = conversation || (asText(sent.conversationId) ?? asText(sent.sessionId) ?? '');
    const isFirst = conversations.isFirst(id);
    // False is said of first prompts too.
    turn.intent = isFirst || sent.isStartOfSession === true ? 'new' : 'followup';
    turn.contextTokens = turn.intent === 'new' ? 0 : tab.contextTokens(id);
    turn.conversation = id;
    turn.modelRequested = asSlug(sent.tone) ?? null;
    turn.mode = modeOf(turn.modelRequested ?? '');
    turn.input.append(asText(message?.text) ?? '');
  }

  /** The page takes up an answer whose socket it lost; of a prompt sent before this page there is nothing to tell. */
  function attach(record: Fields): void {
    reply = replies.get(asName(asList(record.arguments)[0]));
    if (reply && reply.turn.outcome !== 'complete') reply.turn.settle('pending', tab.now());
  }

  function takeIn(into: Reply, record: Fields): void {
    const { type, target } = record;
    if (type === INVOCATION && target === 'update') {
      for (const update of asList(record.arguments)) takeUpdate(into, asFields(update) ?? {});
    } else if (type === STREAM_ITEM) {
      const item = asFields(record.item) ?? {};
      takeUpdate(into, item);
      const result = asFields(item.result);
      if (result && result.value !== 'Success')
        into.error ||= `${asName(result.value)} ${asName(result.message)}`;
    } else if (type === COMPLETION || type === CLOSE) {
      into.error ||= asText(record.error) ?? '';
      settle(into, tab.now());
    } else {
      if (type !== PING && type !== INVOCATION) misread(into.turn, record, shape);
      return;
    }
    into.turn.understood = true;
    into.turn.changed();
  }

  function takeOut(record: Fields): void {
    const [sent] = asList(record.arguments).map(asFields);
    if (record.type === STREAM_INVOCATION && record.target === 'chat' && sent) begin(sent);
    else if (record.target === 'AttachToSession') attach(record);
    else if (record.type === CANCEL && reply) settle(reply, tab.now(), true);
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const record of objectsIn(data)) {
        if (direction === 'out') takeOut(record);
        else if (reply) takeIn(reply, record);
      }
    },
    end(reason) {
      // The page closes the socket of an answer it no longer wants.
      if (reply?.turn.outcome === 'pending')
        reply.turn.settle(reason === 'failed' ? 'failed' : 'stopped', tab.now());
    },
  };
}

/** Names of such a message noted for the health report. */
const MAX_NAMES = 16;

/** A message of no known kind has come. */
function misread(turn: Turn, record: Fields, shape: ShapeNotes): void {
  if (turn.understood) return;
  for (const name of Object.keys(record).slice(0, MAX_NAMES)) shape.name('key', name);
  turn.understood = false;
  turn.shape = shape.shape();
}

function modeOf(tone: string): Mode {
  if (/research/i.test(tone)) return 'research';
  return /reason|think/i.test(tone) ? 'reasoning' : 'standard';
}
