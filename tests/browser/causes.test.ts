/** What weeks of a known cause are said to come from: the same and right on popup, week, dashboard and share card. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodSentence } from '../../src/i18n/cause.ts';
import { cause as en } from '../../src/i18n/languages/en.ts';
import { cause as fr } from '../../src/i18n/languages/fr.ts';
import { dashboardWords } from '../../src/i18n/pages/dashboard.ts';
import { summaryWords } from '../../src/i18n/pages/summary.ts';
import { addDays } from '../../src/model/calendar/day.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { summariseWeek } from '../../src/model/summaries/week-summary.ts';
import { periodText } from '../../src/ui/shell/about.ts';
import { dayRowsOf } from '../../src/ui/sources/mock-use.ts';
import { weekTitle } from '../../src/ui/summary/say-week.ts';
import { type Chromium, QUIET } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { drawn } from '../harness/person.ts';
import { knownWeeks, meteredDaysOf } from '../model/summaries/known-weeks.ts';
import { plain } from '../ui/shown-figures.ts';
import { seedStore } from '../ui/store-seed.ts';

/** A Wednesday, after the last of the weeks. */
const NOW = Date.UTC(2026, 10, 25, 12);
const TODAY = '2026-11-25';
const WEEKS = knownWeeks('2026-11-16', 3);
const NAMES = new Map([['mistral', 'Le Chat (Mistral)']]);

let chromium: Chromium;
/** Popup and dashboard follow their address: each is loaded once in a language. */
let popup: Page;
let dashboard: Page;
let summary: Page;

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW));
  [popup, dashboard, summary] = [await newPage(), await newPage(), await newPage()];
  await begin('en');
});

afterAll(async () => {
  await chromium?.close();
});

const requests = WEEKS.flatMap((week) => week.requests);

async function seed(language: 'en' | 'fr'): Promise<void> {
  const record = { rows: dayRowsOf(requests), meteredDays: new Set(WEEKS.flatMap(meteredDaysOf)) };
  const stored = {
    record,
    health: [],
    settings: { ...DEFAULT_SETTINGS, language, retentionDays: 3650 } as const,
    storageFailedAt: null,
  };
  await seedStore(await chromium.extensionPage(), stored, requests);
}

const newPage = () => chromium.context.newPage();

const ours = (address: string) => `chrome-extension://${chromium.extensionId}/${address}`;

/** All of it is stored, and popup and dashboard show it in this language. */
async function begin(language: 'en' | 'fr'): Promise<void> {
  // What was shown before leaves first: it would act on the store it finds.
  for (const page of [popup, dashboard, summary]) await page.goto(ours(QUIET));
  await seed(language);
  await open(popup, 'popup/index.html');
  await open(dashboard, 'dashboard/index.html');
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(ours(`src/ui/${address}`));
  await drawn(page);
}

async function expectIn(page: Page, selector: string, said: string): Promise<void> {
  const texts = async () => (await page.locator(selector).allTextContents()).map(plain).join();
  await expect.poll(texts, { message: page.url() }).toBe(said);
}

/** As a link of the popup does. */
async function showWeek(start: string, language: 'en' | 'fr'): Promise<void> {
  const title = `${weekTitle(start, await summaryWords.load(language))} · Trottinette`;
  await popup.evaluate((hash) => location.assign(hash), `#week=${start}`);
  await popup.waitForFunction((expected) => document.title === expected, title);
}

/** As a step back in the tab's history does. */
async function showDays(from: string, to: string, language: 'en' | 'fr'): Promise<void> {
  await dashboard.evaluate((asked) => {
    history.pushState(null, '', asked);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `?days=${from}..${to}`);
  const hasText = periodText({ from, to }, await dashboardWords.load(language), TODAY);
  await dashboard.locator('.dh .q', { hasText }).first().waitFor();
}

async function expectSaid(known: (typeof WEEKS)[number], language: 'en' | 'fr'): Promise<void> {
  const words = { en, fr }[language];
  const { start } = known;
  const record = {
    rows: dayRowsOf(known.requests),
    meteredDays: new Set(meteredDaysOf(known)),
    requests: known.requests.filter(({ day }) => day >= start),
  };
  const week = summariseWeek(record, start, TODAY);
  const named = plain(periodSentence(week, { of: 'week', from: start, siteNames: NAMES }, words) ?? '');
  const unnamed = plain(periodSentence(week, { of: 'week', from: start, siteNames: null }, words) ?? '');
  await showWeek(start, language);
  await expectIn(popup, '.say', named);
  await open(summary, `summary/index.html?week=${start}#share`);
  await expectIn(summary, '.change', named);
  const card = async () => plain((await summary.locator('canvas').getAttribute('aria-label')) ?? '');
  await expect.poll(card).toContain(unnamed);
  await showDays(start, addDays(start, 6), language);
  await expectIn(dashboard, '.change', named);
}

it.each(WEEKS)('$name', (week) => expectSaid(week, 'en'));

describe('in French', () => {
  beforeAll(() => begin('fr'));

  it.each(WEEKS.filter(({ name }) => name.endsWith('seed 0')))('$name', (week) => expectSaid(week, 'fr'));
});
