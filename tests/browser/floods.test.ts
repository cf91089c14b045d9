/**
 * What a page can do to our memory by what its server sends: the same floods on a page with the extension and on one
 * without, in both browsers. The page goes on, and what its answer came to is inferred.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { expectAdded, storedRows } from './stored-requests.ts';

const CHAT = 'claude.ai';
const SOCKET = 'copilot.microsoft.com';
/** No site's: what the flood costs without us. */
const PLAIN = 'example.com';
const COMPLETION = '/api/organizations/o/chat_conversations/c/completion';
const MIB = 2 ** 20;
/** Far below what each flood brings, and above what browsers put off collecting. */
const MOST_ADDED_MIB = 200;

const event = (data: { type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const delta = (text: string) =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } } as { type: string });
const BEGINNING = [
  event({ type: 'message_start', message: { id: 'm', model: 'claude-sonnet-4-5' } } as { type: string }),
  event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as {
    type: string;
  }),
  delta('four'),
].join('');

/** What the server sends after a beginning. */
const STREAMS: Readonly<Record<string, (peer: HttpPeer) => Promise<void>>> = {
  async 'an endless stream'(peer) {
    let isOver = false;
    void peer.closed.then(() => {
      isOver = true;
    });
    const piece = delta('and on '.repeat(9_000));
    while (!isOver) await peer.write(piece);
  },
  async 'a million tiny chunks'(peer) {
    const thousand = delta('a').repeat(1_000);
    for (let n = 0; n < 1_000; n++) await peer.write(thousand);
  },
  async 'an event of 100 MB'(peer) {
    await peer.write('data: ');
    const piece = Buffer.alloc(MIB, 'x');
    for (let n = 0; n < 100; n++) await peer.write(piece);
    await peer.write(`\n\n${event({ type: 'message_stop' })}`);
  },
};
const FRAMES = '150 messages of 4 MB';

/** The largest growth of a process that runs pages, by what the kernel counts, in MiB. */
function watchMemory(): () => number {
  const before = new Map(pageProcesses().map((id) => [id, statusOf(id, 'VmRSS')]));
  for (const id of before.keys()) writeFileSync(`/proc/${id}/clear_refs`, '5');
  return () =>
    Math.max(
      0,
      ...pageProcesses().map((id) => statusOf(id, 'VmHWM') - (before.get(id) ?? statusOf(id, 'VmHWM'))),
    );
}

/** Those below this process, by the names Chromium and Firefox give them. */
function pageProcesses(): number[] {
  const ids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(ids.map((id) => [id, statusOf(id, 'PPid') * 1024]));
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  return ids.filter((id) => isOurs(id) && /--type=renderer|-contentproc.* tab$/.test(commandOf(id)));
}

function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** A number of a process's status, KiB as MiB; 0 of one that is gone. */
function statusOf(id: number, name: string): number {
  try {
    const [, value] = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(
      readFileSync(`/proc/${id}/status`, 'utf8'),
    ) as RegExpExecArray;
    return Number(value) / 1024;
  } catch {
    return 0;
  }
}

/** Reads an answer as chats do, at most so many bytes of it, and how often its timer ran meanwhile; in the page. */
async function readStream(path: string, atMost: number): Promise<{ read: number; beats: number }> {
  let beats = 0;
  const timer = setInterval(() => beats++, 20);
  const stop = new AbortController();
  const body = JSON.stringify({ prompt: 'two plus two' });
  const response = await fetch(path, { method: 'POST', body, signal: stop.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.length;
    if (read > atMost) break;
  }
  stop.abort();
  clearInterval(timer);
  return { read, beats };
}

/** Asks over a socket and gets so many messages; in the page. */
async function readFrames(count: number): Promise<{ read: number; beats: number }> {
  let beats = 0;
  let read = 0;
  const timer = setInterval(() => beats++, 20);
  const socket = new WebSocket(`wss://${location.host}/c/api/chat?api-version=2`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const content = [{ type: 'text', text: 'two plus two' }];
  socket.send(JSON.stringify({ event: 'send', conversationId: 'c', content, mode: 'chat', context: {} }));
  await new Promise<void>((resolve) =>
    socket.addEventListener('message', () => {
      if (++read === count) resolve();
    }),
  );
  socket.close();
  clearInterval(timer);
  return { read, beats };
}

describe.each(BROWSERS)('in %s', (name) => {
  const table: string[] = [];
  let server: SitesServer;
  let browser: TestBrowser;
  let storage: TestPage;
  let page: TestPage;
  let stream = STREAMS['an endless stream'] as (peer: HttpPeer) => Promise<void>;

  beforeAll(async () => {
    server = await startSitesServer([CHAT, SOCKET, PLAIN], () => '<!doctype html><title>page</title>');
    for (const host of [CHAT, PLAIN])
      server.route('POST', `https://${host}${COMPLETION}`, async (peer) => {
        peer.head(200, { 'content-type': 'text/event-stream' });
        await peer.write(BEGINNING);
        await stream(peer);
        peer.end();
      });
    const extension = builtExtension(name === 'chromium' ? 'chromium-all' : 'firefox-all');
    browser = await launchBrowser(name, { server, hosts: [CHAT, SOCKET, PLAIN], extension });
    storage = await browser.newPage();
    await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    page = await browser.newPage();
  });
  afterAll(async () => {
    console.log([`flood | added, without and with us, MiB | ${name}`, ...table].join('\n'));
    await browser?.close();
    await server?.close();
  });

  async function flood(host: string, what: string): Promise<number> {
    await page.goto(`https://${host}/`);
    const added = watchMemory();
    if (what !== FRAMES) {
      stream = STREAMS[what] as typeof stream;
      const { read, beats } = await page.evaluate(readStream, COMPLETION, 200 * MIB);
      expect(read).toBeGreaterThan(90 * MIB);
      expect(beats).toBeGreaterThan(0);
      return added();
    }
    const meeting = server.expectSocket(`wss://${host}/c/api/chat?api-version=2`);
    const reading = page.evaluate(readFrames, 153);
    const peer = await meeting;
    await peer.receive();
    for (const data of SOCKET_BEGINNING) peer.send(JSON.stringify(data));
    const text = 'x'.repeat(4_000_000);
    for (let n = 0; n < 150; n++) {
      peer.send(JSON.stringify({ event: 'appendText', messageId: 'a1', partId: '0', text, id: `${n}` }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { read, beats } = await reading;
    expect([read, beats > 0]).toEqual([153, true]);
    return added();
  }

  it.each([...Object.keys(STREAMS), FRAMES])('%s', async (what) => {
    const host = what === FRAMES ? SOCKET : CHAT;
    const without = await flood(PLAIN, what);
    const known = new Set((await storedRows<{ id: string }>(storage, 'requests')).map(({ id }) => id));
    let added = 0;
    await expectAdded(storage, 1, async () => {
      added = await flood(host, what);
    });
    table.push(`${what} | ${Math.round(without)}, ${Math.round(added)}`);
    expect(added - without).toBeLessThan(MOST_ADDED_MIB);
    const sourceOf = async () => {
      const rows = await storedRows<{ id: string; tokenSource: { output: string } }>(storage, 'requests');
      return rows.find(({ id }) => !known.has(id))?.tokenSource.output;
    };
    await expect.poll(sourceOf, { timeout: 20_000 }).toBe('inferred');
  });
});

const SOCKET_BEGINNING = [
  { event: 'received', conversationId: 'c', messageId: 'u1', id: '1' },
  { event: 'startMessage', conversationId: 'c', messageId: 'a1', id: '2' },
  { event: 'appendText', messageId: 'a1', partId: '0', text: 'four', id: '3' },
];
