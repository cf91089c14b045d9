/** Floods a site's server can send, and pages that take them; `tests/browser/floods.test.ts` says what they may do. */
import type { HttpPeer, SocketPeer } from '../harness/sites-server.ts';

const MIB = 2 ** 20;

/** How large: a stream's bytes in MiB, messages of 4 MB, and tiny ones. */
export interface Size {
  readonly streamMiB: number;
  readonly long: number;
  readonly tiny: number;
}

type Data = { readonly type: string; readonly [field: string]: unknown };
const event = (data: Data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const delta = (text: string) =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
/** How an answer of claude.ai begins. */
const BEGINNING = [
  event({ type: 'message_start', message: { id: 'm', model: 'claude-sonnet-4-5' } }),
  event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  delta('four'),
].join('');

type Streams = Readonly<Record<string, (peer: HttpPeer, size: Size) => Promise<void>>>;
/** What follows the beginning. */
const STREAMS: Streams = {
  async 'an endless stream'(peer) {
    let isOver = false;
    void peer.closed.then(() => {
      isOver = true;
    });
    const piece = delta('and on '.repeat(9_000));
    while (!isOver) await peer.write(piece);
  },
  async 'a million tiny events'(peer, { streamMiB }) {
    const thousand = delta('a').repeat(1_000);
    for (let n = 0; n < 10 * streamMiB; n++) await peer.write(thousand);
  },
  async 'an event of 100 MB'(peer, { streamMiB }) {
    await peer.write('data: ');
    const piece = Buffer.alloc(MIB, 'x');
    for (let n = 0; n < streamMiB; n++) await peer.write(piece);
    await peer.write(`\n\n${event({ type: 'message_stop' })}`);
  },
};
/** Names of the floods that are streams. */
export const STREAM_FLOODS = Object.keys(STREAMS);

/** Answers a prompt with that stream. */
export async function sendStream(peer: HttpPeer, what: string, size: Size): Promise<void> {
  peer.head(200, { 'content-type': 'text/event-stream' });
  await peer.write(BEGINNING);
  await STREAMS[what]?.(peer, size);
  peer.end();
}

const append = (text: string) => JSON.stringify({ event: 'appendText', messageId: 'a', text });
type Sockets = Readonly<Record<string, (peer: SocketPeer, size: Size) => Promise<void>>>;
const SOCKETS: Sockets = {
  async '150 messages of 4 MB'(peer, { long }) {
    const message = append('and on '.repeat(600_000));
    for (let n = 0; n < long; n++) await peer.write(message);
  },
  async 'a flood of tiny messages'(peer, { tiny }) {
    const message = append('a');
    for (let n = 0; n < tiny; n += 1_000) {
      for (let i = 1; i < 1_000; i++) peer.send(message);
      await peer.write(message);
    }
  },
};
/** Names of the floods that are messages of sockets. */
export const SOCKET_FLOODS = Object.keys(SOCKETS);

/** Answers a prompt as copilot.microsoft.com does, with that flood in the middle. */
export async function sendMessages(peer: SocketPeer, what: string, size: Size): Promise<void> {
  await peer.receive();
  peer.send(JSON.stringify({ event: 'received', conversationId: 'c', messageId: 'p' }));
  peer.send(JSON.stringify({ event: 'startMessage', conversationId: 'c', messageId: 'a' }));
  peer.send(append('four'));
  await SOCKETS[what]?.(peer, size);
  peer.send(JSON.stringify({ event: 'done', messageId: 'a' }));
}

/** What a page saw of a flood: bytes or characters, and how often its timer had run by the end, which waits for the first. */
export interface Taken {
  readonly read: number;
  readonly beats: number;
}

/** Reads an answer as chats do, at most so many MiB of it; in the page. */
export async function readStream(path: string, mostMiB: number): Promise<Taken> {
  let beats = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const beaten = new Promise<number>((resolve) => {
    timer = setInterval(() => resolve(beats++), 20);
  });
  const stop = new AbortController();
  const body = JSON.stringify({ prompt: 'two plus two' });
  const response = await fetch(path, { method: 'POST', body, signal: stop.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.length;
    if (read > mostMiB * 2 ** 20) break;
  }
  stop.abort();
  await beaten;
  clearInterval(timer);
  return { read, beats };
}

/** Sends a prompt over a socket and reads until its answer is done; in the page. */
export async function readMessages(path: string): Promise<Taken> {
  let beats = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const beaten = new Promise<number>((resolve) => {
    timer = setInterval(() => resolve(beats++), 20);
  });
  const socket = new WebSocket(`wss://${location.host}${path}`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const content = [{ type: 'text', text: 'two plus two' }];
  socket.send(JSON.stringify({ event: 'send', conversationId: 'c', content, mode: 'chat' }));
  let read = 0;
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      read += data.length;
      if (data.startsWith('{"event":"done"')) resolve();
    });
  });
  socket.close();
  await beaten;
  clearInterval(timer);
  return { read, beats };
}

/** Ways of sending a large request. */
export const LARGE_BODIES = ['bytes', 'a Blob', 'a Request of bytes', 'a Request of a Blob'] as const;

/** Sends so many MiB and reads the answer; in the page. */
export async function sendLarge(path: string, kind: string, mebibytes: number): Promise<Taken> {
  let beats = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const beaten = new Promise<number>((resolve) => {
    timer = setInterval(() => resolve(beats++), 20);
  });
  const piece = new Uint8Array(2 ** 20).fill(120);
  const pieces = Array.from({ length: mebibytes }, () => piece);
  const blob = new Blob(pieces);
  const body = kind.endsWith('bytes') ? await blob.arrayBuffer() : blob;
  const init = { method: 'POST', body };
  const response = await (kind.startsWith('a Request') ? fetch(new Request(path, init)) : fetch(path, init));
  const { length } = await response.text();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await beaten;
  clearInterval(timer);
  return { read: length, beats };
}
