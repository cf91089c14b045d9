/**
 * What browsers and people do to pages that answer: several conversations at once, pages kept, made ahead of time, or
 * served by a worker of the site's. The built extension, in a real Chromium, on the real host names: one count each.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension, ROOT } from '../harness/built.ts';
import { type Capture, readCapture } from '../harness/capture.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { freshIds } from '../harness/mutate.ts';
import { playCapture } from '../harness/play.ts';
import {
  answerShortly,
  SHORT_CHAT_URL,
  sendShortPrompts,
  shortPrompt,
  waitForStored,
} from '../harness/short-chat.ts';
import { sitePage } from '../harness/site-page.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, type Stored, storedWhenQuiet } from '../harness/stored.ts';

const HOSTS = [...SITES.flatMap(({ hosts }) => hosts), 'ws.chatgpt.com'];

/** A prompt answered in full on sites of different transports, and one more of the same site. */
const PAIRS = [
  ['chatgpt', 'text-search-tool-thoughts', 'edit-temporary-chat-anon'],
  ['claude', 'message-limit-exceeded-frame', 'regenerate-retry-completion-crlf'],
  ['gemini', 'text-streaming-cumulative', 'text-streaming-cumulative'],
  ['deepseek', 'think-search-zh', 'edit-message'],
] as const;

/** A page the browser may keep when it is left: all others forbid to be stored. */
const KEPT_PATH = '/kept';
/** A page that has the next one made ahead of time, and links to it. */
const AHEAD_PATH = '/makes-ahead';
/** Sends a prompt as soon as it is shown. */
const SHOWN_PATH = '/made-ahead';

let server: SitesServer;
let chromium: Chromium;
const openPages: Page[] = [];

beforeAll(async () => {
  server = await startSitesServer(HOSTS, pageAt);
  chromium = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: HOSTS,
    withoutArgs: ['--disable-back-forward-cache'],
  });
  answerShortly(server);
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

beforeEach(async () => {
  await clearStored(await chromium.extensionPage());
});

afterEach(async () => {
  for (const page of openPages.splice(0)) if (!page.isClosed()) await page.close();
});

function pageAt(host: string, path: string): string {
  if (path === AHEAD_PATH) {
    const rules = { prerender: [{ urls: [SHOWN_PATH], eagerness: 'immediate' }] };
    return `<!doctype html><script type="speculationrules">${JSON.stringify(rules)}</script><a href="${SHOWN_PATH}">on</a>`;
  }
  if (path !== SHOWN_PATH) return sitePage(host);
  return `<!doctype html><script>
    if (document.prerendering) document.addEventListener('prerenderingchange', () => ${promptInPage()});
    else ${promptInPage()};
  </script>`;
}

/** Sends a prompt when it is loaded, and another when the browser shows it again. */
function keptPage(): string {
  return `<!doctype html><script>
    ${promptInPage()};
    addEventListener('pageshow', ({ persisted }) => persisted && ${promptInPage()});
  </script>`;
}

/** Source of a page's script: sends a prompt and reads its answer. */
function promptInPage(): string {
  return `fetch('${SHORT_CHAT_URL}', {method: 'POST', body: '${shortPrompt()}'}).then((reply) => reply.text())`;
}

async function openSite(site: string, path = '/'): Promise<Page> {
  const page = await chromium.context.newPage();
  openPages.push(page);
  await page.goto(`https://${SITES.find(({ id }) => id === site)?.hosts[0]}${path}`);
  return page;
}

let taken = 0;

/** A fixture as a conversation of its own. */
function conversation(site: string, name: string): Capture {
  taken += 1;
  return freshIds(readCapture(join(ROOT, 'tests/fixtures', site, `${name}.json`)), taken);
}

async function whenQuiet(requests: number): Promise<Stored> {
  return storedWhenQuiet(
    await chromium.extensionPage(),
    (now) => now.requests.length === requests && now.requests.every(({ outcome }) => outcome !== 'pending'),
  );
}

const tokensOf = ({ requests }: Stored) =>
  requests.map(({ outputTokens, reasoningTokens }) => `${outputTokens} ${reasoningTokens}`).sort();

describe.each(PAIRS)('on %s', (site, first, second) => {
  it('two conversations answering at once in one tab are two requests, each with its own tokens', async () => {
    const page = await openSite(site);
    const [one, other] = [conversation(site, first), conversation(site, second)];
    await playCapture(page, server, one);
    await playCapture(page, server, other);
    const apart = await whenQuiet(2);
    await clearStored(await chromium.extensionPage());
    await page.reload();
    await Promise.all([
      playCapture(page, server, conversation(site, first)),
      playCapture(page, server, conversation(site, second)),
    ]);
    const together = await whenQuiet(2);
    expect(together.requests).toHaveLength(2);
    expect(tokensOf(together)).toEqual(tokensOf(apart));
  });
});

describe('a page that was left and come back to', () => {
  it('was kept whole: it counts on, and nothing again', async () => {
    const url = `https://chatgpt.com${KEPT_PATH}`;
    server.route('GET', url, async (peer) => {
      peer.head(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' });
      await peer.write(keptPage());
      peer.end();
    });
    const page = await openSite('chatgpt', KEPT_PATH);
    await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'complete');
    await page.goto('https://chatgpt.com/elsewhere');
    // The driver would wait for a load, which a kept page has not.
    await page.evaluate(() => setTimeout(() => history.back()));
    const { requests } = await waitForStored(
      chromium,
      (now) => now.requests.length === 2 && now.requests.every(({ outcome }) => outcome === 'complete'),
    );
    expect(requests).toHaveLength(2);
    expect(server.log.filter((line) => line === `GET ${url}`)).toHaveLength(1);
  });
});

describe('the same conversation in two tabs', () => {
  it.each(['chatgpt', 'claude'] as const)('on %s: a prompt both tabs see is one request', async (site) => {
    const name = PAIRS.find(([id]) => id === site)?.[1] ?? '';
    const pages = [await openSite(site), await openSite(site)];
    const same = conversation(site, name);
    for (const page of pages) await playCapture(page, server, same);
    expect((await whenQuiet(1)).requests).toHaveLength(1);
  });

  it('a prompt sent in each is two, whichever was open first', async () => {
    const pages = [await openSite('chatgpt', '/c/shared'), await openSite('chatgpt', '/c/shared')];
    await Promise.all(pages.map((page) => sendShortPrompts(page, 2)));
    expect((await whenQuiet(4)).requests).toHaveLength(4);
  });
});

describe('a page made ahead of time', () => {
  it('counts once it is shown, and not for having been made', async () => {
    const other = await openSite('chatgpt');
    const page = await openSite('chatgpt', AHEAD_PATH);
    const log = server.log.length;
    await expect.poll(() => server.log.some((line) => line.endsWith(SHOWN_PATH))).toBe(true);
    // What another tab sends only now is stored: what the page made ahead had sent would be as well.
    await sendShortPrompts(other, 1);
    expect((await whenQuiet(1)).requests).toHaveLength(1);
    // The page is replaced by the one made ahead: the click never sees its own navigation.
    await page.evaluate(() => setTimeout(() => document.querySelector('a')?.click()));
    expect((await whenQuiet(2)).requests).toHaveLength(2);
    const loads = server.log.slice(0, log + 20).filter((line) => line.endsWith(SHOWN_PATH));
    expect(loads).toHaveLength(1);
  });
});

describe('a page served by the site’s own worker', () => {
  it('counts each prompt once, though its answer comes through the worker', async () => {
    server.route('GET', 'https://chatgpt.com/sw.js', async (peer) => {
      peer.head(200, { 'content-type': 'text/javascript' });
      await peer.write(`
        addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));
      `);
      peer.end();
    });
    const page = await openSite('chatgpt');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await sendShortPrompts(page, 3);
    const { requests } = await whenQuiet(3);
    expect(requests.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete']);
    expect(requests.every(({ outputTokens }) => outputTokens > 0)).toBe(true);
    await page.evaluate(async () => {
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    });
  });
});
