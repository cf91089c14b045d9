/**
 * chat.mistral.ai (Le Chat): a prompt is a POST to /api/chat, its answer lines of a code and patches of messages. The
 * first prompt of a chat has its text in a call before, `message.newChat`. Grammar and sources: README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent, Mode } from '../../model/usage/usage.ts';
import { createCodedLineDecoder } from '../decoders/coded-lines.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { filesTokens } from '../reading/pictures.ts';
import { createProgress, readAnswer } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { createMessages } from './messages.ts';
import { row as mistral } from './row.ts';

/** Chats made whose first prompt hasn't been sent. */
const MAX_NEW_CHATS = 5;
const MAX_REPLY_CHARS = 65_536;
/** Messages whose turn is known. */
const MAX_MESSAGES = 500;

const INTENTS: ReadonlyMap<unknown, Intent> = new Map([
  ['start', 'new'],
  ['append', 'followup'],
  ['retry', 'regenerate'],
  ['edit', 'edit'],
  ['continue', 'continue'],
]);
/** An answer that is on its way, shown again. */
const REATTACH = /resume|attach|reconnect/;

export const createReader: CreateReader = (tab) => {
  /** What the first prompt of a chat says, by chat. */
  const newChats = new Map<string, Fields>();
  /** Turns by the person's message and by those that answer it. */
  const turns = new Map<string, Turn>();
  return (exchange) => {
    if (exchange.endpoint === 'new-chat') return readNewChat(exchange, newChats);
    const body = bodyFields(exchange.body);
    if (REATTACH.test(asText(body.mode) ?? '')) return undefined;
    const chat = asText(body.chatId) ?? '';
    const message = asId(body.messageId) ?? '';
    const turn = startTurn(tab, exchange, body, chat, newChats.get(chat) ?? {}, turns.get(message));
    newChats.delete(chat);
    if (turn.input.length > 0) remember(turns, message, turn, MAX_MESSAGES);
    const progress = createProgress();
    const messages = createMessages(turn, progress, (id) => remember(turns, id, turn, MAX_MESSAGES));
    return readAnswer({
      tab,
      turn,
      row: mistral,
      progress,
      decoder: (take) => createCodedLineDecoder((code, value) => take(value, code)),
      take: (value, code) => messages.takeLine(code, value),
    });
  };
};

/** Keeps the prompt of a new chat until the chat starts. */
function readNewChat({ body }: ExchangeStart, newChats: Map<string, Fields>): ExchangeReader | undefined {
  const calls = Object.values(bodyFields(body)).map((call) => asFields(asFields(call)?.json));
  const prompt = calls.find((call) => Array.isArray(call?.content));
  if (!prompt) return undefined;
  let reply = '';
  return {
    text(text) {
      if (reply.length < MAX_REPLY_CHARS) reply += text;
    },
    end() {
      const chat = /"chatId":\s*"([^"]{1,64})"/.exec(reply)?.[1];
      if (chat !== undefined) remember(newChats, chat, prompt, MAX_NEW_CHATS);
    },
  };
}

/** @param known the turn of the message it names, which an edit or a retry takes the place of */
function startTurn(
  tab: Tab,
  exchange: ExchangeStart,
  body: Fields,
  chat: string,
  first: Fields,
  known: Turn | undefined,
): Turn {
  const isFirst = body.mode === 'start';
  const key = isFirst ? chat : body.mode === 'append' ? body.messageId : undefined;
  const turn = openTurn(tab, exchange, asId(key) ?? null);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  turn.intent = INTENTS.get(body.mode) ?? 'unknown';
  turn.mode = modeOf([...asList(body.features), ...asList(first.features)]);
  turn.modelRequested = asSlug(body.model) ?? asSlug(first.model) ?? null;
  turn.conversation = chat;
  for (const part of [...asList(body.messageInput), ...asList(first.content)]) {
    turn.input.append(asText(asFields(part)?.text) ?? '');
  }
  turn.attachedTokens = filesTokens(body.messageFiles, first.files);
  turn.replaces = known ?? null;
  turn.contextTokens = tab.contextTokens(chat, turn);
  return turn;
}

function modeOf(features: readonly unknown[]): Mode {
  const names = features.filter((name) => typeof name === 'string').join(' ');
  if (/research/.test(names)) return 'research';
  return /think|reason/.test(names) ? 'reasoning' : 'standard';
}
