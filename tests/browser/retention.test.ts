/** “Keep single requests for” by keyboard, in both browsers: a slip on the way through its choices deletes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, tzOffsetMin } from '../../src/model/calendar/day.ts';
import { parseSettings } from '../../src/model/settings/settings.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { mockUse } from '../../src/ui/sources/mock-use.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { QUIET } from '../harness/chromium.ts';
import { testClock } from '../harness/clock.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, pressNamed, textOf } from '../harness/person.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from './stored-requests.ts';

const DAYS = 5;
const MENU = '#data select[aria-label="Keep single requests for"]';

const use = mockUse(testClock.now(), DAYS);
const young = use.requests;
const old = young.map((request) => aged({ ...request, id: `old-${request.id.slice(4)}` }));
const QUESTION = `${old.length} requests will go; daily totals stay.`;

/** The same request, half a year earlier. */
function aged(request: UsageRequest): UsageRequest {
  const at = request.at - 180 * 86_400_000;
  return { ...request, at, day: dayOf(at), tzOffsetMin: tzOffsetMin(at) };
}

/** Runs in a page of the extension. */
function seed(requests: readonly unknown[], days: readonly unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['requests', 'days'], 'readwrite');
      for (const row of requests) transaction.objectStore('requests').put(row);
      for (const row of days) transaction.objectStore('days').put(row);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

describe.each(BROWSERS)('“Keep single requests for” in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let quiet: TestPage;
  let page: TestPage;

  beforeAll(async () => {
    server = await startSitesServer([]);
    browser = await launchBrowser(name, { server, hosts: [], extension: builtExtension(name) });
    quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/${QUIET}`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const count = async () => (await storedRows(quiet, 'requests')).length;
  const kept = async () =>
    parseSettings(await quiet.evaluate(async () => (await chrome.storage.local.get('settings')).settings))
      .retentionDays;
  const chosen = () => page.evaluate((menu) => document.querySelector<HTMLSelectElement>(menu)?.value, MENU);
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );
  const walkTo = async (choice: string) => {
    await page.evaluate((menu) => document.querySelector<HTMLSelectElement>(menu)?.focus(), MENU);
    for (let presses = 0; (await chosen()) !== choice; presses += 1) {
      expect(presses).toBeLessThan(5);
      const before = await chosen();
      await page.pressKey('ArrowUp');
      await expect.poll(chosen, PATIENCE).not.toBe(before);
      await expect.poll(() => textOf(page), PATIENCE).toContain(QUESTION);
    }
  };

  it('deletes nothing while it is walked through by arrow keys, asks, and takes it back', async () => {
    // The background makes its database as it starts.
    await expect.poll(() => quiet.evaluate(databases), PATIENCE).toContain('trottinette');
    await quiet.evaluate(seed, [...young, ...old], use.record.rows);
    page = await openOwn(browser, 'options');
    const all = young.length + old.length;
    await walkTo('30');
    expect(await focused()).toBe('Keep single requests for');
    expect([await kept(), await count()]).toEqual([400, all]);
    await pressNamed(page, 'Keep');
    await expect.poll(chosen, PATIENCE).toBe('400');
    expect([await kept(), await count()]).toEqual([400, all]);
    await walkTo('90');
    await page.pressKey('Tab');
    expect(await focused()).toBe('Delete');
    await page.pressKey('Enter');
    await expect.poll(count, PATIENCE).toBe(young.length);
    await expect.poll(() => textOf(page), PATIENCE).toContain(`${old.length} requests go to the trash`);
    await pressNamed(page, 'Undo');
    await expect.poll(count, PATIENCE).toBe(all);
    expect(await kept()).toBe(400);
  });
});

/** Runs in a page of the extension. */
async function databases(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}
