/** ChatGPT: which exchange belongs to which turn; what they say is read by the files beside. Grammar: README.md. */

import { fieldsOf, parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { attemptsOf, openRoom } from './elsewhere.ts';
import { readHistory } from './history.ts';
import {
  type PromptRequest,
  ROOT,
  readCodexRequest,
  readPromptRequest,
  readSignedOutRequest,
} from './request.ts';
import { createSignedOutDecoder } from './signed-out.ts';
import { createSocketOpener } from './socket.ts';
import { readReply, readStream } from './streams.ts';
import { createTurnBook, type TurnBook } from './turn-book.ts';
import { TurnReader } from './turn-reader.ts';
import { createVoice } from './voice.ts';

export const createReader: CreateReader = (tab) => {
  const book = createTurnBook();
  const openSocket = createSocketOpener(book);
  const voice = createVoice(tab);

  return (exchange) => {
    switch (exchange.endpoint) {
      case 'socket':
        return openSocket();
      case 'voice':
        return voice.openSession(exchange);
      case 'call':
        return voice.openCall(exchange);
      case 'steer':
        return openSteer(tab, book, exchange);
      case 'codex':
        return openCodex(tab, book, exchange);
      case 'room':
        return openRoom(tab, exchange);
      case 'sidebar':
        return openSidebar(tab, book, exchange);
      case 'signed-out':
        return openSignedOut(tab, book, exchange);
      case 'resume':
        return openResume(book, exchange);
      case 'stop':
        return openStop(book, exchange);
      case 'history':
        return openHistory(book, exchange);
      default:
        return readStream(openPrompt(tab, book, exchange, readPromptRequest(exchange.body)), 'prompt');
    }
  };
};

function openPrompt(tab: Tab, book: TurnBook, exchange: ExchangeStart, prompt: PromptRequest): TurnReader {
  const { turn, request } = startTurn(tab, book, exchange, prompt);
  const known = book.of(turn);
  known?.restart();
  return known ?? book.add(new TurnReader(turn, request, tab));
}

function openSignedOut(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const reader = openPrompt(tab, book, exchange, readSignedOutRequest(exchange));
  return readStream(reader, 'prompt', createSignedOutDecoder);
}

/** A panel the page opens by itself names what it is about; only what a person types comes as a message. */
function openSidebar(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const prompt = readPromptRequest(exchange.body);
  if (prompt.texts.length === 0) return undefined;
  return readStream(openPrompt(tab, book, exchange, prompt), 'prompt');
}

/** A message into a running turn: a request of its own, and what it leads to is that turn's. */
function openSteer(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const { turn } = startTurn(tab, book, exchange, readPromptRequest(exchange.body));
  turn.mode = 'standard';
  return readReply(tab, turn);
}

/** A task for Codex: the work is done on a machine of the site's, out of sight. */
function openCodex(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const { turn } = startTurn(tab, book, exchange, readCodexRequest(exchange.body));
  turn.generations = attemptsOf(exchange);
  turn.degraded = true;
  return readReply(tab, turn, true);
}

function openResume(book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const reader = book.latest(conversationOf(exchange), ({ finished }) => !finished);
  return reader && readStream(reader, 'resume');
}

function openStop(book: TurnBook, exchange: ExchangeStart): undefined {
  book
    .latest(conversationOf(exchange), ({ turn, finished }) => turn.outcome === 'pending' || !finished)
    ?.stop();
}

/** Only read where a turn of this tab waits for what it may hold, or lost its stream: opening an old chat costs nothing. */
function openHistory(book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const [path = ''] = exchange.url.split('?');
  const conversation = path.split('/').at(-1);
  const isLost = ({ lost }: TurnReader) => lost;
  const reader =
    book.latest(conversation, ({ mayGetMore }) => mayGetMore) ??
    book.latest(conversation, isLost) ??
    book.latestUnplaced(isLost);
  return reader && readHistory(reader, book);
}

function conversationOf({ body }: ExchangeStart): unknown {
  return body.kind === 'text' ? fieldsOf(parseJson(body.text)).conversation_id : undefined;
}

/** The turn of a prompt. Its texts are counted and let go, the rest of the request is kept with the turn. */
function startTurn(tab: Tab, book: TurnBook, exchange: ExchangeStart, prompt: PromptRequest) {
  const { texts, ...request } = prompt;
  const { conversation, intent, parentId } = request;
  const turn = openTurn(tab, exchange, request.messageId);
  // A second message after the same one takes the place of the first; so does any after the root of a chat.
  const rival = conversation === null ? undefined : book.besides(turn, parentId, conversation);
  const isEdit = intent === 'followup' && (rival?.request.messageId || parentId === ROOT);
  turn.intent = isEdit ? 'edit' : intent;
  turn.replaces = (isEdit ? rival : book.asking(parentId))?.turn ?? null;
  turn.mode = request.mode;
  turn.effort = request.effort;
  turn.modelRequested = request.model;
  turn.kind = request.wantsImage ? 'image' : 'text';
  if (conversation !== null && turn.conversation === null) {
    turn.contextTokens = tab.contextTokens(conversation, turn);
    turn.conversation = conversation;
  }
  turn.input.reset();
  for (const text of texts) turn.input.append(text);
  turn.attachedTokens = request.attachedTokens;
  return { turn, request };
}
