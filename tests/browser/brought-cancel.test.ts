/** A history that is cancelled at any moment, while it is read or while it is taken in: nothing of it stays, or all. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatgptConversation, chatgptMessage } from '../exports/chats.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { createRandom, randomBelow } from '../harness/random.ts';
import { readStored } from '../harness/stored.ts';

/** Enough for several steps of each kind. */
const PROMPTS = 3_500;
const MOMENTS = 10;

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchChromium({ extension: builtExtension('chromium'), hosts: [], language: 'en' });
  page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/history/index.html`);
});

afterAll(() => chromium?.close());

const FILE = {
  name: 'conversations.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify(
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
    ),
  ),
};

/**
 * Clicks at the n-th change of what the page shows of its progress, where it comes to that.
 * @param begin has the page begin
 */
async function cancelAtChange(of: Moment['of'], change: number, begin: () => Promise<void>): Promise<void> {
  await page.evaluate(
    ([name, wanted]) => {
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
    },
    [of, change] as const,
  );
  await begin();
  await page.evaluate(() => (window as unknown as { ended: Promise<void> }).ended);
}

async function whatStands() {
  const { requests, days } = await readStored(await chromium.extensionPage());
  const counted = days.reduce((sum, row) => sum + row.requests, 0);
  const laidDown = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('trottinette-brought');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('parts').objectStore('parts').count();
          counting.onsuccess = () => resolve(counting.result);
          counting.onerror = () => reject(counting.error);
          opening.result.close();
        };
      }),
  );
  return { requests: requests.length, counted, laidDown };
}

interface Moment {
  readonly of: 'reading' | 'taking';
  readonly change: number;
}

const choose = () => page.locator('input[type=file]').first().setInputFiles([FILE]);
const take = () => page.locator('[data-take]').click();

describe('a history that is cancelled', () => {
  const random = createRandom(Number(process.env.TEST_SEED ?? 1));
  const moments = Array.from(
    { length: MOMENTS },
    (_, index): Moment => ({
      of: index % 2 === 0 ? 'reading' : 'taking',
      change: 1 + randomBelow(random, 5),
    }),
  );

  it.each(moments)('while it is $of, at change $change, leaves nothing', async ({ of, change }) => {
    if (of === 'taking') await choose();
    await cancelAtChange(of, change, of === 'taking' ? take : choose);
    const { requests, counted } = await whatStands();
    expect([0, PROMPTS]).toContain(requests);
    expect(counted).toBe(requests);
    // Where the moment never came it lies ready, or was taken in whole.
    if (await page.locator('[data-take]').isVisible())
      await page.getByRole('button', { name: 'Leave it' }).click();
    await page.locator('[data-years]').waitFor();
    if (requests > 0) await page.locator('[data-undo]').click();
    await page.locator('[data-undo]').waitFor({ state: 'detached' });
    expect(await whatStands()).toEqual({ requests: 0, counted: 0, laidDown: 0 });
  });

  it('is taken in whole the next time', async () => {
    await choose();
    await take();
    await page.locator('[data-told]', { hasText: 'added' }).waitFor();
    expect(await whatStands()).toEqual({ requests: PROMPTS, counted: PROMPTS, laidDown: 0 });
  });
});
