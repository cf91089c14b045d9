/** The page of the method in a real Chromium, over the real store and background. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf, rangeText, searchesText } from '../../src/i18n/amounts.ts';
import { howWords } from '../../src/i18n/pages/how.ts';
import { SEARCH_BASELINES, searchEquivalents } from '../../src/model/footprint/search.ts';
import { totalsOf } from '../../src/model/summaries/summary.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { howUrl, type Subject } from '../../src/ui/shell/how-url.ts';
import { dayRowsOf, mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { testClock } from '../harness/clock.ts';
import { violations } from '../harness/gallery.ts';
import { drawn } from '../harness/person.ts';
import { seedStore } from '../ui/store-seed.ts';

const use = mockUse(testClock.now(), 60);

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchForPages();
  const settings = { ...agreedSettings(), language: 'fr' };
  const stored = { record: use.record, health: [], settings, storageFailedAt: null };
  await seedStore(await chromium.extensionPage(), stored, use.requests);
});

afterAll(async () => {
  await chromium?.close();
});

afterEach(async () => {
  await page?.close();
});

async function open(subject: Subject): Promise<void> {
  page = await chromium.context.newPage();
  const address = howUrl(subject).replace('..', '');
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui${address}`);
  await drawn(page);
}

const newest = (fits: (request: UsageRequest) => boolean): UsageRequest => {
  const found = use.requests.findLast(fits);
  if (!found) throw new Error('the made-up use lacks such a request');
  return found;
};

describe('the page of the method', () => {
  it('explains a request in the person’s language, with its own numbers, every value sourced', async () => {
    const request = newest(
      ({ kind, outcome, session }) => kind === 'text' && outcome === 'complete' && !session,
    );
    await open({ of: 'request', id: request.id });
    expect(await page.locator('h1').innerText()).toBe('Comment une requête devient un nombre');
    const words = await howWords.load('fr');
    const { amount, range } = cellsOf(request.footprint.energyWh, 'energy', words);
    const result = await page.locator('[data-step=energy] .result').innerText();
    expect(result).toBe(`${amount} ${range}`);
    const searches = searchEquivalents(request.footprint.energyWh, SEARCH_BASELINES[0]);
    const step = await page.locator('[data-step=searches] .result').innerText();
    expect(step).toBe(`${searchesText(searches, words)} ${rangeText(searches, 'searches', words)}`);
    await page.locator('#searches [data-baseline]').first().waitFor();
    expect(await page.locator('#searches [data-baseline]').count()).toBe(SEARCH_BASELINES.length);
    await page
      .locator('details')
      .evaluateAll((all) => all.map((details) => details.setAttribute('open', '')));
    const rows = page.locator('.values tbody tr');
    expect(await rows.count()).toBeGreaterThan(15);
    for (const row of await rows.all())
      for (const cell of await row.locator('td').allInnerTexts()) expect(cell.trim()).not.toBe('');
    expect(await page.locator('main').innerText()).not.toMatch(
      /undefined|NaN|decode-by|hidden-run|token-count/,
    );
    expect(await violations(page)).toEqual([]);
  });

  it('explains a week with the totals of its days, and leads to its heaviest requests', async () => {
    const last = [...use.record.meteredDays].at(-1) ?? '';
    const days = { from: new Date(Date.parse(last) - 6 * 86_400_000).toISOString().slice(0, 10), to: last };
    await open({ of: 'period', period: days });
    const { footprint } = totalsOf(dayRowsOf(use.requests.filter(({ day }) => day >= days.from)));
    const words = await howWords.load('fr');
    const { amount } = cellsOf(footprint.energyWh, 'energy', words);
    const reading = await page.locator('.bigride .on').innerText();
    expect(reading.replace(/\s/g, ' ')).toContain(amount.replace(/\s/g, ' '));
    await page.locator('tbody th a').first().click();
    await page.waitForURL(/request=/);
    await page.getByRole('heading', { name: 'Comment une requête devient un nombre' }).waitFor();
  });

  it('shows EcoLogits beside ours once it is switched on, and keeps it so', async () => {
    const request = newest(({ site, outputTokens }) => site === 'chatgpt' && outputTokens > 0);
    await open({ of: 'request', id: request.id });
    const sections = page.locator('section', { has: page.getByRole('switch') });
    expect(await sections.locator('table').count()).toBe(0);
    await page.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await sections.locator('table').or(page.getByText('EcoLogits n’a aucun')).waitFor();
    await page.reload();
    await page.locator('[role=switch]:checked').waitFor();
  });

  it('says that a request is gone', async () => {
    await open({ of: 'request', id: 'no-longer-here' });
    expect(await page.locator('h1').innerText()).toBe('Cette requête n’est plus là');
  });
});
