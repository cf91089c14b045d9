/**
 * A history that is cancelled at any moment, while it is read or while it is taken in: nothing of it stays, or all, in
 * either browser.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { chatgptConversation, chatgptMessage } from '../exports/chats.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, press, pressNamed, see, textOf } from '../harness/person.ts';
import { createRandom, randomBelow } from '../harness/random.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from '../harness/stored-rows.ts';

/** Enough for several steps of each kind. */
const PROMPTS = 3_500;
const MOMENTS = 10;

interface Moment {
  readonly of: 'reading' | 'taking';
  readonly change: number;
}

const random = createRandom(Number(process.env.TEST_SEED ?? 1));
const MOMENTS_DRAWN = Array.from(
  { length: MOMENTS },
  (_, index): Moment => ({
    of: index % 2 === 0 ? 'reading' : 'taking',
    change: 1 + randomBelow(random, 5),
  }),
);

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-cancel-'));
  file = join(folder, 'conversations.json');
  writeFileSync(file, exported());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function exported(): string {
  return JSON.stringify(
    Array.from({ length: PROMPTS }, (_, index) =>
      chatgptConversation(
        [
          ['root', null, null],
          [`q-${index}`, 'root', chatgptMessage('user', -index * 7_200, 'How many legs?')],
          [`a-${index}`, `q-${index}`, chatgptMessage('assistant', 2 - index * 7_200, 'Six. '.repeat(40))],
        ],
        { id: `c-${index}`, title: 'legs' },
      ),
    ),
  );
}

/** Runs in the page: clicks at the n-th change of what it shows of its progress, where it comes to that. */
function cancelAtChange(name: string, wanted: number): void {
  let seen = 0;
  const ended = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      const going = document.querySelector(`[data-${name}]`);
      if (going) seen += 1;
      if (going && seen === wanted) going.querySelector<HTMLElement>('[data-cancel]')?.click();
      if (going || seen === 0) return;
      observer.disconnect();
      resolve();
    });
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document.body, all);
  });
  Object.assign(window, { ended });
}

/** Runs in the page: how many rows wait to be taken in. */
function countLaidDown(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette-brought');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('parts').objectStore('parts').count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
      opening.result.close();
    };
  });
}

async function whatStands(page: TestPage) {
  const [requests, days] = [await storedRows(page, 'requests'), await storedRows<DayRow>(page, 'days')];
  const counted = days.reduce((sum, row) => sum + row.requests, 0);
  return { requests: requests.length, counted, laidDown: await page.evaluate(countLaidDown) };
}

const isThere = (page: TestPage, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);

async function untilGone(page: TestPage, selector: string): Promise<void> {
  await vi.waitFor(async () => {
    if (await isThere(page, selector)) throw new Error(`${selector} is still there`);
  }, PATIENCE);
}

describe.each(BROWSERS)('a history that is cancelled in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let page: TestPage;

  beforeAll(async () => {
    server = await startSitesServer([]);
    browser = await launchBrowser(name, { server, hosts: [], extension: builtExtension(name) });
    page = await openOwn(browser, 'history');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const choose = () => page.chooseFile('input[type=file]', file);
  const take = () => press(page, '[data-take]');

  it.each(MOMENTS_DRAWN)('while it is $of, at change $change, leaves nothing', async ({ of, change }) => {
    if (of === 'taking') {
      await choose();
      await see(page, '[data-take]');
    }
    await page.evaluate(cancelAtChange, of, change);
    await (of === 'taking' ? take() : choose());
    await page.evaluate(() => (window as unknown as { ended: Promise<void> }).ended);
    const { requests, counted } = await whatStands(page);
    expect([0, PROMPTS]).toContain(requests);
    expect(counted).toBe(requests);
    // Where the moment never came it lies ready, or was taken in whole.
    if (await isThere(page, '[data-take]')) await pressNamed(page, 'Leave it');
    await see(page, '[data-years]');
    if (requests > 0) await press(page, '[data-undo]');
    await untilGone(page, '[data-undo]');
    expect(await whatStands(page)).toEqual({ requests: 0, counted: 0, laidDown: 0 });
  });

  it('is taken in whole the next time', async () => {
    await choose();
    await take();
    await vi.waitFor(async () => {
      if (!(await textOf(page, '[data-told]')).includes('added')) throw new Error('it is not taken in yet');
    }, PATIENCE);
    expect(await whatStands(page)).toEqual({ requests: PROMPTS, counted: PROMPTS, laidDown: 0 });
  });
});
