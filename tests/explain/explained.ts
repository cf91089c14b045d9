/** All that is known of a capture, for people (capture-words.ts) and machines (in-json.ts). */
import { type Explanation, explain } from '../../src/model/footprint/explain.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { Endpoint, SiteRow } from '../../src/sites/row.ts';
import { SITES } from '../../src/sites/table.ts';
import { timedMessagesOf } from '../fuzz/tap-messages.ts';
import type { Capture, Exchange, Transport } from '../harness/capture.ts';
import { readerOf } from '../harness/readers.ts';
import { bytesOf } from '../harness/timeline.ts';
import { type Asked, type Miss, missesOf } from './near-miss.ts';
import type { ReadTurn } from './noted-turns.ts';
import type { OpenedCapture } from './open-capture.ts';
import { type Reading, readSteps } from './reading.ts';

export interface ExplainedExchange {
  readonly exchange: Exchange;
  /** Undefined: the tap lets it pass. */
  readonly endpoint: Endpoint | undefined;
  /** All endpoints with what speaks against each, the nearest first; none where the address can't be read. */
  readonly misses: readonly Miss[];
  /** Of request headers the endpoint wants, those that are not there. */
  readonly missingHeaders: readonly string[];
  readonly byteLength: number;
}

export interface ExplainedTurn extends ReadTurn {
  readonly estimate: Explanation | undefined;
}

export interface Explained {
  readonly opened: OpenedCapture;
  /** Undefined: no row says that it is for this site. */
  readonly row: SiteRow | undefined;
  readonly exchanges: readonly ExplainedExchange[];
  readonly steps: Reading['steps'];
  readonly turns: readonly ExplainedTurn[];
  /** From what the capture expects; none where it does not say. */
  readonly differences: Reading['differences'];
}

/** @param site id of the row to read it by, whatever it says itself: one of `isSite` */
export function explainCapture(opened: OpenedCapture, site?: string): Explained {
  const { capture, expects } = opened;
  const row = capture && rowFor(capture, site);
  if (!capture || !row) return { opened, row, exchanges: [], steps: [], turns: [], differences: [] };
  const { steps, turns, differences } = readSteps(capture, row, readerOf(row));
  return {
    opened,
    row,
    exchanges: exchangesOf(capture, row),
    steps,
    turns: turns.map((turn) => ({
      ...turn,
      estimate: turn.request && explain({ ...turn.request, site: row.id }, null),
    })),
    differences: expects ? differences : [],
  };
}

/** Whether there is a row of this id. */
export function isSite(id: string): boolean {
  return ROWS.some((row) => row.id === id);
}

/** Whether it is whole, and read as it expects. */
export function isAsExpected({ opened, row, differences }: Explained): boolean {
  return row !== undefined && opened.faults.length === 0 && opened.expects && differences.length === 0;
}

const ROWS: readonly SiteRow[] = [...SITES, ...OWN_KINDS];

/** By its id, or by the host of its page. */
function rowFor({ site, page }: Capture, chosen: string | undefined): SiteRow | undefined {
  const host = URL.canParse(page) ? new URL(page).hostname : '';
  const byHost = ROWS.find(({ hosts }) => hosts.includes(host));
  return ROWS.find(({ id }) => id === (chosen ?? site)) ?? byHost;
}

function exchangesOf(capture: Capture, row: SiteRow): ExplainedExchange[] {
  const opens = timedMessagesOf(capture, row).flatMap(({ message }) =>
    message.type === 'open' ? [message] : [],
  );
  return capture.exchanges.map((exchange, index) => {
    const open = opens.find((message) => message.exchange === index);
    const endpoint = row.endpoints.find(({ id }) => id === open?.endpoint);
    return {
      exchange,
      endpoint,
      misses: missesFor(row, askedOf(exchange, capture)),
      missingHeaders: (endpoint?.headers ?? []).filter((name) => open?.headers[name] === undefined),
      byteLength: exchange.chunks.reduce((sum, chunk) => sum + bytesOf(chunk).length, 0),
    };
  });
}

/** The ways the page may have made the request. */
const WAYS: Readonly<Record<Transport, Asked['transports']>> = {
  'fetch-stream': ['http'],
  xhr: ['http'],
  sse: ['http', 'events'],
  ws: ['socket'],
  navigation: ['document'],
};

function askedOf({ transport, request: { method, url } }: Exchange, { page }: Capture): Asked {
  return { transports: WAYS[transport], method, url, page };
}

function missesFor(row: SiteRow, asked: Asked): readonly Miss[] {
  try {
    return missesOf(row, asked);
  } catch {
    return [];
  }
}
