/**
 * Prompts played on the real host names and filed by the real recorder: their sums by cause stand on every surface,
 * held against arithmetic of their own over the requests that were stored.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { popupWords } from '../../src/i18n/pages/popup.ts';
import type { PopupWords } from '../../src/i18n/words/popup.ts';
import { plus } from '../../src/model/footprint/range.ts';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension, ROOT } from '../harness/built.ts';
import { readCapture } from '../harness/capture.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { clockAt } from '../harness/clock.ts';
import { freshIds } from '../harness/mutate.ts';
import { drawn } from '../harness/person.ts';
import { playCapture } from '../harness/play.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { type Stored, storedWhenQuiet } from '../harness/stored.ts';
import { cellsFor, type Figures, figuresOf, headOf, rowsOf, textsOf } from '../ui/shown-figures.ts';
import { sumsByCause } from '../ui/sums-by-cause.ts';

/** Sunday evening: today, this week and the last seven days hold the same. */
const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const TODAY = '2026-11-22';

/** Of several models and products, some asked more than once, with hidden reasoning and media. */
const PLAYED = [
  ['chatgpt', 'text-search-tool-thoughts'],
  ['chatgpt', 'text-search-tool-thoughts'],
  ['chatgpt', 'anonymous-new-chat'],
  ['claude', 'message-limit-exceeded-frame'],
  ['claude', 'message-limit-exceeded-frame'],
  ['claude', 'thinking-mode-auto'],
  ['gemini', 'text-streaming-cumulative'],
  ['gemini', 'text-streaming-cumulative'],
] as const;
const HOSTS = [...SITES.flatMap(({ hosts }) => hosts), 'ws.chatgpt.com'];

let server: SitesServer;
let chromium: Chromium;
let page: Page;
let stored: Stored;

beforeAll(async () => {
  server = await startSitesServer(HOSTS);
  chromium = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: HOSTS,
    clock: clockAt(NOW),
  });
  for (const [index, [site, name]] of PLAYED.entries()) {
    const capture = freshIds(readCapture(join(ROOT, 'tests/fixtures', site, `${name}.json`)), index + 1);
    const tab = await chromium.context.newPage();
    await tab.goto(`https://${SITES.find(({ id }) => id === site)?.hosts[0]}/`);
    await playCapture(tab, server, capture, { row: SITES.find(({ id }) => id === site) });
    await tab.close();
  }
  stored = await storedWhenQuiet(
    await chromium.extensionPage(),
    ({ requests }) =>
      requests.length >= PLAYED.length && requests.every(({ outcome }) => outcome !== 'pending'),
  );
  page = await chromium.context.newPage();
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

async function open(address: string): Promise<void> {
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/${address}`);
  await drawn(page);
}

describe('what was recorded', () => {
  it('says of every request and row who shares its errors, and is of today', () => {
    for (const row of [...stored.requests, ...stored.days]) expect(row.spread).toBeTruthy();
    expect(new Set(stored.requests.map(({ day }) => day))).toEqual(new Set([TODAY]));
    expect(new Set(stored.requests.map(({ spread }) => spread?.model)).size).toBeGreaterThan(2);
  });
});

describe.each(['en', 'fr'] as const)('in %s, the sum by cause', (language) => {
  let words: PopupWords;
  let figures: Figures;

  beforeAll(async () => {
    const message = { type: 'settings/change', change: { language } };
    await (await chromium.extensionPage()).evaluate((sent) => chrome.runtime.sendMessage(sent), message);
    words = await popupWords.load(language);
    figures = figuresOf(sumsByCause(stored.requests), words);
  });

  it('is told apart from ends put to ends', () => {
    const sums = sumsByCause(stored.requests);
    const energyWh = plus(stored.requests.map(({ footprint }) => footprint.energyWh));
    expect(figuresOf({ ...sums, energyWh }, words).energy).not.toBe(figures.energy);
  });

  it('stands in the popup, of the day, of its sites and of the week', async () => {
    await open('popup/index.html');
    expect(await headOf(page, words)).toEqual(figures);
    const sites = [...(await rowsOf(page, '.split')).values()];
    expect(sites.map(([, , ...cells]) => cells.join(' ')).sort()).toEqual(ofSites().sort());
    await page.getByRole('link', { name: words.thisWeek }).click();
    await page.locator('.cnt.week').waitFor();
    expect(await headOf(page, words)).toEqual(figures);
  });

  it.each([
    ['the week’s summary', 'summary/index.html'],
    ['the dashboard', 'dashboard/index.html?days=7'],
  ])('stands in %s', async (_, address) => {
    await open(address);
    expect(await headOf(page, words)).toEqual(figures);
  });

  it('stands in the dashboard’s total, in every estimate', async () => {
    for (const measure of ['searches', 'energy', 'gwp', 'water'] as const) {
      await open(`dashboard/index.html?days=7&measure=${measure}`);
      expect((await textsOf(page, 'tfoot td')).slice(-2)).toEqual(
        cellsFor(sumsByCause(stored.requests), measure, words),
      );
    }
  });

  /** Count, amount and range of each site. */
  function ofSites(): string[] {
    return [...new Set(stored.requests.map(({ site }) => site))].map((site) => {
      const requests = stored.requests.filter((request) => request.site === site);
      const [amount, range] = cellsFor(sumsByCause(requests), 'energy', words);
      return `${requests.length} ${amount} (${range})`;
    });
  }
});
