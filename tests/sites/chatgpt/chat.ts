/** A tab on chatgpt.com one talks to exchange by exchange, and the site's grammar to talk in. */
import type { EndReason } from '../../../src/model/messages/exchange.ts';
import { createReader } from '../../../src/sites/chatgpt/reader.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import type { ExchangeReader, OpenExchange } from '../../../src/sites/site.ts';
import { TabDouble } from '../tab-double.ts';

export class Chat {
  readonly tab = new TabDouble();
  readonly #open: OpenExchange = createReader(this.tab);

  /** Opens an exchange; undefined where the reader wants none of it. */
  open(endpoint: string, body: unknown, url = '/backend-api/f/conversation'): ExchangeReader | undefined {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const at = this.tab.now();
    return this.#open({ endpoint, method: 'POST', url, body: { kind: 'text', text }, headers: {}, at });
  }

  prompt(over: object = {}, endpoint = 'conversation'): ExchangeReader {
    const reader = this.open(endpoint, { ...PROMPT, ...over });
    if (!reader) throw new Error('a prompt that is not read');
    return reader;
  }

  get turn(): Turn {
    const [turn] = this.tab.turns;
    if (!turn) throw new Error('no turn');
    return turn;
  }

  /** The visible text of the first turn. */
  get text(): string {
    return this.turn.answer('answer-1').measuredText;
  }
}

const PROMPT = {
  action: 'next',
  messages: [{ id: 'user-1', author: { role: 'user' }, content: { content_type: 'text', parts: ['Hi'] } }],
  parent_message_id: 'client-created-root',
  model: 'auto',
};

export const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
export const delta = (data: object): string => `event: delta\n${event(data)}`;
export const DONE = `${event({ type: 'message_stream_complete' })}data: [DONE]\n\n`;

/** A message of the assistant as a new document. */
export function said(text: string, over: object = {}, c = 0): string {
  return delta({ p: '', o: 'add', v: { conversation_id: 'chat-1', message: message(text, over) }, c });
}

export function message(text: string, over: object = {}): object {
  return {
    id: 'answer-1',
    author: { role: 'assistant' },
    recipient: 'all',
    status: 'in_progress',
    content: { content_type: 'text', parts: [text] },
    ...over,
  };
}

export function picture(pointer: string, over: object = {}): object {
  const part = { content_type: 'image_asset_pointer', asset_pointer: pointer, width: 1024, height: 1024 };
  return message('', {
    id: 'picture-1',
    author: { role: 'tool' },
    status: 'finished_successfully',
    content: { content_type: 'multimodal_text', parts: [part] },
    ...over,
  });
}

/** Has a reader read a whole stream. */
export function read(reader: ExchangeReader | undefined, body: string, reason: EndReason = 'complete'): void {
  reader?.head?.(200, 'text/event-stream; charset=utf-8');
  reader?.text?.(body);
  reader?.end(reason);
}

/** Has a reader read an error. */
export function readError(reader: ExchangeReader | undefined, status: number, body: string): void {
  reader?.head?.(status, 'application/json');
  reader?.text?.(body);
  reader?.end('complete');
}

export const handOff = (turn: string): string =>
  `${event({ type: 'stream_handoff', conversation_id: 'chat-1', turn_exchange_id: turn, options: [] })}data: [DONE]\n\n`;

export const item = (turn: string, block: string, id: string | null = null): object => ({
  type: 'message',
  topic_id: `conversation-turn-${turn}`,
  payload: {
    type: 'conversation-turn-stream',
    payload: { type: 'stream-item', turn_id: turn, encoded_item: block, stream_item_id: id },
  },
});

/** Another word of the socket about a turn: `done`, `error`, `heartbeat`. */
export const word = (turn: string, type: string): object => ({
  type: 'message',
  payload: { type: 'conversation-turn-stream', payload: { type, turn_id: turn } },
});

export const update = (told: object, type = 'async-task-update-message'): object => ({
  type: 'message',
  topic_id: 'conversations',
  payload: {
    type: 'conversation-update',
    payload: { conversation_id: 'chat-1', update_type: type, update_content: { message: told } },
  },
});
