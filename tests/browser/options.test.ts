/** The options in a real Chromium, over the real store and background: by keyboard, there and back again. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countedText } from '../../src/i18n/counted.ts';
import { options as en } from '../../src/i18n/languages/en.ts';
import { parseSettings, type Settings } from '../../src/model/settings/settings.ts';
import { countsOf } from '../../src/model/summaries/records.ts';
import { mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { testClock } from '../harness/clock.ts';
import { drawn } from '../harness/person.ts';

const DAYS = 5;
const use = mockUse(testClock.now(), DAYS);

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  // Every host is allowed here: no test can answer the browser's own question.
  chromium = await launchForPages(testClock, 'chromium-all');
});

afterAll(async () => {
  await chromium?.close();
});

beforeEach(async () => {
  await (await chromium.extensionPage()).evaluate(seed, {
    settings: agreedSettings(),
    requests: use.requests,
    days: use.record.rows,
    meta: [['health:chatgpt', { ...HEALTH, site: 'chatgpt' }]] as [string, unknown][],
  });
  page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/options/index.html`);
  await drawn(page);
});

afterEach(async () => {
  await page?.close();
});

const HEALTH = {
  lastSeenAt: testClock.now(),
  lastUnderstoodAt: testClock.now(),
  misunderstood: 0,
  misunderstoodSince: null,
  lastMisunderstoodAt: null,
  lastShape: null,
  lastEndpoint: null,
  unusualVolumeAt: null,
  unknownModels: [],
};

interface Rows {
  readonly requests: readonly unknown[];
  readonly days: readonly unknown[];
  readonly meta: readonly [string, unknown][];
  readonly settings: Settings;
}

/** Everything the extension holds becomes this. */
async function seed({ requests, days, meta, settings }: Rows): Promise<void> {
  await chrome.storage.local.clear();
  await chrome.storage.local.set({ settings });
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const names = [...opening.result.objectStoreNames];
      const transaction = opening.result.transaction(names, 'readwrite');
      for (const name of names) transaction.objectStore(name).clear();
      for (const row of requests) transaction.objectStore('requests').put(row);
      for (const row of days) transaction.objectStore('days').put(row);
      for (const [key, row] of meta) transaction.objectStore('meta').put(row, key);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function storedSettings(): Promise<Settings> {
  return parseSettings(
    await page.evaluate(async () => (await chrome.storage.local.get('settings')).settings),
  );
}

/** What was stored at first, in words, of one site or of all: on some days there are voice sessions, on others none. */
function said(site?: string): string {
  return countedText(countsOf(use.requests.filter((row) => site === undefined || row.site === site)), en);
}

/** How many requests are stored, of one site or of all. */
function storedRequests(site?: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('trottinette');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('requests').objectStore('requests').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter((row) => wanted === undefined || row.site === wanted).length);
          };
        };
      }),
    site,
  );
}

/** As a person does who looks for what is in a section. */
const unfold = (section: string) => page.locator(`#${section} > details:not([open]) > summary`).click();

const siteSwitch = (name: string) => page.getByRole('switch', { name: `Count ${name}` });

/** What has the focus, as a screen reader names it. */
function focusName(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const input = element instanceof HTMLInputElement ? element : null;
    return (
      element?.getAttribute('aria-label') ??
      input?.labels?.[0]?.textContent ??
      element?.textContent ??
      ''
    ).trim();
  });
}

async function tabNames(count: number): Promise<string[]> {
  const names: string[] = [];
  while (names.length < count) {
    await page.keyboard.press('Tab');
    names.push(await focusName());
  }
  return names;
}

async function downloaded(name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

describe('the options by keyboard', () => {
  it('go from the pages to the sections to what can be set, in the order they are read', async () => {
    expect(await tabNames(24)).toEqual([
      ...['Dashboard', 'Week', 'Method', 'Options'],
      ...['Display', 'Sites', 'Estimation', 'Coach and goal', 'Data', 'About'],
      ...['Display', 'Language', 'System', 'Requests', 'The week starts on'],
      ...['Sites', 'Take it back', 'For an hour', 'Until tomorrow', 'Until I resume'],
      ...[
        'Find a site',
        'Count ChatGPT',
        expect.stringMatching(/^\d+ sites counted$/),
        'Check that a site counts',
      ],
    ]);
  });

  it('fold what is rarely wanted, which a click, a link to it or an address unfolds', async () => {
    const isOpen = (section: string) =>
      page.locator(`#${section} > details`).evaluate((it) => (it as HTMLDetailsElement).open);
    const open = () => Promise.all(['display', 'sites', 'estimation', 'coach', 'data', 'about'].map(isOpen));
    expect(await open()).toEqual([true, true, true, false, false, false]);
    expect(await page.locator('#data summary').first().innerText()).toContain('Export, backup, import');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Data' }).click();
    await expect.poll(() => isOpen('data')).toBe(true);
    await page.locator('#coach > details > summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => isOpen('coach')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => isOpen('coach')).toBe(false);
    await page.goto(`${page.url().split('#')[0]}#about`);
    await page.reload();
    await drawn(page);
    expect(await isOpen('about')).toBe(true);
    expect(await isOpen('data')).toBe(false);
  });

  it('fold the sites to their number, and show each with its limits', async () => {
    expect(await siteSwitch('Claude').isVisible()).toBe(false);
    const folded = page.locator('#sites .others').first();
    const count = await folded.locator('[data-site]').count();
    expect(await folded.locator('summary').innerText()).toBe(`${count} sites counted`);
    await folded.locator('summary').click();
    expect(await siteSwitch('Claude').isVisible()).toBe(true);
    expect(await page.locator('[data-site=copilot]').innerText()).toContain('Limits: names no model');
  });

  it('switch a site off and on with the space bar', async () => {
    await siteSwitch('ChatGPT').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => siteSwitch('ChatGPT').isChecked()).toBe(false);
    expect((await storedSettings()).sitesOff).toEqual(['chatgpt']);
    await page.keyboard.press('Space');
    await expect.poll(() => siteSwitch('ChatGPT').isChecked()).toBe(true);
    expect((await storedSettings()).sitesOff).toEqual([]);
  });

  it('find a site by name or host, and forget the search at Escape', async () => {
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('mistral');
    await expect.poll(() => page.locator('[data-site]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-site]').count()).toBeGreaterThan(10);
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('choose with the arrow keys where all choices are in sight', async () => {
    await page.getByRole('radio', { name: 'System' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
    expect((await storedSettings()).theme).toBe('dark');
  });

  it('add an address at Enter, refuse what is none, and remove it', async () => {
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.focus();
    await page.keyboard.type('chatgpt.com');
    await page.keyboard.press('Enter');
    await page.getByText('This site is in the list above').waitFor();
    expect(await address.inputValue(), 'can be mended').toBe('chatgpt.com');
    const message = page.locator('.own [role=status] .told');
    const [form, told] = [await page.locator('.own form').boundingBox(), await message.boundingBox()];
    expect(told?.y, 'covers nothing of the form').toBeGreaterThanOrEqual(
      (form?.y ?? 0) + (form?.height ?? 0),
    );
    const kind = page.getByLabel('What runs there');
    await address.fill('chat.example.org');
    await page.keyboard.press('Enter');
    await page.getByText('Choose what runs there: the address does not say it.').waitFor();
    expect(await kind.inputValue(), 'is asked').toBe('');
    await address.fill('localhost:3000');
    expect(await kind.inputValue(), 'follows the port').toBe('openwebui');
    await page.keyboard.press('Enter');
    await page.getByText('http://localhost:3000 is counted from now on').waitFor();
    expect((await storedSettings()).ownOrigins).toEqual([
      {
        id: expect.stringMatching(/^own:1-[0-9a-f]{12}$/),
        origin: 'http://localhost:3000',
        kind: 'openwebui',
      },
    ]);
    await page.getByRole('button', { name: 'Remove http://localhost:3000' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await storedSettings()).ownOrigins).toEqual([]);
  });

  it('delete a site’s requests and take it back', async () => {
    await unfold('data');
    const [before, all] = [await storedRequests('chatgpt'), await storedRequests()];
    expect(before).toBeGreaterThan(0);
    await page.getByLabel('Delete a site').first().selectOption('chatgpt');
    await page.getByRole('button', { name: 'Delete a site' }).focus();
    await page.keyboard.press('Enter');
    const asked = page.getByText(`Delete ChatGPT? ${said('chatgpt')} will go, with daily totals.`);
    await asked.waitFor();
    // Enter twice, or Escape, is a slip.
    await expect.poll(focusName).toBe('Keep');
    await page.keyboard.press('Enter');
    await asked.waitFor({ state: 'detached' });
    await expect.poll(focusName).toBe('Delete a site');
    await page.keyboard.press('Enter');
    await asked.waitFor();
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect(await storedRequests()).toBe(all);
    await page.keyboard.press('Enter');
    await asked.waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Deleted: ChatGPT.').waitFor();
    await expect.poll(() => storedRequests()).toBe(all - before);
    await expect.poll(focusName).toBe('Undo');
    await page.keyboard.press('Enter');
    await page.getByText('It is all back.').waitFor();
    expect(await storedRequests()).toBe(all);
  });
});

describe('the options', () => {
  beforeEach(() => unfold('data'));

  it('give everything away as a file that brings everything back', async () => {
    const all = await storedRequests();
    const file = await downloaded('JSON');
    expect(JSON.parse(file).requests).toHaveLength(all);
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByText(`Delete everything? ${said()}`).waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => storedRequests()).toBe(0);
    const broken = file.replace('"requests":[', '"requests":[{"id":"not a request"},');
    const choose = () =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
    await choose();
    await page.getByText(`Deleted once, so not taken in: ${all} requests`).waitFor();
    expect(await storedRequests()).toBe(0);
    await page.getByLabel('Also what I deleted').check();
    await choose();
    await page.getByText(`New in it: ${all} requests`).waitFor();
    expect(await page.locator('#data').getByText('1 row was not taken:').count()).toBe(1);
    expect(await page.getByText('Requests, row 1', { exact: true }).count()).toBe(1);
    expect(await storedRequests()).toBe(all);
  });

  it('write both tables for a spreadsheet, one line a row', async () => {
    const lines = (text: string) => text.trimEnd().split('\r\n').length;
    expect(lines(await downloaded('CSV of requests'))).toBe(use.requests.length + 1);
    expect(lines(await downloaded('CSV of days'))).toBe(use.record.rows.length + 1);
    await page.getByText(/^Saved as trottinette.*days.*\.csv\.$/).waitFor();
  });

  it('refuse a file that is none of ours', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    await page.getByText('This is not an export of Trottinette').waitFor();
  });

  it('refuse half a file, and take nothing of it', async () => {
    const all = await storedRequests();
    const file = await downloaded('JSON');
    const half = Buffer.from(file.slice(0, file.length / 2));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'half.json', mimeType: 'application/json', buffer: half });
    await page.getByText('it breaks off, or was changed. Nothing was taken.').waitFor();
    expect(await storedRequests()).toBe(all);
  });

  it('estimate the past anew in another region only when asked', async () => {
    const regions = () =>
      page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const opening = indexedDB.open('trottinette');
            opening.onsuccess = () => {
              const all = opening.result.transaction('requests').objectStore('requests').getAll();
              all.onsuccess = () => {
                opening.result.close();
                resolve([...new Set(all.result.map(({ factors }) => String(factors).split('/')[1] ?? ''))]);
              };
            };
          }),
      );
    await page.getByLabel('Where the servers stand').selectOption('FR');
    await expect.poll(async () => (await storedSettings()).zone).toBe('FR');
    expect(await regions()).not.toContain('FR');
    await page.getByRole('button', { name: 'Recompute past days' }).click();
    await page.getByText('Past days are recomputed.').waitFor();
    expect(await regions()).toEqual(['FR']);
  });
});
