/**
 * A site for handover.test.ts: pages that send prompts as Claude's do, friendly and hostile ones, and the server that
 * answers them.
 */
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';

export const HOST = 'claude.ai';
export const ORIGIN = `https://${HOST}`;
/** No site's. */
export const OTHER_HOST = 'example.com';
const PROMPTS = `${ORIGIN}/api/organizations/o/chat_conversations/c/completion`;
/** Answered without an end: after its beginning, `MORE` each time somebody asks for `NEXT`. */
export const ENDLESS = `${ORIGIN}/api/organizations/endless/chat_conversations/c/completion`;
export const NEXT = '/next';
export const MORE = ' and four more';
const EVENT = (data: object) => `event: ${Object.values(data)[0]}\ndata: ${JSON.stringify(data)}\n\n`;
const BEGINNING = [
  EVENT({ type: 'message_start', message: { id: 'm', model: 'claude-sonnet-4-5', role: 'assistant' } }),
  EVENT({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  EVENT({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'four' } }),
].join('');
export const ANSWER = [
  BEGINNING,
  EVENT({ type: 'content_block_stop', index: 0 }),
  EVENT({ type: 'message_stop' }),
].join('');

/** Sends a prompt by the network functions of a window and reads the answer; runs in the page, as source. */
async function sendPrompt(from: Window & typeof globalThis = window): Promise<number> {
  const url = 'https://claude.ai/api/organizations/o/chat_conversations/c/completion';
  const response = await from.fetch(url, {
    method: 'POST',
    body: JSON.stringify({ prompt: 'two plus two' }),
  });
  return (await response.text()).length;
}

/** Tries to be the tap, to be the relay, and to see what they say; runs before any other script of the page. */
function attack(): void {
  const loot: string[] = [];
  window.loot = loot;
  const note = (event: Event) => {
    const { ports } = event as MessageEvent;
    loot.push(`${event.type} with ${ports?.length ?? 0} ports`);
  };
  for (const type of ['port-offer', 'port-ready', 'message']) addEventListener(type, note, true);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: never[]) {
    loot.push('postMessage');
    return Reflect.apply(postMessage, this, args);
  } as MessagePort['postMessage'];
  const forged = [
    {
      type: 'open',
      exchange: 1,
      endpoint: 'completion',
      method: 'POST',
      url: '/x',
      body: { kind: 'none' },
      headers: {},
    },
    { type: 'head', exchange: 1, status: 200, contentType: 'text/event-stream' },
    { type: 'end', exchange: 1, reason: 'complete' },
  ];
  for (const target of [window, document]) {
    const { port1, port2 } = new MessageChannel();
    const offer = new MessageEvent('port-offer', { data: 'claude', ports: [port2], cancelable: true });
    if (!target.dispatchEvent(offer)) loot.push('took a forged port');
    Reflect.apply(postMessage, port1, [forged]);
  }
  dispatchEvent(new Event('port-ready'));
  document.dispatchEvent(new CustomEvent('port-offer', { detail: forged }));
  window.postMessage(forged, '*');
}

/** All that `attack` must have heard of: what it forged itself. */
export const OWN_FORGERIES = [
  'message with 0 ports',
  'port-offer with 0 ports',
  'port-offer with 1 ports',
  'port-offer with 1 ports',
  'port-ready with 0 ports',
];

/** Offers a port and asks for one once more, then sends a prompt; runs in a page that has attacked before. */
export async function attackAgain(): Promise<void> {
  const { port2 } = new MessageChannel();
  const offer = new MessageEvent('port-offer', { data: 'claude', ports: [port2], cancelable: true });
  if (!dispatchEvent(offer)) window.loot.push('took a forged port');
  dispatchEvent(new Event('port-ready'));
  await window.sendPrompt();
}
export const LATER_FORGERIES = ['port-offer with 1 ports', 'port-ready with 0 ports'];

/** Sends a prompt by the fetch of a new frame; runs in the page. */
export async function promptInFrame(kind: string): Promise<void> {
  const frame = document.createElement('iframe');
  const load = (change: () => void) =>
    new Promise((resolve) => {
      frame.onload = resolve;
      change();
    });
  if (kind === 'srcdoc') frame.srcdoc = '<p>inside</p>';
  if (kind === 'same origin') frame.src = '/plain';
  await load(() => document.body.append(frame));
  if (kind.endsWith('then same origin'))
    await load(() => {
      frame.src = '/plain';
    });
  await window.sendPrompt(frame.contentWindow as Window & typeof globalThis);
}

declare global {
  interface Window {
    loot: string[];
    sent: Promise<unknown>;
    sendPrompt: typeof sendPrompt;
  }
}

const script = (source: string) => `<script nonce="n">${source}</script>`;
const TOOLS = script(`window.sendPrompt = ${sendPrompt}`);
const PAGES: Readonly<Record<string, string>> = {
  '/plain': TOOLS,
  '/first': script(`window.sendPrompt = ${sendPrompt}; window.sent = sendPrompt();`),
  '/hostile': script(`(${attack})(); window.sendPrompt = ${sendPrompt}`),
  '/strict': TOOLS,
};
export const pageAt = (path: string) =>
  `<!doctype html><html><head>${PAGES[path] ?? ''}</head><body>page</body></html>`;

export async function startServer(): Promise<SitesServer> {
  const server = await startSitesServer([HOST, OTHER_HOST], (_, path) => pageAt(path));
  server.route('POST', PROMPTS, async (peer) => {
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(ANSWER);
    peer.end();
  });
  const endless = new Set<HttpPeer>();
  server.route('POST', ENDLESS, async (peer) => {
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(BEGINNING);
    endless.add(peer);
    await peer.closed;
    endless.delete(peer);
  });
  server.route('GET', `${ORIGIN}${NEXT}`, async (peer) => {
    const delta = { type: 'text_delta', text: MORE };
    for (const one of endless) await one.write(EVENT({ type: 'content_block_delta', index: 0, delta }));
    peer.head(200, { 'content-type': 'text/plain' });
    peer.end();
  });
  server.route('GET', `${ORIGIN}/strict`, async (peer) => {
    peer.head(200, {
      'content-type': 'text/html',
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; connect-src 'self'",
    });
    await peer.write(pageAt('/strict'));
    peer.end();
  });
  return server;
}
