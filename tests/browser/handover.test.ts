/**
 * The built extension in pages that mean it no good, in frames, and in tabs that were open before it came: what is
 * stored in the end says what was handed over.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearRequests, countsReach } from './stored-requests.ts';

const HOST = 'claude.ai';
const ORIGIN = `https://${HOST}`;
/** No site's. */
const OTHER_HOST = 'example.com';
const PROMPTS = `${ORIGIN}/api/organizations/o/chat_conversations/c/completion`;
const EVENT = (data: object) => `event: ${Object.values(data)[0]}\ndata: ${JSON.stringify(data)}\n\n`;
const ANSWER = [
  EVENT({ type: 'message_start', message: { id: 'm', model: 'claude-sonnet-4-5', role: 'assistant' } }),
  EVENT({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  EVENT({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'four' } }),
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
    const offer = new MessageEvent('port-offer', { ports: [port2], cancelable: true });
    if (!target.dispatchEvent(offer)) loot.push('took a forged port');
    Reflect.apply(postMessage, port1, [forged]);
  }
  dispatchEvent(new Event('port-ready'));
  document.dispatchEvent(new CustomEvent('port-offer', { detail: forged }));
  window.postMessage(forged, '*');
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
const pageAt = (path: string) =>
  `<!doctype html><html><head>${PAGES[path] ?? ''}</head><body>page</body></html>`;

async function startServer(): Promise<SitesServer> {
  const server = await startSitesServer([HOST, OTHER_HOST], (_, path) => pageAt(path));
  server.route('POST', PROMPTS, async (peer) => {
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(ANSWER);
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

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let storage: TestPage;
  let page: TestPage;

  beforeAll(async () => {
    server = await startServer();
    const extension = builtExtension(name === 'chromium' ? 'chromium-all' : 'firefox-all');
    browser = await launchBrowser(name, { server, hosts: [HOST, OTHER_HOST], extension });
    storage = await browser.newPage();
    await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    page = await browser.newPage();
  });
  beforeEach(() => clearRequests(storage));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('counts a prompt of the very first script of a page', async () => {
    await page.goto(`${ORIGIN}/first`);
    expect(await page.evaluate(() => window.sent)).toBe(ANSWER.length);
    await countsReach(storage, 1);
  });

  it('counts in a page with a strict content security policy', async () => {
    await page.goto(`${ORIGIN}/strict`);
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
  });

  it('takes no port from a page, gives it none, and shows it nothing', async () => {
    await page.goto(`${ORIGIN}/hostile`);
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
    const loot = await page.evaluate(() => window.loot);
    // Its own forgeries are all it ever heard of.
    expect(loot.sort()).toEqual([
      'message with 0 ports',
      'port-offer with 0 ports',
      'port-offer with 1 ports',
      'port-offer with 1 ports',
      'port-ready with 0 ports',
    ]);
  });

  it.each([
    'about:blank',
    'srcdoc',
    'same origin',
    'about:blank, then same origin',
  ])('counts once in a frame: %s', async (kind) => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate(async (kindOfFrame) => {
      const frame = document.createElement('iframe');
      const load = (change: () => void) =>
        new Promise((resolve) => {
          frame.onload = resolve;
          change();
        });
      const attach = () => document.body.append(frame);
      if (kindOfFrame === 'srcdoc') frame.srcdoc = '<p>inside</p>';
      if (kindOfFrame === 'same origin') frame.src = '/plain';
      await load(attach);
      if (kindOfFrame.endsWith('then same origin'))
        await load(() => {
          frame.src = '/plain';
        });
      await window.sendPrompt(frame.contentWindow as Window & typeof globalThis);
    }, kind);
    await countsReach(storage, 1);
  });

  it('counts in a frame the page reaches into before it is loaded', async () => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const { fetch } = frame.contentWindow as Window & typeof globalThis;
      await window.sendPrompt({ fetch: fetch.bind(window) } as Window & typeof globalThis);
    });
    await countsReach(storage, 1);
  });

  it('counts once in a document that was written anew', async () => {
    await page.goto(`${ORIGIN}/plain`);
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, pageAt('/hostile'));
    await page.evaluate(() => window.sendPrompt());
    await countsReach(storage, 1);
    expect(await page.evaluate(() => window.loot)).not.toContain('took a forged port');
  });

  it('leaves no address of ours in stacks', async () => {
    await page.goto(`${ORIGIN}/plain`);
    const stacks = await page.evaluate(async () => {
      const taken: string[] = [];
      const spy = {
        toString() {
          taken.push(String(new Error('spy').stack));
          return '';
        },
      };
      await fetch('/other', { method: 'POST', body: spy as unknown as string });
      await fetch('http://[').catch((error: Error) => taken.push(String(error.stack)));
      await fetch('//nowhere.test/').catch((error: Error) => taken.push(String(error.stack)));
      return taken.join('\n');
    });
    expect(stacks).not.toMatch(/extension|trottinette/i);
  });

  it('leaves a page as it is on a host of no site', async () => {
    const marks = async (url: string) => {
      await page.goto(url);
      return page.evaluate(() => [
        Object.getOwnPropertyNames(window).sort(),
        document.documentElement.outerHTML,
      ]);
    };
    expect(await marks(`${ORIGIN}/plain`)).toEqual(await marks(`https://${OTHER_HOST}/plain`));
  });
});

describe('in a tab that was open before', () => {
  it('Firefox installs nothing, hands over nothing, and counts after a reload', async () => {
    const server = await startServer();
    const browser = await launchBrowser('firefox', { server, hosts: [HOST, OTHER_HOST] });
    try {
      const page = await browser.newPage();
      await page.goto(`${ORIGIN}/hostile`);
      await browser.install(builtExtension('firefox-all'));
      const storage = await browser.newPage();
      await storage.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
      const natives = await page.evaluate(async () => {
        const { port1, port2 } = new MessageChannel();
        const taken = !dispatchEvent(new MessageEvent('port-offer', { ports: [port2], cancelable: true }));
        dispatchEvent(new Event('port-ready'));
        port1.close();
        await window.sendPrompt();
        return [taken, window.loot.filter((entry) => entry === 'took a forged port')];
      });
      expect(natives).toEqual([false, []]);
      await page.goto(`${ORIGIN}/plain`);
      await page.evaluate(() => window.sendPrompt());
      await countsReach(storage, 1);
    } finally {
      await browser.close();
      await server.close();
    }
  });

  it('Chromium, given both scripts a second time, does not count twice and hands over nothing', async () => {
    const server = await startServer();
    const extension = builtExtension('chromium-all');
    const browser = await launchChromium({ server, hosts: [HOST, OTHER_HOST], extension });
    try {
      const page = await browser.context.newPage();
      await page.goto(`${ORIGIN}/hostile`);
      const before = await page.evaluate(() => window.loot.length);
      const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
      const scripts = manifest.content_scripts.filter(({ matches }: { matches: string[] }) =>
        matches.includes(`${ORIGIN}/*`),
      );
      await (await browser.worker()).evaluate(
        async (entries: { js: string[]; world: 'MAIN' | 'ISOLATED' }[]) => {
          const [tab] = await chrome.tabs.query({ active: true });
          for (const { js, world } of entries)
            await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, files: js, world });
        },
        scripts,
      );
      await page.evaluate(() => window.sendPrompt());
      const storage = await browser.openPopup();
      const reader: Pick<TestPage, 'evaluate'> = {
        evaluate: (run, ...args) => storage.evaluate(run as never, args[0] as never) as never,
      };
      await countsReach(reader, 1);
      expect(await page.evaluate(() => window.loot.length)).toBe(before);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
