/** Captures as happenings: what the tap sees of them with their row as it is, or with nothing in it. */
import type { SiteRow } from '../../src/sites/row.ts';
import { type Capture, type CaptureExchange, matchEndpoint } from '../sites/tab-double.ts';
import type { Happening } from './happenings.ts';

/** As long as browsers hold that a person has just acted (HTML, "transient activation duration"). */
const LIT_MS = 5_000;

/** What a site has moved to addresses its row does not list. */
export type Moved = 'nothing' | 'prompts' | 'all';

/** @param moved of `prompts`, what only follows a prompt is where it was */
export function happeningsOf(capture: Capture, row: SiteRow, moved: Moved): Happening[] {
  return capture.exchanges.flatMap((exchange): Happening[] => {
    if (exchange.transport === 'navigation') return [];
    const endpoint = matchEndpoint(row, exchange, capture.page);
    const isListed = moved === 'nothing' || (moved === 'prompts' && endpoint?.role === 'follow');
    if (endpoint && isListed) return newsOf(exchange, endpoint.role);
    return [happeningOf(exchange, capture.page, isByEventSource(exchange, row))];
  });
}

function isByEventSource({ transport, request }: CaptureExchange, { endpoints }: SiteRow): boolean {
  return (
    transport === 'sse' && request.method === 'GET' && endpoints.some((one) => one.transport === 'events')
  );
}

/** A listed exchange that brings a prompt has a turn told of at its beginning and with each piece. */
function newsOf(exchange: CaptureExchange, role: string): Happening[] {
  if (role === 'follow') return [];
  const { chunks } = exchange;
  const shown = {
    lit: false,
    prompt: true,
    transport: 'http',
    method: '',
    path: '',
    type: '',
    pieces: [],
  } as const;
  const isSocket = exchange.transport === 'ws';
  return (isSocket ? chunks : [{ atMs: startOf(exchange) }, ...chunks]).map(({ atMs }) => ({
    ...shown,
    at: atMs,
  }));
}

function happeningOf(exchange: CaptureExchange, page: string, isEvents: boolean): Happening {
  const { request, response, chunks, transport } = exchange;
  const at = startOf(exchange);
  const { pathname: path } = new URL(request.url, page);
  const type =
    Object.entries(response?.headers ?? {}).find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  const isLit = exchange.role === 'main' || at <= LIT_MS;
  if (transport === 'ws') {
    const frames = chunks.map(({ atMs, dir = 'in', data }) => [atMs, dir, data.length, true] as const);
    return {
      at: 0,
      lit: false,
      transport: 'socket',
      method: '',
      path,
      type: '',
      pieces: [],
      frames: frames.filter(([, dir]) => dir !== 'close'),
    };
  }
  const isAnswer = (response?.status ?? 200) < 400;
  const pieces = chunks.flatMap(({ atMs, data }) =>
    // Of an EventSource the page hears events, whatever pieces they came in.
    (isEvents ? data.split(/\r?\n\r?\n/).filter((event) => event !== '') : [data]).map(
      (piece) => [atMs - at, piece.length] as const,
    ),
  );
  return {
    at,
    lit: isLit,
    transport: isEvents ? 'events' : 'http',
    method: request.method,
    path,
    type: isAnswer ? type : '',
    pieces,
  };
}

function startOf({ role, chunks }: CaptureExchange): number {
  return role === 'main' ? 0 : (chunks[0]?.atMs ?? 0) - 1;
}
