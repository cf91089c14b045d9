/** ChatGPT (assistants.md section 1): which exchange belongs to which turn. What they say is read in chatgpt/. */
import { readHistory } from './chatgpt/history.ts';
import { type PromptRequest, readPromptRequest } from './chatgpt/request.ts';
import { createSocketOpener } from './chatgpt/socket.ts';
import { readReply, readStream, readVoice } from './chatgpt/streams.ts';
import { TurnBook } from './chatgpt/turn-book.ts';
import { TurnReader } from './chatgpt/turn-reader.ts';
import { asFields, parseJson } from './json.ts';
import { openTurn } from './open-turn.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from './site.ts';
import type { Turn } from './turn.ts';

export const createReader: CreateReader = (tab) => {
  const book = new TurnBook();
  const openSocket = createSocketOpener(book);

  return (exchange) => {
    switch (exchange.endpoint) {
      case 'socket':
        return openSocket();
      case 'voice':
        return readVoice(tab, exchange);
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
  const { request, texts } = readPromptRequest(exchange.body);
  const turn = openTurn(tab, exchange, request.messageId);
  const known = book.of(turn);
  known?.restart();
  const reader = known ?? new TurnReader(turn, request, () => tab.now());
  if (!known) book.add(reader);
  describe(turn, request, tab, book);
  countInput(turn, texts, request.attachedTokens);
  return readStream(reader, 'prompt');
}

/** A message into a running turn: a request of its own, answered on that turn's carriers. */
function openSteer(tab: Tab, book: TurnBook, exchange: ExchangeStart): ExchangeReader {
  const { request, texts } = readPromptRequest(exchange.body);
  const turn = openTurn(tab, exchange, request.messageId);
  describe(turn, request, tab, book);
  countInput(turn, texts, request.attachedTokens);
  turn.mode = 'agent';
  return readReply(tab, turn);
}

function openResume(book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const reader = book.latest(conversationOf(exchange), ({ finished }) => !finished);
  return reader && readStream(reader, 'resume');
}

function openStop(book: TurnBook, exchange: ExchangeStart): undefined {
  book.latest(conversationOf(exchange), ({ turn }) => turn.outcome === 'pending')?.stop();
}

/** Only read where a turn of this tab waits for what it may hold: opening an old chat costs nothing. */
function openHistory(book: TurnBook, exchange: ExchangeStart): ExchangeReader | undefined {
  const [path = ''] = exchange.url.split('?');
  const reader = book.latest(path.split('/').at(-1), ({ awaited }) => awaited);
  return reader && readHistory(reader, book);
}

function conversationOf({ body }: ExchangeStart): unknown {
  return asFields(body.kind === 'text' ? parseJson(body.text) : undefined)?.conversation_id;
}

/** What is known of a turn from its request. */
function describe(turn: Turn, request: PromptRequest, tab: Tab, book: TurnBook): void {
  const { conversation, intent, parentId } = request;
  // A second message after the same one takes the place of the first.
  const rival = intent === 'followup' ? book.besides(turn, parentId) : undefined;
  turn.intent = rival && rival.request.messageId !== null ? 'edit' : intent;
  turn.mode = request.mode;
  turn.effort = request.effort;
  turn.modelRequested = request.model;
  turn.kind = request.wantsImage ? 'image' : 'text';
  if (conversation !== null && turn.conversation === null) {
    turn.contextTokens = tab.contextTokens(conversation);
    turn.conversation = conversation;
  }
}

function countInput(turn: Turn, texts: readonly string[], attachedTokens: number): void {
  turn.input.reset();
  for (const text of texts) turn.input.append(text);
  turn.attachedTokens = attachedTokens;
}
