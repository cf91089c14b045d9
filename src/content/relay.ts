/**
 * The relay, in our own world of the page: takes what the tap saw, has the site's reader turn it into numbers, and
 * sends those to the background. Text of prompts and answers comes this far and no further.
 */
import { remember } from '../model/bounded.ts';
import type { EndReason, TapMessage } from '../model/exchange.ts';
import type { CreateReader, ExchangeReader, OpenExchange } from '../sites/site.ts';
import type { Turn } from '../sites/turn.ts';
import { claimDocument, takePort } from './handover.ts';
import { isOrphaned, sendToBackground } from './lifeline.ts';
import { createSender } from './sender.ts';
import { createTabTurns, type TabTurns } from './tab-turns.ts';
import { createWorkQueue } from './work-queue.ts';

/** Bytes waiting to be read, over all exchanges; past it they are let go and the count degrades to inferred. */
const MAX_WAITING_BYTES = 8_000_000;
const MAX_EXCHANGES = 200;
/** Bytes read at once: well under a millisecond's work. */
const JOB_BYTES = 8_192;

/** What the relay needs of its row of sites/table.ts. */
export interface RelayedSite {
  readonly id: string;
  /** The endpoints whose exchanges are each one request. */
  readonly prompts: readonly string[];
}

interface OpenedExchange {
  readonly reader: ExchangeReader;
  readonly decoder: TextDecoder;
  readonly turns: Set<Turn>;
  /** Bytes of its response so far, left out or not. */
  byteLength: number;
  /** A part was left out: what comes is part of an event until a blank line. */
  isTorn: boolean;
}

/** A source of exchanges beside the tap. */
export type Watch = (push: (message: TapMessage) => void) => void;

/** Called by the generated entry of each row, at document_start. */
export function startRelay(site: RelayedSite, createReader: CreateReader, watch?: Watch): void {
  if (!claimDocument(site.id)) return;
  const turns = createTabTurns(site.id, createSender());
  const exchanges = createExchanges(site.prompts, createReader(turns.tab), turns);
  let waitingBytes = 0;

  const queue = createWorkQueue<TapMessage>((message) => {
    if (message.type === 'bytes') waitingBytes -= message.bytes.length;
    exchanges.take(message);
    turns.tell();
  });

  function push(message: TapMessage): void {
    if (message.type !== 'bytes') {
      queue.push(message, isUrgent(message));
    } else if (waitingBytes > MAX_WAITING_BYTES) {
      exchanges.degrade(message.exchange);
    } else {
      waitingBytes += message.bytes.length;
      for (let from = 0; from < message.bytes.length; from += JOB_BYTES) {
        queue.push({ ...message, bytes: message.bytes.subarray(from, from + JOB_BYTES) }, false);
      }
    }
  }

  takePort({
    site: site.id,
    onMessages(messages) {
      if (!isOrphaned()) messages.forEach(push);
    },
    onLate: () => tellLate(site.id),
  });

  watch?.(push);
  addEventListener('pagehide', () => {
    queue.hurry();
    turns.tellAll();
  });
}

/** This document is not metered: the person is told, until it is gone. It may come back out of the browser's cache. */
function tellLate(site: string): void {
  void sendToBackground({ type: 'tab/late', site });
  addEventListener('pagehide', () => void sendToBackground({ type: 'tab/left' }));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void sendToBackground({ type: 'tab/late', site });
  });
}

/** What may be a prompt, which has to outlive its tab, and the end of an answer. */
function isUrgent(message: TapMessage): boolean {
  return (
    message.type === 'open' ||
    message.type === 'end' ||
    (message.type === 'frame' && message.direction === 'out')
  );
}

/** Follows the exchanges of the document, each with its reader; a reader that throws costs only its own exchange. */
export function createExchanges(prompts: readonly string[], open: OpenExchange, turns: TabTurns) {
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
    const exchange = { reader, decoder: new TextDecoder(), turns: touched, byteLength: 0, isTorn: false };
    remember(opened, message.exchange, exchange, MAX_EXCHANGES);
  }

  /** A prompt that can't be read is a request all the same; what it produced is inferred. */
  function unreadable(endpoint: string, at: number): ExchangeReader {
    const turn = turns.takeTouched()[0] ?? turns.tab.turn({ key: null, endpoint, at });
    turn.understood = false;
    return { end: (reason) => settleUnread(turn, reason) };
  }

  function settleUnread(turn: Turn, reason: EndReason): void {
    turn.understood = false;
    turn.settle(reason === 'failed' ? 'failed' : 'complete', Date.now());
  }

  function follow(exchange: OpenedExchange, message: TapMessage): void {
    const { reader } = exchange;
    switch (message.type) {
      case 'head':
        reader.head?.(message.status, message.contentType);
        break;
      case 'bytes':
        exchange.byteLength += message.bytes.length;
        if (reader.bytes) reader.bytes(message.bytes);
        else reader.text?.(textOf(exchange, message.bytes));
        break;
      case 'gap':
        for (const turn of exchange.turns)
          turn.leaveOut(message.byteLength / Math.max(1, exchange.byteLength));
        exchange.byteLength += message.byteLength;
        exchange.isTorn = true;
        break;
      case 'text':
        reader.text?.(message.text);
        break;
      case 'frame':
        reader.frame?.(message.direction, message.data, message.event);
        break;
      case 'end':
        reader.end(message.reason);
    }
  }

  return {
    take(message: TapMessage): void {
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
    },
    /** Some of the exchange's bytes were let go. */
    degrade(id: number): void {
      for (const turn of opened.get(id)?.turns ?? []) turn.degraded = true;
    },
  };
}

const BLANK_LINE = /\r?\n\r?\n/;

/** The next text of a response; after a gap from the next event on, the event it tore being ended. */
function textOf(exchange: OpenedExchange, bytes: Uint8Array): string {
  const text = exchange.decoder.decode(bytes, { stream: true });
  if (!exchange.isTorn) return text;
  const blank = BLANK_LINE.exec(text);
  if (!blank) return '';
  exchange.isTorn = false;
  return `\n\n${text.slice(blank.index + blank[0].length)}`;
}
