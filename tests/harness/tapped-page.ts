/** The tap as one script for pages of a test's own, and the server they talk to. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { SHORT_NAMES } from '../../scripts/build/own-names.ts';
import { type HttpPeer, type SitesServer, type SocketPeer, startSitesServer } from './sites-server.ts';

export const TAP_HOST = 'tap.test';
export const TAP_ORIGIN = `https://${TAP_HOST}`;
/** Another site, which the tap's row names too. */
export const FAR_HOST = 'far.test';

/** tap-entry.ts with all it imports, ended as the real build ends its content scripts. */
export async function bundleTap(): Promise<string> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome123',
      rolldownOptions: { output: { topLevelVar: false, minify: SHORT_NAMES } },
      lib: { entry: resolve(import.meta.dirname, 'tap-entry.ts'), formats: ['iife'], name: 'tapped' },
    },
  });
  const [output] = Array.isArray(bundle) ? bundle : [];
  const code = output?.output[0].code;
  if (!code) throw new Error('the tap was not bundled');
  return `${code}\n//# sourceURL=script.js\n`;
}

const EVENTS = { 'content-type': 'text/event-stream; charset=utf-8', 'x-answer': 'yes' };
const FIREHOSE_CHUNK = Buffer.alloc(65_536, 'x');
const FIREHOSE_BYTES = 400_000_000;

/** What a page may ask the server about an exchange it started, by the `id` in its query. */
interface ExchangeState {
  sentBytes: number;
  /** The client went away before the end. */
  aborted: boolean;
}

/** The server side of the cases in tests/browser/tap-cases/. */
export async function startTapServer(): Promise<SitesServer> {
  const server = await startSitesServer([TAP_HOST, FAR_HOST], () => page());
  const states = new Map<string, ExchangeState>();
  /** Each breaks off an answer: the page asks for it once it has what was sent, else that might never be shown to it. */
  const drops = new Map<string, () => void>();
  const query = (peer: HttpPeer) => new URL(peer.request.url ?? '/', TAP_ORIGIN).searchParams;

  function track(peer: HttpPeer): ExchangeState {
    const state = { sentBytes: 0, aborted: false };
    states.set(query(peer).get('id') ?? '', state);
    peer.closed.then((aborted) => {
      state.aborted = aborted;
    });
    return state;
  }
  /** What the row lists under /chat is under /other as well, where it lists nothing. */
  const route = (path: string, handler: (peer: HttpPeer) => void | Promise<void>) => {
    for (const method of ['GET', 'POST'])
      for (const host of [TAP_HOST, FAR_HOST])
        for (const place of new Set([path, path.replace(/^\/chat\//, '/other/')]))
          server.route(method, `https://${host}${place}`, handler);
  };

  const fiveEvents = async (peer: HttpPeer) => {
    peer.head(200, EVENTS);
    for (let n = 1; n <= 5; n++) {
      await peer.write(`data: {"n":${n},"text":"é"}\n\n`);
      await sleep(5);
    }
    peer.end();
  };
  route('/chat/events', fiveEvents);
  route('/state', async (peer) => {
    peer.head(200, { 'content-type': 'application/json' });
    await peer.write(JSON.stringify(states.get(query(peer).get('id') ?? '') ?? {}));
    peer.end();
  });
  route('/chat/endless', async (peer) => {
    const state = track(peer);
    peer.head(200, EVENTS);
    while (!state.aborted) {
      await peer.write('data: more\n\n');
      await sleep(20);
    }
  });
  route('/chat/silent', (peer) => void track(peer));
  route('/chat/firehose', async (peer) => {
    const state = track(peer);
    peer.head(200, EVENTS);
    while (!state.aborted && state.sentBytes < FIREHOSE_BYTES) {
      await peer.write(FIREHOSE_CHUNK);
      state.sentBytes += FIREHOSE_CHUNK.length;
    }
    peer.end();
  });
  route('/chat/broken', async (peer) => {
    peer.head(200, EVENTS);
    const asked = new Promise<void>((resolve) => drops.set(query(peer).get('id') ?? '', resolve));
    await peer.write('data: half\n\n');
    await asked;
    peer.drop();
  });
  route('/drop', (peer) => {
    drops.get(query(peer).get('id') ?? '')?.();
    peer.head(204, {});
    peer.end();
  });
  route('/chat/json', async (peer) => {
    peer.head(200, { 'content-type': 'application/json' });
    await peer.write('{"answer": [1, "é"]}');
    peer.end();
  });
  route('/chat/form', async (peer) => {
    peer.head(200, { 'content-type': 'multipart/form-data; boundary=edge' });
    await peer.write('--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--edge--\r\n');
    peer.end();
  });
  route('/chat/status', (peer) => {
    peer.head(Number(query(peer).get('code')), { 'content-type': 'text/plain' });
    peer.end();
  });
  route('/chat/redirect', (peer) => {
    peer.head(307, { location: '/chat/events' });
    peer.end();
  });
  // What the server got of the page's body, whatever the boundary of a form.
  route('/chat/echo', async (peer) => {
    const type = peer.request.headers['content-type'] ?? '';
    const boundary = /boundary=(.*)/.exec(type)?.[1];
    const shown = [type, peer.request.headers['x-wanted'] ?? '', peer.body.toString()].join('|');
    peer.head(200, { 'content-type': 'text/plain' });
    await peer.write(boundary ? shown.replaceAll(boundary, 'BOUNDARY') : shown);
    peer.end();
  });
  route('/chat/named', async (peer) => {
    peer.head(200, EVENTS);
    await peer.write(
      'data: one\n\nevent: error\ndata: told\n\nevent: delta\ndata: two\n\nevent: done\ndata: three\n\n',
    );
  });
  keepEchoing(server, 'chat');
  keepEchoing(server, 'other');
  return server;
}

/** A socket that greets, sends everything back, and closes when told to `close`. */
async function keepEchoing(server: SitesServer, place: string): Promise<void> {
  for (;;) echo(await server.expectSocket(`wss://${TAP_HOST}/${place}/socket`));
}

async function echo(peer: SocketPeer): Promise<void> {
  peer.send('hello');
  for (;;) {
    const message = await peer.receive();
    if (message.toString() === 'close') return peer.close(1000);
    peer.send(message[0] !== undefined && message[0] < 32 ? message : message.toString());
  }
}

/** What the cases' page functions call; runs in the page, as source. */
function installTools(): void {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const { fetch } = window;
  window.tools = {
    decode,
    wait,
    post: (path, init) => window.fetch(path, { method: 'POST', body: '{"prompt":"hi"}', ...init }),
    async readAll(stream) {
      const reader = stream.getReader();
      const chunks: Uint8Array[] = [];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        chunks.push(value);
      }
      return decode(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
    },
    async errorOf(promise) {
      try {
        await promise;
        return 'none';
      } catch (error) {
        return error instanceof Error || error instanceof DOMException
          ? `${error.name}: ${error.message}`
          : `thrown: ${error}`;
      }
    },
    async state(id) {
      return (await fetch(`/state?id=${id}`)).json();
    },
    async drop(id) {
      await fetch(`/drop?id=${id}`);
    },
    async reached(id) {
      // One of an earlier page with this id is over.
      while ((await window.tools.state(id)).aborted !== false) await wait(30);
    },
    async serverSawAbort(id) {
      for (let i = 0; i < 600; i++) {
        const { aborted } = await window.tools.state(id);
        if (aborted) return true;
        await wait(30);
      }
      return false;
    },
  };
}

export interface PageTools {
  decode(bytes: Uint8Array): string;
  wait(ms: number): Promise<unknown>;
  post(path: string, init?: RequestInit): Promise<Response>;
  readAll(stream: ReadableStream<Uint8Array>): Promise<string>;
  /** `name: message` of what a promise rejects with. */
  errorOf(promise: unknown): Promise<string>;
  state(id: string): Promise<ExchangeState>;
  /** Has the server break off its answer in `/chat/broken`. */
  drop(id: string): Promise<void>;
  /** Until the server has the request. */
  reached(id: string): Promise<void>;
  serverSawAbort(id: string): Promise<boolean>;
}

declare global {
  interface Window {
    tools: PageTools;
  }
}

function page(): string {
  return `<!doctype html><meta charset="utf-8"><script>(${installTools})()</script><title>tap</title>`;
}
