/** The report for an organisation in the built extension: what is shown is what is saved, and nothing of the device is. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatCount } from '../../src/i18n/format.ts';
import { organisationWords } from '../../src/i18n/pages/organisation.ts';
import { otlpOf } from '../../src/model/organisation/otlp.ts';
import { organisationReport, type ReportChoices } from '../../src/model/organisation/report.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { reportId } from '../../src/store/ids.ts';
import { mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { seedStore } from '../ui/store-seed.ts';

/** Monday noon, from where the browser's clock ticks: the week before is over. */
const NOW = new Date(2026, 10, 23, 12).getTime();
const WEEK = { from: '2026-11-16', to: '2026-11-22' };
const MONTH = { from: '2026-10-01', to: '2026-10-31' };
const INSTALL = { salt: 'salt-of-this-device', device: 'name-of-this-device', rev: 1 };

let chromium: Chromium;
let page: Page;
const { record, requests } = mockUse(NOW, 60);
const own = record.rows.map((row) => ({ ...row, device: INSTALL.device }));
/** Of another device that joined: no business of this one's report. */
const others = record.rows.map((row) => ({ ...row, device: 'another-device' }));

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW));
  page = await chromium.extensionPage();
  const both = { ...record, rows: [...own, ...others] };
  const stored = { record: both, health: [], settings: agreedSettings(), storageFailedAt: null };
  await seedStore(page, stored, requests);
  await page.evaluate(putInstall, INSTALL);
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/options/index.html#data`);
});

afterAll(() => chromium?.close());

/** The row that names what the device is. */
function putInstall(install: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite');
      transaction.objectStore('meta').put(install, 'install');
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** What the saved file must be, to the letter. */
async function expectedFile(period: typeof WEEK, choices: ReportChoices): Promise<unknown> {
  const version = await page.evaluate(() => chrome.runtime.getManifest().version);
  return otlpOf(organisationReport(own, period, choices), {
    instanceId: await reportId(INSTALL, period),
    version,
  });
}

async function savedFile(): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save]').click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

it('is reached from the options, and shows the last week line by line before it is saved', async () => {
  await page.getByRole('link', { name: 'See the report' }).click();
  await page.locator('table tbody tr').first().waitFor();
  const words = await organisationWords.load('en');
  const { cells } = organisationReport(own, WEEK, DEFAULT_SETTINGS);
  const rows = page.locator('table tbody tr');
  await expect.poll(() => rows.count()).toBe(cells.length);
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => row.querySelector('td[data-name=Requests]')?.firstChild?.textContent ?? ''),
  );
  expect(shown).toEqual(cells.map((cell) => formatCount(cell.requests, words.numbers)));
});

it('saves the very text it shows, and nothing in it is of this device', async () => {
  const { name, text } = await savedFile();
  expect(name).toBe('trottinette-week-2026-11-16.otlp.json');
  expect(JSON.parse(text)).toEqual(await expectedFile(WEEK, DEFAULT_SETTINGS));
  expect(await page.locator('[data-file]').textContent()).toBe(text);
  expect(text).not.toMatch(/of-this-device|another-device|"gpt|claude-/);
  expect(await page.locator('main').innerText()).toContain(`“${name}”`);
});

it('keeps what is chosen, and saves that: a month, its models, each line', async () => {
  await page.getByRole('radio', { name: 'Month' }).check();
  await page.getByLabel('Small counts').selectOption('1');
  await page.getByRole('switch', { name: 'Names of models' }).click();
  await page.locator('tbody th', { hasText: 'gpt-' }).first().waitFor();
  await page.reload();
  await page.locator('tbody th', { hasText: 'gpt-' }).first().waitFor();
  const { name, text } = await savedFile();
  expect(name).toBe('trottinette-month-2026-10-01.otlp.json');
  const choices = { reportUnit: 'month', reportMinimum: 1, reportModels: true } as const;
  expect(JSON.parse(text)).toEqual(await expectedFile(MONTH, choices));
});
