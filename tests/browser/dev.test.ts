/** `npm run dev`, in a copy of the project: what is saved there runs in the browser that was opened. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DevSession, startDev } from '../../scripts/dev/session.ts';
import { readCapture } from '../harness/capture.ts';
import { PATIENCE } from '../harness/patience.ts';
import { playCapture } from '../harness/play.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedWhenQuiet } from '../harness/stored.ts';
import { copyTree, type TreeCopy } from '../harness/tree-copy.ts';

const HOSTS = ['pi.ai'];
const POPUP = '/src/ui/popup/index.html';
const WORDS = 'src/i18n/languages/en.ts';
const READER = 'src/sites/pi/reader.ts';

let copy: TreeCopy;
let server: SitesServer;
let session: DevSession;
const said: string[] = [];
let onLine: (line: string) => void = () => undefined;

beforeAll(async () => {
  copy = copyTree();
  server = await startSitesServer(HOSTS);
  session = await startDev({
    root: copy.root,
    browser: 'headless',
    say: (line) => {
      said.push(line);
      onLine(line);
    },
    network: { server, hosts: HOSTS },
  });
});

afterAll(async () => {
  await session?.close();
  await server?.close();
  copy?.remove();
});

/** A new install welcomes its person, whenever it gets to it. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  const welcome = () => context.pages().find((page) => page.url().includes('/onboarding/'));
  await expect.poll(welcome, PATIENCE).toBeDefined();
  await welcome()?.close();
}

async function openPage(address: string): Promise<Page> {
  if (!session.chromium) throw new Error('no browser');
  const page = await session.chromium.context.newPage();
  await page.goto(address);
  return page;
}

/** Changes a file of the copy as an editor does. */
function edit(path: string, from: string, to: string): void {
  const file = join(copy.root, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** The title a page gives itself, in the words of its language. */
async function hasTitle(page: Page | undefined, title: string): Promise<void> {
  await page?.waitForFunction((wanted) => document.title === wanted, title);
  expect(await page?.title()).toBe(title);
}

it('builds, reloads the extension, its pages and the tabs it meters, and says so in one line', async () => {
  if (session.chromium) await closeWelcome(session.chromium.context);
  const origin = `chrome-extension://${session.chromium?.extensionId}`;
  await hasTitle(await openPage(`${origin}${POPUP}`), 'Today · Trottinette');
  const site = await openPage('https://pi.ai/');
  const builds = Promise.all([WORDS, READER].map((path) => session.built(path)));
  edit(WORDS, "'Today'", "'Edited'");
  edit(READER, 'const progress', "turn.modelRequested = 'edited-model';\n    const progress");
  const [reloaded] = await builds;
  expect(reloaded).toEqual({ pages: [POPUP], tabs: ['https://pi.ai/'], backgroundStarted: true });
  expect(said.at(-1)).toMatch(/^built in \d+\.\d s for src\/.*; reloaded the extension, 1 page, 1 tab$/);

  const pages = session.chromium?.context.pages() ?? [];
  await hasTitle(
    pages.find((page) => page.url() === `${origin}${POPUP}`),
    'Edited · Trottinette',
  );
  await playCapture(site, server, readCapture(join(copy.root, 'tests/fixtures/pi/chat-sse.json')));
  const quiet = await openPage(`${origin}/manifest.json`);
  const { requests } = await storedWhenQuiet(quiet, (stored) => stored.requests[0]?.outcome === 'complete');
  expect(requests.map(({ model }) => model)).toEqual(['edited-model']);
});

it('keeps the build before where one fails, and says why', async () => {
  const failed = new Promise<string>((resolve) => {
    onLine = resolve;
  });
  edit(READER, 'const progress', 'const const progress');
  expect(await failed).toMatch(
    /^build FAILED after .* for src\/sites\/pi\/reader\.ts; what was built before stays\n.*reader\.ts/s,
  );
  const popup = await openPage(`chrome-extension://${session.chromium?.extensionId}${POPUP}`);
  await hasTitle(popup, 'Edited · Trottinette');
});
