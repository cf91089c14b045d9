/**
 * One local server that is every site: it answers for any hostname, over TLS or plain HTTP on the same port, with the
 * page of site-page.ts, and lets a test play the other side of each exchange: status, headers, chunks, sockets.
 */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createCertificate } from './certificate.ts';
import { machineNow, testClock } from './clock.ts';
import { sitePage } from './site-page.ts';

/** First byte of a TLS record that holds a handshake (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 0x16;

/** Headers that belong to the transfer, not to the answer: Node sets its own. */
const TRANSFER_HEADERS = new Set(['connection', 'content-encoding', 'content-length', 'transfer-encoding']);

/** The server's side of an HTTP exchange. */
export interface HttpPeer {
  readonly request: IncomingMessage;
  /** The request's body. */
  readonly body: Buffer;
  readonly headSent: boolean;
  head(status: number, headers: Readonly<Record<string, string>>): void;
  /** Settles when the bytes are handed to the network. */
  write(data: Buffer | string): Promise<void>;
  end(): void;
  /** The connection breaks. */
  drop(): void;
  /** Settles when the exchange is over: true if the client went away before the end. */
  readonly closed: Promise<boolean>;
}

/** The server's side of a socket. */
export interface SocketPeer {
  send(data: Buffer | string): void;
  /** The same; settles when the bytes are handed to the network, or there is none any more. */
  write(data: Buffer | string): Promise<void>;
  /** The next message the page sends. */
  receive(): Promise<Buffer>;
  close(code?: number): void;
  readonly closed: Promise<void>;
}

export type HttpHandler = (peer: HttpPeer) => void | Promise<void>;

export interface SitesServer {
  readonly port: number;
  readonly spkiHash: string;
  /** `GET https://host/path` of each request, in order of arrival. */
  readonly log: readonly string[];
  /** The next request of this method and URL is the caller's to answer. */
  expectHttp(method: string, url: string): Promise<HttpPeer>;
  /** The next socket opened on this URL is the caller's. */
  expectSocket(url: string): Promise<SocketPeer>;
  /** Answers all requests of this method and URL, whatever their query; `*` stands for any one part of the path. */
  route(method: string, url: string, handler: HttpHandler): void;
  close(): Promise<void>;
}

/**
 * @param hosts the names the certificate is for
 * @param page what GET of any document gives; by default the page of site-page.ts
 */
export async function startSitesServer(
  hosts: readonly string[],
  page: (host: string, path: string) => string = sitePage,
): Promise<SitesServer> {
  const { cert, key, spkiHash } = createCertificate(hosts, [machineNow(), testClock.now()]);
  const log: string[] = [];
  const routes: { fits: RegExp; handler: HttpHandler }[] = [];
  const http = createExpectations<HttpPeer>();
  const sockets = createExpectations<SocketPeer>();
  const connections = new Set<Socket>();
  const webSockets = new WebSocketServer({ noServer: true });

  async function answer(request: IncomingMessage, response: ServerResponse, scheme: string): Promise<void> {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host}`);
    log.push(`${method} ${url}`);
    const peer = createHttpPeer(request, response, await readBody(request));
    if (http.meet(`${method} ${url}`, peer)) return;
    const route = routes.find(({ fits }) => fits.test(`${method} ${url.origin}${url.pathname}`));
    if (route) return route.handler(peer);
    if (method === 'OPTIONS') peer.head(204, {});
    else if (request.headers['sec-fetch-mode'] === 'navigate') {
      peer.head(200, { 'content-type': 'text/html; charset=utf-8' });
      await peer.write(page(url.hostname, url.pathname));
    } else peer.head(404, {});
    peer.end();
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, scheme: string): void {
    const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host}`);
    log.push(`GET ${url}`);
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.meet(`${url}`, createSocketPeer(webSocket));
    });
  }

  const secure = createHttpsServer({ cert, key }, (request, response) => answer(request, response, 'https'));
  const plain = createHttpServer((request, response) => answer(request, response, 'http'));
  secure.on('upgrade', (request, socket, head) => upgrade(request, socket, head, 'wss'));
  plain.on('upgrade', (request, socket, head) => upgrade(request, socket, head, 'ws'));

  const front = createTcpServer((socket) => {
    connections.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => connections.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  return {
    port: address.port,
    spkiHash,
    log,
    expectHttp: (method, url) => http.expect(`${method} ${new URL(url)}`),
    expectSocket: (url) => sockets.expect(`${new URL(url)}`),
    route(method, url, handler) {
      routes.unshift({ fits: routePattern(method, url), handler });
    },
    async close() {
      for (const socket of connections) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}

function routePattern(method: string, url: string): RegExp {
  const { origin, pathname } = new URL(url);
  const parts = `${method} ${origin}${pathname}`
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

/** Callers waiting for an arrival by its name, first come first served. */
function createExpectations<Peer>() {
  const waiting = new Map<string, ((peer: Peer) => void)[]>();
  return {
    expect(name: string): Promise<Peer> {
      return new Promise((resolve) => {
        waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
      });
    },
    /** @returns whether someone waited for it */
    meet(name: string, peer: Peer): boolean {
      const [first, ...others] = waiting.get(name) ?? [];
      if (others.length > 0) waiting.set(name, others);
      else waiting.delete(name);
      first?.(peer);
      return first !== undefined;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request) pieces.push(piece);
  } catch {
    // The client went away while sending: what came is all there is.
  }
  return Buffer.concat(pieces);
}

/** Any page of a fake site may read any other's answers: their real servers allow each other. */
function corsHeaders({ headers }: IncomingMessage): Record<string, string> {
  if (headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': headers['access-control-request-method'] ?? 'GET',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  };
}

function createHttpPeer(request: IncomingMessage, response: ServerResponse, body: Buffer): HttpPeer {
  const closed = new Promise<boolean>((resolve) => {
    response.on('close', () => resolve(!response.writableFinished));
  });
  return {
    request,
    body,
    closed,
    get headSent() {
      return response.headersSent;
    },
    head(status, headers) {
      const kept = Object.entries(headers).filter(([name]) => !TRANSFER_HEADERS.has(name.toLowerCase()));
      response.writeHead(status, {
        'cache-control': 'no-store',
        ...Object.fromEntries(kept),
        ...corsHeaders(request),
      });
      response.flushHeaders();
    },
    async write(data) {
      if (response.destroyed || response.write(data)) return;
      await Promise.race([new Promise((resolve) => response.once('drain', resolve)), closed]);
    },
    end: () => response.end(),
    drop: () => response.destroy(),
  };
}

function createSocketPeer(socket: WebSocket): SocketPeer {
  const messages: Buffer[] = [];
  const receivers: ((message: Buffer) => void)[] = [];
  socket.on('message', (data) => {
    const message = Buffer.isBuffer(data)
      ? data
      : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    const receiver = receivers.shift();
    if (receiver) receiver(message);
    else messages.push(message);
  });
  socket.on('error', () => socket.terminate());
  return {
    send: (data) => socket.send(data),
    write: (data) => new Promise((resolve) => socket.send(data, () => resolve())),
    receive() {
      const message = messages.shift();
      return message ? Promise.resolve(message) : new Promise((resolve) => receivers.push(resolve));
    },
    close: (code = 1000) => socket.close(code),
    closed: new Promise((resolve) => socket.on('close', () => resolve())),
  };
}
