/** ChatGPT: which exchange belongs to which turn; what they say is read by the files beside. Grammar: README.md. */

import { fieldsOf, parseJson } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { readHistory } from './history.ts';
import { readPromptRequest } from './request.ts';
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
      case 'resume':
        return openResume(book, exchange);
      case 'stop':
        return openStop(book, exchange);
      case 'history':
        return openHistory(book, exchange);
      default:
        return openPrompt(tab, book, exchange);
    }
  };
};

function openPrompt(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const { turn, request } = startTurn(tab, book, exchange);
  const known = book.of(turn);
  known?.restart();
  return readStream(known ?? book.add(new TurnReader(turn, request, tab)), 'prompt');
}

/** A message into a running turn: a request of its own, answered on that turn's carriers. */
function openSteer(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const { turn } = startTurn(tab, book, exchange);
  turn.mode = 'agent';
  return readReply(tab, turn);
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

/** Only read where a turn of this tab waits for what it may hold: opening an old chat costs nothing. */
function openHistory(book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const [path = ''] = exchange.url.split('?');
  const reader = book.latest(path.split('/').at(-1), ({ mayGetMore }) => mayGetMore);
  return reader && readHistory(reader, book);
}

function conversationOf({ body }: ExchangeStart): unknown {
  return body.kind === 'text' ? fieldsOf(parseJson(body.text)).conversation_id : undefined;
}

/** The turn of a prompt. Its texts are counted and let go, the rest of the request is kept with the turn. */
function startTurn(tab: Tab, book: TurnBook, exchange: ExchangeStart) {
  const { texts, ...request } = readPromptRequest(exchange.body);
  const { conversation, intent, parentId } = request;
  const turn = openTurn(tab, exchange, request.messageId);
  // A second message after the same one takes the place of the first.
  const rival = intent === 'followup' ? book.besides(turn, parentId) : undefined;
  turn.intent = rival?.request.messageId ? 'edit' : intent;
  turn.mode = request.mode;
  turn.effort = request.effort;
  turn.modelRequested = request.model;
  turn.kind = request.wantsImage ? 'image' : 'text';
  if (conversation !== null && turn.conversation === null) {
    turn.contextTokens = tab.contextTokens(conversation);
    turn.conversation = conversation;
  }
  turn.input.reset();
  for (const text of texts) turn.input.append(text);
  turn.attachedTokens = request.attachedTokens;
  return { turn, request };
}
