/**
 * What other meters were measured to get wrong, as far as these sites can show it, one test each. The built extension, in a real Chromium, on the real host names.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension, ROOT } from '../harness/built.ts';
import { type Capture, readCapture } from '../harness/capture.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { clockAt } from '../harness/clock.ts';
import { heapHolds } from '../harness/heap-holds.ts';
import { freshIds } from '../harness/mutate.ts';
import { drawn } from '../harness/person.ts';
import { type PlayOptions, playCapture } from '../harness/play.ts';
import {
  answerShortly,
  SHORT_CHAT_URL,
  sendShortPrompts,
  shortPrompt,
  waitForStored,
} from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, readMeta, readStored, type Stored, storedWhenQuiet } from '../harness/stored.ts';
import { bytesOf } from '../harness/timeline.ts';
import { wrongSums } from '../harness/wrong-sums.ts';

/** The first message of a new chat on each site, answered in full. */
const FIRST_MESSAGES = {
  chatgpt: 'text-search-tool-thoughts',
  claude: 'message-limit-exceeded-frame',
  gemini: 'text-streaming-cumulative',
} as const;
type SiteId = keyof typeof FIRST_MESSAGES;
const IDS = Object.keys(FIRST_MESSAGES) as SiteId[];

/** Longer than any site lets a page wait for its first token. */
const LATE_MS = 1_200;

const HOSTS = [...SITES.flatMap(({ hosts }) => hosts), 'ws.chatgpt.com'];

let server: SitesServer;
let chromium: Chromium;
const openPages: Page[] = [];

beforeAll(async () => {
  server = await startSitesServer(HOSTS);
  chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: HOSTS });
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

/** How many captures were taken from the fixtures: each is a conversation of its own. */
let taken = 0;

function fixture(site: string, name: string): Capture {
  taken += 1;
  return freshIds(readCapture(join(ROOT, 'tests/fixtures', site, `${name}.json`)), taken);
}

const firstMessage = (site: SiteId): Capture => fixture(site, FIRST_MESSAGES[site]);

async function openSite(site: string, path = '/'): Promise<Page> {
  const page = await chromium.context.newPage();
  openPages.push(page);
  await page.goto(`https://${SITES.find(({ id }) => id === site)?.hosts[0]}${path}`);
  return page;
}

async function play(page: Page, capture: Capture, options: PlayOptions = {}): Promise<void> {
  await playCapture(page, server, capture, options);
}

/** What is stored once nothing changes any more. */
async function whenQuiet(requests: number): Promise<Stored> {
  const stored = await storedWhenQuiet(
    await chromium.extensionPage(),
    (now) => now.requests.length === requests && now.requests.every(({ outcome }) => outcome !== 'pending'),
  );
  expect(wrongSums(stored)).toEqual([]);
  return stored;
}

describe.each(IDS)('on %s', (site) => {
  it('new chat, first message: the URL changes in mid-stream', async () => {
    const page = await openSite(site);
    let steps = 0;
    await play(page, firstMessage(site), {
      before: async () => {
        steps += 1;
        if (steps === 3) await page.evaluate(() => history.pushState({}, '', '/c/a-new-chat'));
      },
    });
    const { requests } = await whenQuiet(1);
    expect(requests.map(({ outcome }) => outcome)).toEqual(['complete']);
    expect(requests[0]?.outputTokens).toBeGreaterThan(0);
  });

  it('the first token comes late: same tokens', async () => {
    const page = await openSite(site);
    await play(page, firstMessage(site));
    let chunks = 0;
    await play(page, firstMessage(site), {
      before: async ({ action }) => {
        if (action === 'chunk' && chunks++ < 2) await sleep(LATE_MS);
      },
    });
    await play(page, firstMessage(site));
    const { requests } = await whenQuiet(3);
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ outputTokens }) => outputTokens)).size).toBe(1);
  });

  it('the same text four times is four requests', async () => {
    const page = await openSite(site);
    for (let time = 0; time < 4; time++) await play(page, firstMessage(site));
    expect((await whenQuiet(4)).requests).toHaveLength(4);
  });

  it('two tabs answering at once', async () => {
    const pages = await Promise.all([openSite(site), openSite(site)]);
    for (let round = 0; round < 3; round++) {
      await Promise.all(pages.map((page) => play(page, firstMessage(site))));
    }
    expect((await whenQuiet(6)).requests).toHaveLength(6);
  });

  it('the tab is closed during the answer: counted once, with what was seen', async () => {
    const page = await openSite(site);
    let chunks = 0;
    const gone = play(page, firstMessage(site), {
      before: async ({ action }) => {
        if (action === 'chunk') chunks += 1;
        if (chunks < 2) return;
        await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'pending');
        await page.close();
      },
    });
    await expect(gone).rejects.toThrow();
    await waitForStored(chromium, ({ requests }) => requests.length === 1);
    const { requests } = await storedWhenQuiet(await chromium.extensionPage(), () => true);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.site).toBe(site);
  });

  it('opening and reloading an old chat counts nothing, between two that count', async () => {
    const page = await openSite(site);
    await play(page, firstMessage(site));
    const old = readdirSync(join(ROOT, 'tests/fixtures', site)).filter((name) =>
      /^neg-open|^neg-.*load/.test(name),
    );
    expect(old.length).toBeGreaterThan(0);
    for (const name of old) {
      await play(page, fixture(site, name.replace('.json', '')));
      await page.reload();
      await play(page, fixture(site, name.replace('.json', '')));
    }
    await play(page, firstMessage(site));
    expect((await whenQuiet(2)).requests).toHaveLength(2);
  });

  it('the page draws its thread anew three times', async () => {
    const page = await openSite(site);
    await play(page, firstMessage(site), {
      before: () =>
        page.evaluate(() => {
          const thread = document.createElement('main');
          thread.innerHTML =
            '<article data-message-author-role="assistant"><p>Hello again</p></article>'.repeat(10);
          document.body.replaceChildren(thread);
        }),
    });
    expect((await whenQuiet(1)).requests).toHaveLength(1);
  });
});

describe('regenerate and edit', () => {
  it.each([
    ['chatgpt', 'edit-temporary-chat-anon', ['edit', 'followup']],
    ['claude', 'regenerate-retry-completion-crlf', ['regenerate']],
  ] as const)('%s: %s is a request of its own', async (site, name, intents) => {
    const page = await openSite(site);
    await play(page, firstMessage(site));
    await play(page, fixture(site, name));
    const { requests } = await whenQuiet(2);
    expect(requests).toHaveLength(2);
    expect(requests.some(({ intent }) => (intents as readonly string[]).includes(intent))).toBe(true);
  });
});

describe('keys in the composer send nothing by themselves', () => {
  it('Enter in an empty composer, Enter that confirms an IME candidate', async () => {
    const page = await openSite('chatgpt');
    await page.setContent(
      '<textarea id="prompt-textarea" autofocus></textarea><button data-testid="send-button">',
    );
    for (let time = 0; time < 3; time++) await page.press('#prompt-textarea', 'Enter');
    await page.evaluate(() =>
      document
        .querySelector('textarea')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
    );
    await page.click('button');
    expect((await whenQuiet(0)).requests).toHaveLength(0);
  });
});

describe('a 40 s answer with the worker stopped', () => {
  it('is recorded whole', async () => {
    const page = await openSite('chatgpt');
    const url = SHORT_CHAT_URL;
    const arrival = server.expectHttp('POST', url);
    const read = page.evaluate(
      async ([address, body]) => (await (await fetch(address, { method: 'POST', body })).text()).length,
      [url, shortPrompt()] as const,
    );
    const peer = await arrival;
    peer.head(200, { 'content-type': 'text/event-stream' });
    await peer.write(
      'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"b1","author":{"role":"assistant"},"content":{"content_type":"text","parts":[""]},"status":"in_progress","metadata":{"model_slug":"gpt-5-5"},"recipient":"all","channel":"final"},"conversation_id":"c1"},"c":1}\n\nevent: delta\ndata: {"p":"/message/content/parts/0","o":"append","v":"One"}\n\n',
    );
    await waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'pending');
    for (let second = 0; second < 40; second++) {
      await peer.write('event: delta\ndata: {"v":" word"}\n\n');
      if (second % 10 === 5) await chromium.stopWorkers();
      await sleep(1_000);
    }
    await chromium.stopWorkers();
    await peer.write('data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n');
    peer.end();
    await read;
    const { requests } = await whenQuiet(1);
    expect(requests.map(({ outcome }) => outcome)).toEqual(['complete']);
    const whole = new TokenCounter();
    whole.add(`One${' word'.repeat(40)}`);
    expect(requests[0]?.outputTokens).toBe(whole.tokens);
    expect(requests[0]?.durationMs).toBeGreaterThanOrEqual(40_000);
  });
});

describe('an unknown new model', () => {
  it('is counted, with a wide range', async () => {
    const page = await openSite('chatgpt');
    const capture = firstMessage('chatgpt');
    await play(page, capture);
    const renamed = withOtherModel(firstMessage('chatgpt'), 'gpt-5-3', 'zephyr-9-omega');
    await play(page, renamed);
    const { requests } = await whenQuiet(2);
    const known = requests.find(({ model }) => model === 'gpt-5-3');
    const unknown = requests.find(({ model }) => model === 'zephyr-9-omega');
    const width = (row: typeof known) =>
      row ? row.footprint.energyWh.high / row.footprint.energyWh.low : Number.NaN;
    expect(unknown).toBeDefined();
    expect(width(unknown)).toBeGreaterThan(width(known));
    const health = await readMeta(await chromium.extensionPage());
    expect(JSON.stringify(health['"health:chatgpt"'])).toContain('zephyr-9-omega');
  });
});

/** Bodies come whole, so that no name is cut. */
function withOtherModel(capture: Capture, model: string, other: string): Capture {
  return {
    ...capture,
    exchanges: capture.exchanges.map((exchange) => {
      const [first] = exchange.chunks;
      if (exchange.transport === 'ws' || !first) return exchange;
      const data = Buffer.concat(exchange.chunks.map(bytesOf)).toString().replaceAll(model, other);
      return { ...exchange, chunks: [{ ...first, data, base64: false }] };
    }),
  };
}

describe('local midnight and DST', () => {
  it.each([
    ['America/Los_Angeles', '2026-11-21T23:30:00-08:00', '2026-11-21'],
    ['Asia/Tokyo', '2026-11-22T00:30:00+09:00', '2026-11-22'],
    ['Europe/Paris', '2026-10-25T02:30:00+01:00', '2026-10-25'],
    ['Pacific/Auckland', '2026-11-22T23:50:00+13:00', '2026-11-22'],
  ])('%s at %s is filed under %s', async (zone, moment, day) => {
    const browser = await launchChromium({
      extension: builtExtension('chromium-all'),
      server,
      hosts: HOSTS,
      clock: clockAt(Date.parse(moment), zone),
    });
    try {
      const page = await browser.context.newPage();
      answerShortly(server);
      await page.goto('https://chatgpt.com/');
      await sendShortPrompts(page, 1);
      const { requests } = await waitForStored(browser, (now) => now.requests[0]?.outcome === 'complete');
      expect(requests.map((row) => row.day)).toEqual([day]);
    } finally {
      await browser.close();
    }
  });
});

describe('13 and 14 · nothing at rest, nothing leaves', () => {
  it('no prompt or answer text in the profile, in storage or in logs', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'trottinette-canary-'));
    const logs: string[] = [];
    const canaries = { prompt: 'canaryprompt7316', answer: 'canaryanswer5208', about: 'canaryabout9942' };
    const browser = await launchChromium({
      extension: builtExtension('chromium'),
      server,
      hosts: HOSTS,
      profile,
    });
    try {
      browser.context.on('console', (message) => logs.push(message.text()));
      const page = await browser.context.newPage();
      await page.goto('https://chatgpt.com/');
      await sendCanaries(page, canaries);
      const stored = await waitForStored(browser, (now) => now.requests[0]?.outcome === 'complete');
      const shelves = await (await browser.extensionPage()).evaluate(async () => [
        await chrome.storage.local.get(null),
        await chrome.storage.session.get(null),
      ]);
      expect(stored.requests[0]?.outputTokens).toBeGreaterThan(0);
      for (const canary of Object.values(canaries)) {
        expect(JSON.stringify(await readStored(await browser.extensionPage()))).not.toContain(canary);
        expect(JSON.stringify(shelves)).not.toContain(canary);
        expect(logs.join('\n')).not.toContain(canary);
      }
      for (const canary of Object.values(canaries)) expect(await heapHolds(page, canary)).toBe(false);
    } finally {
      await browser.close();
    }
    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const holding = files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => /IndexedDB|Local Extension Settings|Sync Extension|Extension State/.test(path))
      .filter((path) => Object.values(canaries).some((canary) => contains(readFileSync(path), canary)));
    expect(files.some(({ parentPath }) => parentPath.includes('IndexedDB'))).toBe(true);
    expect(holding).toEqual([]);
    rmSync(profile, { recursive: true, force: true });
  });

  it('no host is contacted but the page’s own', async () => {
    const before = server.log.length;
    const page = await openSite('chatgpt');
    answerShortly(server);
    await sendShortPrompts(page, 3);
    await whenQuiet(3);
    const popup = await chromium.openPopup();
    await drawn(popup);
    await popup.close();
    const contacted = new Set(server.log.slice(before).map((line) => line.split(' ')[1] ?? ''));
    expect([...contacted].filter((url) => !url.startsWith('https://chatgpt.com/'))).toEqual([]);
  });
});

function contains(file: Buffer, text: string): boolean {
  return file.includes(text) || file.includes(Buffer.from(text, 'utf16le'));
}

interface Canaries {
  prompt: string;
  answer: string;
  about: string;
}

/** A whole exchange of ChatGPT's, custom instructions echoed, read by the page and forgotten by it. */
async function sendCanaries(page: Page, { prompt, answer, about }: Canaries): Promise<void> {
  const message = (role: string, content: object) =>
    `event: delta\ndata: ${JSON.stringify({ p: '', o: 'add', v: { message: { id: role, author: { role }, content, status: 'finished_successfully', metadata: { model_slug: 'gpt-5-5' }, recipient: 'all', channel: role === 'assistant' ? 'final' : null }, conversation_id: 'c1' }, c: 0 })}\n\n`;
  const body =
    message('user', {
      content_type: 'user_editable_context',
      user_profile: about,
      user_instructions: about,
    }) +
    message('user', { content_type: 'text', parts: [prompt] }) +
    message('assistant', { content_type: 'text', parts: [answer] }) +
    'data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n';
  const arrival = server.expectHttp('POST', SHORT_CHAT_URL);
  // Put together in the page, so that what drives it holds no canary either.
  const done = page.evaluate(
    async ([url, template, codes]) => {
      const sent = template.replace('PROMPT', String.fromCharCode(...codes));
      await (await fetch(url, { method: 'POST', body: sent })).text();
    },
    [SHORT_CHAT_URL, shortPrompt('PROMPT'), [...Buffer.from(prompt)]] as const,
  );
  const peer = await arrival;
  expect(peer.body.toString()).toContain(prompt);
  peer.head(200, { 'content-type': 'text/event-stream' });
  await peer.write(body);
  peer.end();
  await done;
}
