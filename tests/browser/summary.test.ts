/** The summary of a week in the built extension: its figures, its card as a picture and as text, and that it is noted. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { amountText, rangeText } from '../../src/i18n/amounts.ts';
import { listOf, longDate } from '../../src/i18n/dates.ts';
import { formatCount } from '../../src/i18n/format.ts';
import { summaryWords } from '../../src/i18n/pages/summary.ts';
import { dayOf } from '../../src/model/calendar/day.ts';
import type { Settings } from '../../src/model/settings/settings.ts';
import { totalsOf } from '../../src/model/summaries/summary.ts';
import { summariseWeek } from '../../src/model/summaries/week-summary.ts';
import { madeParts } from '../../src/ui/shell/made-line.tsx';
import { type MockUse, mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { violations } from '../harness/gallery.ts';
import { PATIENCE } from '../harness/patience.ts';
import { drawn } from '../harness/person.ts';
import { seedStore } from '../ui/store-seed.ts';

/** Monday noon, from where the browser's clock ticks: the week before is over. */
const NOW = new Date(2026, 10, 23, 12).getTime();
const WEEK = '2026-11-16';

let chromium: Chromium;
let page: Page;
const use = mockUse(NOW, 60);
const week = summariseWeek({ ...use.record, requests: use.requests }, WEEK, '2026-11-23');

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW));
  await store(use);
});

async function store({ record, requests }: MockUse, settings: Settings = agreedSettings()): Promise<void> {
  const stored = { record, health: [], settings, storageFailedAt: null };
  await seedStore(await chromium.extensionPage(), stored, requests);
}

afterAll(async () => {
  await chromium?.close();
});

afterEach(async () => {
  await page?.close();
});

async function openSummary(address: string): Promise<void> {
  page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/summary/index.html${address}`);
  await drawn(page);
  await page.evaluate(() => document.fonts.ready);
}

describe('the summary of a week', () => {
  it('shows what the model computes of the stored week', async () => {
    await openSummary(`?week=${WEEK}`);
    const words = await summaryWords.load('en');
    const { requests, footprint } = week.totals;
    expect(await page.locator('[data-measure=requests]').innerText()).toBe(
      formatCount(requests, words.numbers),
    );
    const energy = await page.locator('.tri [data-measure=energy] .n').innerText();
    expect(energy.replace(/\s/g, ' ')).toBe(
      amountText(footprint.energyWh, 'energy', words).replace(/\s/g, ' '),
    );
    expect(await page.title()).toBe('Week 47 · Trottinette');
    expect(await page.locator('.dh').innerText()).toContain(listOf(madeParts(week.made, words), words));
  });

  it('says of the week that runs how far the one before was by then, and the usual week as a whole', async () => {
    await openSummary('');
    const monday = totalsOf(use.record.rows.filter(({ day }) => day === WEEK)).requests;
    expect(await page.locator('.dh').innerText()).toContain(`${monday} by Monday night the week before`);
    expect(await page.locator('.bars-key').innerText()).toContain('Range');
  });

  it('shows the week that holds today where the address asks for none that was', async () => {
    for (const address of ['', '?week=nonsense', '?week=2099-01-01']) {
      await openSummary(address);
      expect(await page.title()).toBe('Week 48 · Trottinette');
      await page.close();
    }
  });

  it('leads to the week before and back', async () => {
    await openSummary(`?week=${WEEK}`);
    await page.getByRole('link', { name: 'Previous week' }).click();
    await page.waitForFunction(() => document.title.startsWith('Week 46'));
    await page.getByRole('link', { name: 'Next week' }).click();
    await page.waitForFunction(() => document.title.startsWith('Week 47'));
  });

  it('says what each day holds, by arrow keys, and a click opens that day', async () => {
    await openSummary(`?week=${WEEK}`);
    const words = await summaryWords.load('en');
    const days = page.getByRole('group', { name: /Energy per day/ }).getByRole('link');
    await expect.poll(() => days.count()).toBe(7);
    const names = await days.locator('.vh').allTextContents();
    expect(names).toEqual(
      week.days.map(({ day, energyWh }) => {
        const range = rangeText(energyWh, 'energy', words);
        return words.bar(
          longDate(day, words, dayOf(NOW)),
          `${amountText(energyWh, 'energy', words)} (${range})`,
        );
      }),
    );
    await days.last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('.week-chart .looked').innerText()).toBe(names.at(-2));
    const [opened] = await Promise.all([chromium.context.waitForEvent('page'), page.keyboard.press('Enter')]);
    await opened.getByRole('button', { name: 'Delete this day' }).waitFor();
    expect(new URL(opened.url()).searchParams.get('days')).toBe('2026-11-21..2026-11-21');
    await opened.close();
  });

  it('is saved as a picture of 1200 × 630 pixels', async () => {
    await openSummary(`?week=${WEEK}#share`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as image' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`my-week-with-ai-${WEEK}.png`);
    const png = readFileSync(await download.path());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it('is copied as a text with ranges and baseline, and without the name of a site', async () => {
    await openSummary(`?week=${WEEK}#share`);
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        document.body.dataset.copied = text;
      };
    });
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('Copied.').waitFor();
    const text = (await page.locator('body').getAttribute('data-copied')) ?? '';
    expect(text).toContain(`${week.totals.requests} requests`);
    expect(text).toContain('0.3\u00a0Wh (Google, 2009)');
    expect(text).toMatch(/Energy .+ \(.+–.+\)/);
    expect(text).not.toMatch(/ChatGPT|Claude|Gemini|Mistral/);
  });

  it('says so where the browser lets nothing be copied, and what to do', async () => {
    await openSummary(`?week=${WEEK}#share`);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText((await summaryWords.load('en')).share.notCopied).waitFor();
  });

  it('invites where nothing was counted', async () => {
    await openSummary('?week=2025-01-06');
    await page.getByText('Nothing was counted in that week.').waitFor();
    const invitation = page.getByRole('link', { name: 'Bring your history' });
    expect(await invitation.getAttribute('href')).toBe('../history/index.html');
  });

  it('has what is done with the card in sight at once, above it', async () => {
    await openSummary(`?week=${WEEK}#share`);
    const box = (found: ReturnType<Page['locator']>) => found.boundingBox();
    const save = await box(page.getByRole('button', { name: 'Save as image' }));
    const card = await box(page.locator('canvas'));
    const bottom = (save?.y ?? Number.NaN) + (save?.height ?? 0);
    expect(bottom).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    expect(bottom).toBeLessThanOrEqual(card?.y ?? 0);
  });

  it('draws the same figures on the card as it tells a screen reader', async () => {
    await openSummary(`?week=${WEEK}#share`);
    const card = page.getByRole('img', { name: /My week with AI/ });
    expect(await card.getAttribute('aria-label')).toContain(`${week.totals.requests} requests`);
    const drawn = await card.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels =
        (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return new Set(pixels).size > 2;
    });
    expect(drawn).toBe(true);
  });

  it('is noted as looked at once its week is over', async () => {
    await openSummary(`?week=${WEEK}`);
    await expect.poll(async () => (await chromium.extensionPage()).evaluate(readShown), PATIENCE).toBe(WEEK);
  });
});

describe('the week that runs, before anything was counted in it', () => {
  const NOTHING: MockUse = { requests: [], record: { rows: [], meteredDays: new Set() } };
  const promise = () => page.getByText('each request will be counted here').count();

  it('speaks of what is to come', async () => {
    await store(NOTHING);
    await openSummary('');
    await page.getByText('Nothing counted this week yet.').waitFor();
    expect(await promise()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  it('says what has to be answered first, and promises nothing, where nobody agreed', async () => {
    await store(NOTHING, { ...agreedSettings(), consent: null });
    await openSummary('');
    await page.getByRole('link', { name: 'Read and decide' }).waitFor();
    expect(await promise()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});

function readShown(): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction('meta').objectStore('meta').get('weekly');
      asking.onsuccess = () => {
        opening.result.close();
        resolve(asking.result?.shown ?? null);
      };
    };
  });
}
