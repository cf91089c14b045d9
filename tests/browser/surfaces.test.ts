/** One seeded set of requests on every surface of the built extension: each shows what the export adds up to. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountText, searchesText } from '../../src/i18n/amounts.ts';
import { capital } from '../../src/i18n/capital.ts';
import { formatCount, formatEstimate } from '../../src/i18n/format.ts';
import { dashboardWords } from '../../src/i18n/pages/dashboard.ts';
import { popupWords } from '../../src/i18n/pages/popup.ts';
import type { DashboardWords } from '../../src/i18n/words/dashboard.ts';
import type { PopupWords } from '../../src/i18n/words/popup.ts';
import { daysUntil } from '../../src/model/calendar/day.ts';
import { BADGES, type Settings, type SettingsChange } from '../../src/model/settings/settings.ts';
import { type HistoryMeasure, MEASURES } from '../../src/model/summaries/history.ts';
import type { Kind, Mode } from '../../src/model/usage/usage.ts';
import { classOf, type UseClass } from '../../src/model/usage/use-class.ts';
import { siteNamesOf } from '../../src/ui/shell/site-names.ts';
import { dayRowsOf, mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { drawn } from '../harness/person.ts';
import { type Exported, rowsOfCsv, rowsOfJson, type Sums, sumOf, sumsBy } from '../ui/exported.ts';
import {
  cellsFor,
  type Figures,
  figuresOf,
  headOf,
  plain,
  requestsOn,
  rideOn,
  rowsOf,
  searchesOf,
  textsOf,
  unsaid,
} from '../ui/shown-figures.ts';
import { seedStore } from '../ui/store-seed.ts';

/** Sunday evening, from where the browser's clock ticks: its week and the last seven days are the same days. */
const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const TODAY = '2026-11-22';
const DAYS = daysUntil(TODAY, 7);
const WEEK = '2026-11-16';
const WEEK_BEFORE = '2026-11-09';
const OWN = 'own:1-0123456789ab';
const SETTINGS: Settings = {
  ...agreedSettings(),
  ownOrigins: [{ id: OWN, origin: 'http://localhost:3000', kind: 'openai' }],
  lastOwnNumber: 1,
  goal: { of: 'energyWh', most: 1_234 },
};

let chromium: Chromium;
let page: Page;
let files: Readonly<Record<'requests.json' | 'days.json' | 'requests.csv' | 'days.csv', Exported[]>>;
/** Exported requests. */
let week: Exported[];
let today: Exported[];

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW), 'chromium-all');
  await seed(await chromium.extensionPage());
  page = await chromium.context.newPage();
  // Rows of a list are drawn where they are in sight: here most of a week's are.
  await page.setViewportSize({ width: 1280, height: 2_400 });
  files = await exportAll();
  week = files['requests.json'].filter(({ day }) => day >= WEEK);
  today = week.filter(({ day }) => day === TODAY);
});

afterAll(async () => {
  await chromium?.close();
});

/** Two months; what was asked of one site was asked of an origin the person added, so that names are compared too. */
async function seed(extensionPage: Page): Promise<void> {
  const { requests: made, record } = mockUse(NOW, 60);
  const requests = made.map((request) => (request.site === 'copilot' ? { ...request, site: OWN } : request));
  const stored = {
    // Rows of before ranges knew their causes: their ends add with ends, which is added up here a second time.
    record: { ...record, rows: dayRowsOf(requests).map((row) => ({ ...row, spread: null })) },
    health: [],
    settings: SETTINGS,
    storageFailedAt: null,
    summaryShown: WEEK,
  };
  await seedStore(extensionPage, stored, requests);
}

async function open(address: string): Promise<void> {
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/${address}`);
  await drawn(page);
}

async function change(changed: SettingsChange): Promise<void> {
  const message = { type: 'settings/change', change: changed };
  await (await chromium.extensionPage()).evaluate((sent) => chrome.runtime.sendMessage(sent), message);
}

async function download(button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

async function exportAll(): Promise<typeof files> {
  await open('options/index.html#data');
  const everything = await download('JSON');
  return {
    'requests.json': rowsOfJson(everything, 'requests'),
    'days.json': rowsOfJson(everything, 'days'),
    'requests.csv': rowsOfCsv(await download('CSV of requests')),
    'days.csv': rowsOfCsv(await download('CSV of days')),
  };
}

const siteName = ({ site }: Exported): string => siteNamesOf(SETTINGS).get(site) ?? site;
const dayOf = ({ day }: Exported): string => day;
const modeOf = ({ mode }: Exported): string => mode;
const useClassOf = ({ kind, mode }: Exported): UseClass =>
  classOf({ kind: kind as Kind, mode: mode as Mode });

/** Requests of what is written, and what was made by all others: by its own reading of the export. */
function kindSaid(kind: string, { requests, sessions, made }: Sums, words: DashboardWords): string {
  const count = (value: number): string => formatCount(Math.round(value), words.numbers);
  const withSeconds = (text: string, seconds: number) =>
    seconds > 0 ? words.seconds(text, count(seconds)) : text;
  const asked = [`${count(requests)} ${words.requests(requests)}`];
  const things = {
    text: asked,
    thinking: asked,
    research: asked,
    image: [words.produced.image(made.images, count(made.images))],
    video: [withSeconds(words.produced.video(made.videos, count(made.videos)), made.videoSeconds)],
    audio: [
      ...(made.audios > 0
        ? [withSeconds(words.produced.audio(made.audios, count(made.audios)), made.audioSeconds)]
        : []),
      ...(sessions > 0 ? [words.voiceSessions(sessions, count(sessions))] : []),
    ],
  }[kind as UseClass];
  return plain(new Intl.ListFormat(words.numbers.locale).format(things));
}

describe('the export', () => {
  it('adds up to the same in each of its tables, to the last digit', () => {
    const sums = (rows: readonly Exported[]) =>
      sumsBy(rows, ({ day, site, model, kind, mode }) => [day, site, model, kind, mode].join(' '));
    const expected = sums(files['requests.json']);
    expect(expected.size).toBeGreaterThan(300);
    for (const [name, rows] of Object.entries(files)) expect(sums(rows), name).toEqual(expected);
  });

  it('is the same from the dashboard as from the options, for the days it shows', async () => {
    await open('dashboard/index.html?days=7');
    expect(rowsOfCsv(await download('All columns (CSV)'))).toEqual(week);
    expect(rowsOfJson(await download('Export JSON'), 'requests')).toEqual(week);
  });
});

describe.each(['en', 'fr'] as const)('in %s, what the export adds up to', (language) => {
  let words: PopupWords;
  let ofToday: Figures;
  let ofWeek: Figures;

  beforeAll(async () => {
    await change({ language });
    words = await popupWords.load(language);
    ofToday = figuresOf(sumOf(today), words);
    ofWeek = figuresOf(sumOf(week), words);
  });

  /** Count, amount and range of each group, by name. */
  function groups(rows: readonly Exported[], keyOf: (row: Exported) => string, measure: HistoryMeasure) {
    const cells = [...sumsBy(rows, keyOf)].map(([key, sums]): [string, string[]] => [
      key,
      [...cellsFor(sums, 'requests', words), ...cellsFor(sums, measure, words)],
    ]);
    return new Map(cells);
  }

  async function expectRequests(count: number, measure: HistoryMeasure): Promise<void> {
    expect(await requestsOn(page)).toHaveLength(count);
    await expectRows(measure);
  }

  /** Each that is drawn says what the export says of it. */
  async function expectRows(measure: HistoryMeasure): Promise<void> {
    const shown = await requestsOn(page);
    const own = (id: string | undefined) => sumOf(week.filter((request) => request.id === id));
    expect(shown).toEqual(shown.map(([id]) => [id, ...cellsFor(own(id), measure, words)]));
  }

  it('stands on the button, in each of its measures, and in its title', async () => {
    const worker = await chromium.worker();
    const sums = sumOf(today);
    const searches = searchesOf(sums);
    const shown = {
      off: '',
      requests: String(sums.requests),
      searches: formatEstimate(searches, 'searches', words.numbers).central,
      energy: formatEstimate(sums.energyWh, 'energy', words.numbers).central,
    };
    for (const badge of BADGES) {
      await change({ badge });
      await expect.poll(() => worker.evaluate(() => chrome.action.getBadgeText({}))).toBe(shown[badge]);
    }
    const title = await worker.evaluate(() => chrome.action.getTitle({}));
    expect(unsaid(title, [ofToday.requests, searchesText(searches, words)]), title).toEqual([]);
  });

  it('stands in the popup: the day, its sites and kinds, the days before it, and the week', async () => {
    await open('popup/index.html');
    expect(await headOf(page, words)).toEqual(ofToday);
    const joined = (rows: ReadonlyMap<string, string[]>): string[] =>
      [...rows].map(([name, [count, amount, range]]) => `${name} ${count} ${amount} (${range})`).sort();
    const sites = [...(await rowsOf(page, '.split')).values()];
    expect(sites.map(([name, , ...cells]) => [name, ...cells].join(' ')).sort()).toEqual(
      joined(groups(today, siteName, 'energy')),
    );
    await page.locator('.split ~ .vh table').waitFor({ state: 'attached' });
    const classes = [...(await rowsOf(page, '.split ~ .vh table')).values()];
    expect(classes.map((cells) => cells.join(' ')).sort()).toEqual(
      joined(groups(today, (row) => capital(words.classes[useClassOf(row)], words), 'energy')),
    );
    const ofDays = sumsBy(week, dayOf);
    await page.locator('.strip table').waitFor({ state: 'attached' });
    const counts = [...(await rowsOf(page, '.strip')).values()].map(([, count]) => count);
    expect(counts).toEqual(DAYS.map((day) => String(ofDays.get(day)?.requests)));

    await page.getByRole('link', { name: words.thisWeek }).click();
    await page.locator('.cnt.week').waitFor();
    expect(await textsOf(page, '[data-measure=requests]')).toEqual([ofWeek.requests]);
    expect(await headOf(page, words)).toEqual(ofWeek);
    expect(await textsOf(page, '.week-table td')).toEqual(
      [...ofDays.values()].map((sums) => figuresOf(sums, words).energy),
    );
  });

  it('stands in the summary: the week, its days, its heaviest requests, and what is shared', async () => {
    await open('summary/index.html#share');
    expect(await headOf(page, words)).toEqual(ofWeek);
    const days = [...(await rowsOf(page, '.week-chart table')).values()];
    expect(new Map(days.map((cells, index) => [DAYS[index], cells.slice(1, 4)]))).toEqual(
      groups(week, dayOf, 'energy'),
    );
    await expectRequests(3, 'energy');
    const shared = (await page.locator('canvas').getAttribute('aria-label')) ?? '';
    expect(unsaid(shared, Object.values(ofWeek)), shared).toEqual([]);
  });

  it('stands in the summary of a week that is over, and in what is said of its goal', async () => {
    await open(`summary/index.html?week=${WEEK_BEFORE}`);
    const sums = sumOf(files['requests.csv'].filter(({ day }) => day >= WEEK_BEFORE && day < WEEK));
    expect(await headOf(page, words)).toEqual(figuresOf(sums, words));
    const goal = (await textsOf(page, 'main .pan')).join();
    const most = `${formatCount(1_234, words.numbers)} Wh`;
    expect(unsaid(goal, [amountText(sums.energyWh, 'energy', words), most]), goal).toEqual([]);
  });

  it.each(MEASURES)('stands on the dashboard, in %s: head, bars, groups and requests', async (measure) => {
    await open(`dashboard/index.html?days=7&measure=${measure}`);
    expect(await headOf(page, words)).toEqual(ofWeek);
    const inAll = cellsFor(sumOf(week), measure, words);
    const bars = await rowsOf(page, '.chart:has(tfoot) table');
    expect(new Map([...bars].map(([day, cells]) => [day, cells.slice(-inAll.length)]))).toEqual(
      new Map([...sumsBy(week, dayOf)].map(([day, sums]) => [day, cellsFor(sums, measure, words)])),
    );
    expect((await textsOf(page, 'tfoot td')).slice(-inAll.length)).toEqual(inAll);

    const estimate = measure === 'requests' ? 'energy' : measure;
    const ofDashboard = await dashboardWords.load(language);
    const { bySite, byKind, byMode } = ofDashboard;
    const table = (caption: string) => rowsOf(page, `table:has(caption:text-is("${caption}"))`);
    const sites = [...(await table(bySite)).values()];
    expect(new Map(sites.map(([name, ...cells]) => [name, cells]))).toEqual(groups(week, siteName, estimate));
    const modes = [...(await table(byMode))];
    expect(new Map(modes.map(([key, [, ...cells]]) => [key, cells]))).toEqual(groups(week, modeOf, estimate));
    const kinds = [...(await table(byKind))];
    expect(new Map(kinds.map(([key, [, ...cells]]) => [key, cells]))).toEqual(
      new Map(
        [...sumsBy(week, useClassOf)].map(([key, sums]) => [
          key,
          [kindSaid(key, sums, ofDashboard), ...cellsFor(sums, estimate, words)],
        ]),
      ),
    );
    const list = page.locator('.records table');
    await expect.poll(() => list.getAttribute('aria-rowcount')).toBe(`${week.length + 1}`);
    expect((await requestsOn(page)).length).toBeGreaterThan(20);
    await expectRows(estimate);
  });

  async function expectExplained({ searches, energy, gwp, water }: Figures): Promise<void> {
    const [about] = words.searches(2, false);
    expect(await rideOn(page, 'energy', words)).toBe(`${about} ${energy}`);
    const sentence = (await textsOf(page, 'main > .lead')).join();
    expect(unsaid(sentence, [searches, gwp, water]), sentence).toEqual([]);
  }

  it.each([
    ['day', `day=${TODAY}`, () => ofToday],
    ['week', `week=${WEEK}`, () => ofWeek],
    ['span of days', `from=${WEEK}&to=${TODAY}`, () => ofWeek],
  ])('is explained of a %s, with its heaviest requests', async (_, query, figures) => {
    await open(`how/index.html?${query}`);
    await expectExplained(figures());
    await expectRequests(5, 'energy');
  });

  it('is explained of a single request, step by step', async () => {
    const [heaviest] = [...week].sort((a, b) => b.energyWh.central - a.energyWh.central);
    if (!heaviest) throw new Error('the made-up week is empty');
    await open(`how/index.html?request=${heaviest.id}`);
    await expectExplained(figuresOf(sumOf([heaviest]), words));
    expect(await textsOf(page, '[data-step=energy] .result')).toEqual([
      plain(cellsFor(sumOf([heaviest]), 'energy', words).join(' ')),
    ]);
  });
});
