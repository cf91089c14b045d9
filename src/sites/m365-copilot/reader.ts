/**
 * Microsoft 365 Copilot: each prompt opens a socket of SignalR messages (JSON, ended by U+001E). The model that answers
 * is what the request calls its tone. Grammar and sources: README.md.
 */
import type { Mode } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { asFields, asId, asList, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { createShape } from '../reading/shape.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Reply, settle, takeMessages, takeUpdate } from './reply.ts';
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

export const createReader: CreateReader = (tab) => (exchange) => readSocket(tab, exchange);

function readSocket(tab: Tab, start: ExchangeStart): ExchangeReader {
  const shape = createShape(m365Copilot.vocabulary);
  const conversation = /[?&]ConversationId=([^&]+)/i.exec(start.url)?.[1] ?? '';
  let reply: Reply | undefined;

  function begin(sent: Fields): void {
    const message = asFields(sent.message);
    const [key] = [message?.requestId, sent.clientCorrelationId, sent.traceId].map(asId).filter(isUuid);
    const turn = openTurn(tab, { ...start, at: tab.now() }, key ?? null);
    reply = { turn, message: '', text: '', error: '' };
    if (turn.conversation !== null) return;
    const id = conversation || (asText(sent.conversationId) ?? asText(sent.sessionId) ?? '');
    turn.intent = sent.isStartOfSession === true ? 'new' : 'followup';
    turn.contextTokens = turn.intent === 'new' ? 0 : tab.contextTokens(id);
    turn.conversation = id;
    turn.modelRequested = asSlug(sent.tone) ?? null;
    turn.mode = modeOf(turn.modelRequested ?? '');
    turn.input.append(asText(message?.text) ?? '');
  }

  /** @returns false if the message is of no known kind */
  function takeIn(into: Reply, record: Fields): boolean {
    const { type, target } = record;
    if (type === INVOCATION && target === 'update') {
      for (const update of asList(record.arguments)) takeUpdate(into, asFields(update) ?? {});
    } else if (type === STREAM_ITEM) {
      const item = asFields(record.item) ?? {};
      takeMessages(into, item.messages);
      const result = asFields(item.result);
      if (result && result.value !== 'Success')
        into.error ||= `${asName(result.value)} ${asName(result.message)}`;
    } else if (type === COMPLETION || type === CLOSE) {
      into.error ||= asText(record.error) ?? '';
      settle(into, tab.now());
    } else return type === PING || type === INVOCATION;
    into.turn.understood = true;
    into.turn.changed();
    return true;
  }

  function takeOut(record: Fields): void {
    const [sent] = asList(record.arguments).map(asFields);
    if (record.type === STREAM_INVOCATION && record.target === 'chat' && sent) begin(sent);
    else if (record.type === CANCEL && reply) settle(reply, tab.now(), true);
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const record of objectsIn(data)) {
        if (direction === 'out') takeOut(record);
        else if (reply && !takeIn(reply, record) && !reply.turn.understood) {
          for (const name of Object.keys(record).slice(0, 16)) shape.name('key', name);
          reply.turn.understood = false;
          reply.turn.shape = shape.shape();
        }
      }
    },
    end(reason) {
      // The page closes the socket of an answer it no longer wants.
      if (reply?.turn.outcome === 'pending')
        reply.turn.settle(reason === 'failed' ? 'failed' : 'stopped', tab.now());
    },
  };
}

function isUuid(id: string | undefined): id is string {
  return id !== undefined && UUID.test(id);
}

function modeOf(tone: string): Mode {
  if (/research/i.test(tone)) return 'research';
  return /reason|think/i.test(tone) ? 'reasoning' : 'standard';
}
