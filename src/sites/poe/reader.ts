/**
 * poe.com: all goes to one GraphQL address, of which two mutations are prompts; the answer comes over a socket that
 * carries all chats of the account, as snapshots of messages. Grammar and sources: README.md.
 */
import type { EndReason } from '../../model/messages/exchange.ts';
import { bodyFields } from '../reading/body.ts';
import {
  asFields,
  asList,
  asName,
  asSlug,
  asText,
  type Fields,
  fieldsOf,
  parseJson,
} from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, errorWords, outcomeOf } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader } from '../site.ts';
import { createMessageBook } from './message-book.ts';

const SEND = 'SendMessageMutation';
const REGENERATE = 'RegenerateMessageMutation';
const STOP = 'StopMessage_messageCancel_Mutation';

const MAX_REPLY_CHARS = 1_000_000;

export const createReader: CreateReader = (tab) => {
  const book = createMessageBook(tab);

  function readReply(turn: Turn): ExchangeReader {
    let status = 0;
    let reply = '';
    return {
      head(newStatus) {
        status = newStatus;
      },
      text(text) {
        if (reply.length < MAX_REPLY_CHARS) reply += text;
      },
      end(reason: EndReason) {
        const { data, errors } = asFields(parseJson(reply)) ?? {};
        // The result stands under the name of the mutation.
        const result = asFields(Object.values(asFields(data) ?? {})[0]);
        const chat = idOf(asFields(result?.chat)?.chatId);
        if (chat !== '') book.place(turn, chat);
        const progress = { ...createProgress(), awaited: result !== undefined };
        if (result?.status !== undefined && result.status !== 'success') {
          progress.error = errorWords(result.status, result.statusMessage);
        } else if (status >= 400 || Array.isArray(errors)) {
          progress.error = errorWords(asFields(asList(errors)[0])?.message);
        }
        const isReadable = result !== undefined || progress.error !== '';
        if (isReadable) turn.understood = true;
        else if (reason === 'complete' && !turn.understood) turn.understood = false;
        if (turn.outcome !== 'pending') return;
        turn.settle(outcomeOf(turn, progress, status, reason), tab.now());
      },
    };
  }

  return (exchange) => {
    if (exchange.endpoint === 'updates') {
      return {
        frame(direction, data) {
          if (direction === 'in' && typeof data === 'string') messagesIn(data).forEach(book.take);
        },
        end() {},
      };
    }
    const { queryName, variables } = bodyFields(exchange.body, 'queryInfo');
    const { chatId, bot, query, attachments, messageId } = asFields(variables) ?? {};
    if (queryName === STOP) book.stop(idOf(messageId));
    if (queryName !== SEND && queryName !== REGENERATE) return undefined;
    const turn = openTurn(tab, exchange, null);
    const isRegeneration = queryName === REGENERATE;
    const chat = isRegeneration ? book.chatOf(idOf(messageId)) : idOf(chatId);
    turn.intent = isRegeneration ? 'regenerate' : chat === '' ? 'new' : 'followup';
    turn.modelRequested = bot === undefined ? null : (asSlug(bot) ?? 'custom');
    turn.conversation = chat;
    turn.input.append(asText(query) ?? '');
    turn.attachedTokens = filesTokens(attachments);
    turn.replaces = book.answeredBy(idOf(messageId));
    turn.contextTokens = tab.contextTokens(chat, turn);
    book.await(turn, chat, idOf(messageId));
    return readReply(turn);
  };
};

/** Updates of a frame, each JSON in a string of JSON. */
function messagesIn(frame: string): Fields[] {
  const updates = asList(fieldsOf(parseJson(frame)).messages);
  return updates.map((update) => fieldsOf(parseJson(asName(update))));
}

/** Ids are numbers, or strings of them; '' for none. */
function idOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? `${value}` : '';
}
