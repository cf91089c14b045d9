/**
 * Plays a capture in a real page as the site would: the page sends the requests and opens the sockets, the local
 * server gives the recorded answers, all on one line of time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { createSseDecoder } from '../../src/sites/decoders/sse.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { Capture, Chunk, Exchange } from './capture.ts';
import { pageRequest, submitForm, usesEventSource } from './page-request.ts';
import { PATIENCE_MS } from './patience.ts';
import { installSite } from './site-page.ts';
import type { HttpPeer, SitesServer, SocketPeer } from './sites-server.ts';
import { bytesOf, type Step, timelineOf } from './timeline.ts';

/** Real gaps are a twentieth as long, and never over 30 ms. */
const SPEED = 20;
const MAX_GAP_MS = 30;
/** As many as these could still be a byte order mark, so XMLHttpRequest keeps them back. */
const BOM_BYTES = 3;

export interface PlayOptions {
  /** The site's row, to know which endpoints are read by EventSource. */
  readonly row?: SiteRow | undefined;
  readonly rechunkSeed?: number | undefined;
  /** Called before each step: what a person or a browser does in the middle of an answer. */
  readonly before?: ((step: Step) => Promise<unknown>) | undefined;
}

/**
 * Plays all of a capture in a page that is open on its site.
 * @returns when the page has read every answer to its end
 * @throws when a request never reaches the server, or the page did not get what the server sent
 */
export async function playCapture(
  page: Page,
  server: SitesServer,
  capture: Capture,
  options: PlayOptions = {},
): Promise<void> {
  const player = createPlayer(page, server, capture, options);
  const { rechunkSeed } = options;
  const steps = timelineOf(capture, {
    speed: SPEED,
    maxGapMs: MAX_GAP_MS,
    ...(rechunkSeed === undefined ? {} : { rechunkSeed }),
  });
  for (const step of steps) {
    if (step.afterMs >= 1) await sleep(step.afterMs);
    await options.before?.(step);
    await player.take(step);
  }
  await player.finish();
}

/** Numbers of exchanges within a browser: pages play several captures. */
let lastNumber = 0;

/** Starts one at a time of those that look the same to the server, so that each gets its own answer. */
const starting = new Map<string, Promise<unknown>>();

function createPlayer(page: Page, server: SitesServer, capture: Capture, { row }: PlayOptions) {
  const base = lastNumber + 1;
  lastNumber += capture.exchanges.length;
  const peers = new Map<number, HttpPeer>();
  const sockets = new Map<number, SocketPeer>();
  /** What the server has sent to this document: bodies in pieces, and numbers of socket messages. */
  const sent = new Map<number, Buffer[]>();
  const sentMessages = new Map<number, number>();
  /** The document a navigation leads to. */
  let loaded: Promise<unknown> | undefined;

  async function start(index: number, exchange: Exchange): Promise<void> {
    const { method, url } = exchange.request;
    const id = base + index;
    await oneAtATime(`${method} ${url}`, async () => {
      if (exchange.transport === 'ws') {
        const arrival = server.expectSocket(url);
        await page.evaluate(([number, address]) => window.site.socket(number, address, []), [
          id,
          url,
        ] as const);
        sockets.set(index, await inTime(arrival, `socket ${url}`));
        return;
      }
      const arrival = server.expectHttp(method, url);
      if (exchange.transport === 'navigation') {
        loaded = page.waitForEvent('load', { timeout: PATIENCE_MS });
        await submitForm(page, exchange.request);
      } else {
        const request = pageRequest(exchange, row);
        await page.evaluate(([number, sending]) => window.site.request(number, sending), [
          id,
          request,
        ] as const);
      }
      const peer = await inTime(arrival, `${method} ${url}`);
      peers.set(index, peer);
      sent.set(index, []);
    });
  }

  function head(index: number, exchange: Exchange): void {
    const peer = peers.get(index);
    if (peer && !peer.headSent) peer.head(exchange.response.status, exchange.response.headers);
  }

  async function chunk(index: number, exchange: Exchange, piece: Chunk): Promise<void> {
    const socket = sockets.get(index);
    if (socket) await socketStep(index, socket, piece);
    else {
      head(index, exchange);
      const bytes = bytesOf(piece);
      sent.get(index)?.push(bytes);
      await peers.get(index)?.write(bytes);
    }
  }

  /** What the server has sent of an exchange, counted as the page counts it. */
  function sentOf(index: number, exchange: Exchange): number {
    if (exchange.transport === 'ws') return sentMessages.get(index) ?? 0;
    const bytes = Buffer.concat(sent.get(index) ?? []);
    const text = bytes.length < BOM_BYTES ? '' : new TextDecoder().decode(bytes, { stream: true });
    return usesEventSource(exchange, row) ? dataLengthOf(text) : text.length;
  }

  /**
   * A person and a page act on what they have got: whatever the page does next, it does when all that was sent is
   * there. (XMLHttpRequest tells of new text only every 50 ms.)
   */
  async function untilPageHasAll(): Promise<void> {
    const wanted = capture.exchanges
      .map((exchange, index): [number, number] => [base + index, sentOf(index, exchange)])
      .filter(([, amount]) => amount > 0);
    if (wanted.length === 0) return;
    const received = page.evaluate((amounts) => window.site.untilReceived(amounts), wanted);
    await inTime(received, 'what the server sent', 'the page');
  }

  async function arriveInNewDocument(): Promise<void> {
    await loaded;
    // The recorded document is the site's own and has no driver.
    await page.evaluate(installSite);
    sent.clear();
    sentMessages.clear();
  }

  async function socketStep(index: number, socket: SocketPeer, piece: Chunk): Promise<void> {
    if (piece.dir === 'close') {
      socket.close();
      await socket.closed;
    } else if (piece.dir === 'in') {
      sentMessages.set(index, (sentMessages.get(index) ?? 0) + 1);
      socket.send(piece.binary ? bytesOf(piece) : bytesOf(piece).toString('utf8'));
    } else {
      const { data, base64, binary } = piece;
      const text = base64 && !binary ? bytesOf(piece).toString('utf8') : data;
      await untilPageHasAll();
      await page.evaluate(([id, body, isBytes]) => window.site.send(id, body, isBytes), [
        base + index,
        text,
        base64 && binary,
      ] as const);
      await inTime(socket.receive(), 'socket message');
    }
  }

  return {
    async take({ exchange: index, action, chunk: piece }: Step): Promise<void> {
      const exchange = capture.exchanges[index];
      if (!exchange) return;
      if (action === 'start' || action === 'abort') await untilPageHasAll();
      if (action === 'start') await start(index, exchange);
      else if (action === 'chunk' && piece) await chunk(index, exchange, piece);
      else if (action === 'abort') await page.evaluate((id) => window.site.abort(id), base + index);
      else if (action === 'end') {
        head(index, exchange);
        peers.get(index)?.end();
        if (exchange.transport === 'navigation') await arriveInNewDocument();
      }
    },
    async finish(): Promise<void> {
      for (const index of sent.keys()) {
        const exchange = capture.exchanges[index];
        if (!exchange || exchange.abortAtMs !== null) continue;
        const { error, received } = await page.evaluate((id) => window.site.result(id), base + index);
        const { method, url } = exchange.request;
        if (error !== '') throw new Error(`the page got ${error} from ${method} ${url}`);
        const amount = sentOf(index, exchange);
        if (received < amount)
          throw new Error(`the page got ${received} of ${amount} characters from ${method} ${url}`);
      }
    },
  };
}

/** UTF-16 units of data in whole events, up to one named `error`: there an EventSource's page takes it for broken off. */
function dataLengthOf(body: string): number {
  let length = 0;
  let isBroken = false;
  const decoder = createSseDecoder((type, data) => {
    if (!isBroken) length += data.length;
    isBroken ||= type === 'error';
  });
  decoder.push(body);
  return length;
}

async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  const turn = (starting.get(name) ?? Promise.resolve()).then(work);
  starting.set(
    name,
    turn.catch(() => undefined),
  );
  await turn;
}

function inTime<T>(arrival: Promise<T>, what: string, where = 'the server'): Promise<T> {
  const late = new AbortController();
  const timeout = sleep(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} never arrived at ${where}`);
  });
  timeout.catch(() => undefined);
  return Promise.race([arrival, timeout]).finally(() => late.abort());
}
