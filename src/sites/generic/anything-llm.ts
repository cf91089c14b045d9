/**
 * AnythingLLM: a prompt names its workspace in its address, its answer is events with pieces of text. Source:
 * Mintplex-Labs/anything-llm frontend/src/utils/chat, server/utils/chats/stream.js.
 */
import { remember } from '../../model/bounded.ts';
import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asFields, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter, writing } from './answer-writer.ts';

const MAX_PLACES = 50;

/** The workspace, and the thread if there is one. */
const PLACE = /\/(?:workspace|embed)\/([^?]+)\/(?:stream-)?chat/;

/** One for each tab. */
export function createAnythingLlm(tab: Tab, row: SiteRow): OpenExchange {
  const conversations = createConversations();
  /** How often the history of each place was cleared: what is said then is another conversation. */
  const resets = new Map<string, number>();
  return (exchange) => {
    const message = asText(bodyFields(exchange.body).message);
    const place = PLACE.exec(exchange.url)?.[1] ?? '';
    const cleared = resets.get(place) ?? 0;
    // A command to the program, not to a model.
    if (message?.startsWith('/reset')) {
      remember(resets, place, cleared + 1, MAX_PLACES);
      return undefined;
    }
    const conversation = cleared === 0 ? place : `${place} ${cleared}`;
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation,
      // A thread of before is opened without a word on the wire.
      intent: !conversations.isFirst(conversation) ? 'followup' : cleared === 0 ? 'unknown' : 'new',
      texts: [message ?? ''],
    });
    return readBody(tab, turn, row, (progress, note) => {
      const write = createAnswerWriter(turn, progress);
      const decoder = createEventDecoder((type, data) => {
        const event = asFields(data) ?? {};
        if (takeEvent(event, write)) progress.understood = true;
        else note(event, type);
      });
      return writing(decoder, write);
    });
  };
}

/** False for an event of another type. */
function takeEvent(event: Fields, write: AnswerWriter): boolean {
  const { type, textResponse, error, close, metrics } = event;
  const { turn, progress } = write;
  switch (type) {
    case 'textResponseChunk':
    case 'finalizeResponseStream':
      write.say(textResponse);
      write.usage(metrics);
      turn.model = asSlug(fieldsOf(metrics).model) ?? turn.model;
      if (close === true) progress.done = true;
      break;
    case 'textResponse':
      // Whole at once: an answer of a model with its counts; without, words of the program, which asked no model.
      if (asFields(metrics)) write.say(textResponse);
      else progress.error = 'refused by the program';
      write.usage(metrics);
      progress.done = true;
      break;
    case 'agentInitWebsocketConnection':
      // The rest comes by a socket of the agent's: its work is not seen.
      turn.mode = 'agent';
      turn.degraded = true;
      progress.done = true;
      break;
    case 'abort':
      progress.error = wordsOf(error);
      break;
    default:
      return type === 'statusResponse' || type === 'modelRouteNotification';
  }
  if (error && type !== 'abort') progress.error = wordsOf(error);
  return true;
}
