/** What weeks of a known cause are said to come from: the same and right on popup, week, dashboard and share card. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodSentence } from '../../src/i18n/cause.ts';
import { cause as en } from '../../src/i18n/languages/en.ts';
import { cause as fr } from '../../src/i18n/languages/fr.ts';
import { addDays } from '../../src/model/calendar/day.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { summariseWeek } from '../../src/model/summaries/week-summary.ts';
import { dayRowsOf } from '../../src/ui/sources/mock-use.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { drawn } from '../harness/person.ts';
import { knownWeeks, meteredDaysOf } from '../model/summaries/known-weeks.ts';
import { plain } from '../ui/shown-figures.ts';
import { seedStore } from '../ui/store-seed.ts';

/** A Wednesday, after the last of the weeks. */
const NOW = Date.UTC(2026, 10, 25, 12);
const WEEKS = knownWeeks('2026-11-16', 3);
const NAMES = new Map([['mistral', 'Le Chat (Mistral)']]);

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW));
  await seed('en');
  page = await chromium.context.newPage();
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

async function expectOn(address: string, selector: string, said: string): Promise<void> {
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/${address}`);
  await drawn(page);
  const texts = async () => (await page.locator(selector).allTextContents()).map(plain).join();
  await expect.poll(texts, { message: address }).toBe(said);
}

async function expectSaid(known: (typeof WEEKS)[number], words: typeof en): Promise<void> {
  const { start } = known;
  const record = {
    rows: dayRowsOf(known.requests),
    meteredDays: new Set(meteredDaysOf(known)),
    requests: known.requests.filter(({ day }) => day >= start),
  };
  const week = summariseWeek(record, start, '2026-11-25');
  const named = plain(periodSentence(week, { of: 'week', siteNames: NAMES }, words) ?? '');
  const unnamed = plain(periodSentence(week, { of: 'week', siteNames: null }, words) ?? '');
  const end = addDays(start, 6);
  await expectOn(`popup/index.html#week=${start}`, '.say', named);
  await expectOn(`summary/index.html?week=${start}#share`, '.change', named);
  const card = async () => plain((await page.locator('canvas').getAttribute('aria-label')) ?? '');
  await expect.poll(card).toContain(unnamed);
  await expectOn(`dashboard/index.html?days=${start}..${end}`, '.change', named);
}

it.each(WEEKS)('$name', (week) => expectSaid(week, en));

describe('in French', () => {
  beforeAll(() => seed('fr'));

  it.each(WEEKS.filter(({ name }) => name.endsWith('seed 0')))('$name', (week) => expectSaid(week, fr));
});
