/**
 * The exchanges of the document, each followed by its reader. A reader that throws costs only its own exchange, and a
 * prompt that can't be read is a request all the same.
 */
import { remember } from '../model/bounded.ts';
import type { EndReason, TapMessage } from '../model/messages/exchange.ts';
import type { Turn } from '../sites/reading/turn.ts';
import type { ExchangeReader, OpenExchange } from '../sites/site.ts';
import type { TabTurns } from './tab-turns.ts';

const MAX_EXCHANGES = 200;

interface OpenedExchange {
  readonly reader: ExchangeReader;
  readonly decoder: TextDecoder;
  readonly turns: Set<Turn>;
  /** Its response is a stream of events: past a gap it can be read on from the next. */
  isEvents: boolean;
  /** Bytes, or UTF-16 units, of its response so far, left out or not. */
  byteLength: number;
  /** A part was left out: what comes is part of an event until a blank line. The end of that part; else undefined. */
  torn: string | undefined;
}

/** Follows what the tap tells, by the number it gives each exchange. Never throws for what a reader does. */
export interface Exchanges {
  /** The next thing the tap saw; what is told of an exchange unknown, or over, is passed by. */
  take(message: TapMessage): void;
  /** None of them goes on. */
  breakOff(): void;
}

/** @param prompts the endpoints whose exchanges are each one request */
export function createExchanges(prompts: readonly string[], open: OpenExchange, turns: TabTurns): Exchanges {
  const opened = new Map<number, OpenedExchange>();

  function start(message: Extract<TapMessage, { type: 'open' }>): void {
    const at = Date.now();
    let reader: ExchangeReader | undefined;
    try {
      reader = open({ ...message, at });
    } catch {
      if (prompts.includes(message.endpoint)) reader = unreadable(message.endpoint, at);
    }
    const touched = new Set(turns.takeTouched());
    if (!reader) return;
    const exchange = {
      reader,
      decoder: new TextDecoder(),
      turns: touched,
      isEvents: false,
      byteLength: 0,
      torn: undefined,
    };
    remember(opened, message.exchange, exchange, MAX_EXCHANGES);
  }

  /** A prompt that can't be read; what it produced is inferred. */
  function unreadable(endpoint: string, at: number): ExchangeReader {
    const turn = turns.takeTouched()[0] ?? turns.tab.turn({ key: null, endpoint, at });
    turn.understood = false;
    return { end: (reason) => settleUnread(turn, reason) };
  }

  function take(message: TapMessage): void {
    if (message.type === 'open') {
      start(message);
      return;
    }
    const exchange = opened.get(message.exchange);
    if (!exchange) return;
    if (message.type === 'end') opened.delete(message.exchange);
    try {
      follow(exchange, message);
    } catch {
      opened.delete(message.exchange);
      for (const turn of exchange.turns)
        settleUnread(turn, message.type === 'end' ? message.reason : 'complete');
    }
    for (const turn of turns.takeTouched()) exchange.turns.add(turn);
    for (const turn of exchange.turns) if (turn.outcome === 'pending') turn.changed();
  }

  return {
    take,
    breakOff() {
      for (const exchange of opened.keys()) take({ type: 'end', exchange, reason: 'aborted' });
    },
  };
}

function settleUnread(turn: Turn, reason: EndReason): void {
  turn.understood = false;
  turn.settle(reason === 'failed' ? 'failed' : 'complete', Date.now());
}

/** Hands the exchange's reader the next of it. */
function follow(exchange: OpenedExchange, message: TapMessage): void {
  const { reader } = exchange;
  switch (message.type) {
    case 'head':
      exchange.isEvents = EVENT_STREAM.test(message.contentType);
      reader.head?.(message.status, message.contentType);
      break;
    case 'bytes':
      exchange.byteLength += message.bytes.length;
      if (reader.bytes) reader.bytes(message.bytes);
      else reader.text?.(textOf(exchange, message.bytes));
      break;
    case 'gap':
      skip(exchange, message.byteLength);
      reader.gap?.(message.byteLength);
      break;
    case 'text':
      exchange.byteLength += message.text.length;
      reader.text?.(message.text);
      break;
    case 'frame':
      reader.frame?.(message.direction, message.data, message.event);
      break;
    case 'end':
      reader.end(message.reason);
  }
}

const EVENT_STREAM = /^text\/event-stream/i;

/** What was left out of the messages of a socket tells nothing of how much of it were answers: of none, no ratio. */
function skip(exchange: OpenedExchange, byteLength: number): void {
  const ratio = exchange.byteLength > 0 ? byteLength / exchange.byteLength : 0;
  for (const turn of exchange.turns) if (turn.outcome === 'pending') turn.leaveOut(ratio);
  exchange.byteLength += byteLength;
  if (exchange.isEvents) exchange.torn = '';
}

const BLANK_LINE = /\r?\n\r?\n/;

/** The next text of a response; after a gap from the next event on, the event it tore being ended. */
function textOf(exchange: OpenedExchange, bytes: Uint8Array): string {
  const text = exchange.decoder.decode(bytes, { stream: true });
  if (exchange.torn === undefined) return text;
  const torn = exchange.torn + text;
  const blank = BLANK_LINE.exec(torn);
  // A blank line may be cut: as much of it as may have come is looked at again.
  exchange.torn = blank ? undefined : torn.slice(-3);
  return blank ? `\n\n${torn.slice(blank.index + blank[0].length)}` : '';
}
