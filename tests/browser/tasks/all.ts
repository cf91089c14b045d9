/** The eleven, in the order of the issue that asks for them. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cellsOf, rangeText, searchesText } from '../../../src/i18n/amounts.ts';
import { longDate } from '../../../src/i18n/dates.ts';
import { formatCount } from '../../../src/i18n/format.ts';
import { daysOfWeek } from '../../../src/model/calendar/week.ts';
import { SEARCH_BASELINES, searchEquivalents } from '../../../src/model/footprint/search.ts';
import { type History, historyOf } from '../../../src/model/summaries/history.ts';
import { type NamedSpan, periodOf } from '../../../src/model/summaries/period.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { kindText } from '../../../src/ui/dashboard/made.ts';
import { basisText } from '../../../src/ui/shell/search-basis.tsx';
import { weekTitle } from '../../../src/ui/summary/say-week.ts';
import { plain, rowsOf, textsOf } from '../../ui/shown-figures.ts';
import {
  changeSettings,
  follow,
  named,
  storedSettings,
  type Task,
  toDashboard,
  toOptions,
  type World,
} from './task.ts';

/** A Wednesday, whose week before is over. */
export const TODAY = '2026-11-25';
export const LAST_WEEK = '2026-11-16';
const YESTERDAY = '2026-11-24';

/** The dashboard of a span, and all that is to be said of it. */
async function inSpan(world: World, asked: NamedSpan) {
  const page = await toDashboard(world);
  await world.hands.press(named(page, 'radio', world.words.dashboard.spans[asked]));
  const { rows, meteredDays } = world.use.record;
  const calendar = { today: TODAY, weekStart: 'monday', first: null } as const;
  const history = historyOf(rows, meteredDays, { ...calendar, period: periodOf(asked, calendar) });
  /** The rows of one of its tables. */
  const table = async (caption: string): Promise<string[][]> => [
    ...(await rowsOf(page, `table:has(caption:text-is("${caption}"))`)).values(),
  ];
  return { history, table };
}

type Group = Pick<History['byModel'][number], 'totals'>;

/** A row of such a table: a name, a count, an energy and its range. */
function rowOf(name: string, count: string, { totals }: Group, { words }: World): string[] {
  const { amount, range } = cellsOf(totals.footprint.energyWh, 'energy', words.dashboard);
  return [name, count, amount, range].map(plain);
}

async function imagesLastMonth(world: World): Promise<void> {
  const { dashboard: said } = world.words;
  const { history, table } = await inSpan(world, 'last-month');
  const images = history.byKind.find(({ key }) => key === 'image');
  if (!images) throw new Error('the made-up month has no images');
  const row = rowOf(said.useClasses.image, kindText(images, said), images, world);
  await expect.poll(() => table(said.byKind)).toContainEqual(row);
}

async function heaviestModel(world: World): Promise<void> {
  const { dashboard: said } = world.words;
  const { history, table } = await inSpan(world, 'this-week');
  const [heaviest] = history.byModel;
  if (!heaviest) throw new Error('the made-up week has no model');
  const count = formatCount(heaviest.totals.requests, said.numbers);
  const row = rowOf(heaviest.key, count, heaviest, world);
  await expect.poll(async () => (await table(said.byModel))[0]).toEqual(row);
}

async function deleteYesterday(world: World): Promise<void> {
  const { hands, popup, words } = world;
  const day = popup.getByRole('link', { name: longDate(YESTERDAY, words.popup, TODAY) });
  const page = await follow(world, day);
  await hands.press(named(page, 'button', words.dashboard.removeDay));
  await hands.press(named(page, 'button', words.dashboard.deleteColumn));
  await page.getByText(words.dashboard.removal.day.removed).waitFor();
  await page.getByText(words.dashboard.emptyPeriod).waitFor();
  await named(page, 'button', words.dashboard.undo).click();
  await page.getByText(words.dashboard.removal.day.restored).waitFor();
}

async function sheetForTeacher(world: World): Promise<void> {
  const page = await toDashboard(world);
  const { exports, site } = world.words.dashboard;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    world.hands.press(named(page, 'button', exports.sheet)),
  ]);
  const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(head).toContain(site);
  expect(lines.length).toBeGreaterThan(100);
}

const OWN = 'http://localhost:3000';

async function addOpenWebUi(world: World): Promise<void> {
  const page = await toOptions(world);
  const { own } = world.words.options;
  await world.hands.type(named(page, 'textbox', own.address), 'localhost:3000');
  await world.hands.press(named(page, 'button', own.add));
  // The browser asks for the address: this build has it.
  world.hands.answer();
  await page.getByText(own.added(OWN)).waitFor();
  const { ownOrigins } = await storedSettings(world);
  expect(ownOrigins).toMatchObject([{ origin: OWN, kind: 'openwebui' }]);
}

async function badgeOff(world: World): Promise<void> {
  const page = await toOptions(world);
  await world.hands.press(named(page, 'radio', world.words.options.display.badges.off));
  await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
}

/** Whose figure it is, and what the day comes to under every other. */
async function disputeSearches(world: World): Promise<void> {
  const { popup, hands, words, use } = world;
  await hands.press(named(popup, 'button', plain(basisText(await storedSettings(world), words.popup))));
  const { energyWh } = totalsOf(use.record.rows.filter(({ day }) => day === TODAY)).footprint;
  const shown = SEARCH_BASELINES.map((baseline) => {
    const searches = searchEquivalents(energyWh, baseline);
    const { popup: said } = words;
    return plain(words.yardstick.shown(searchesText(searches, said), rangeText(searches, 'searches', said)));
  });
  await expect.poll(() => textsOf(popup, '[data-baseline] .shown')).toEqual(shown);
}

async function changeCountry(world: World): Promise<void> {
  const page = await toOptions(world);
  await world.hands.choose(page.getByLabel(world.words.options.zone.name, { exact: true }), 'France');
  await expect.poll(async () => (await storedSettings(world)).zone).toBe('FR');
}

async function pauseAnHour(world: World): Promise<void> {
  const { popup, hands, words } = world;
  await hands.press(named(popup, 'button', words.popup.counting.open));
  await hands.press(named(popup, 'button', words.aside.pauses.hour));
  const pause = async () => (await storedSettings(world)).pause;
  const msOf = async () => ((await pause())?.until ?? 0) - ((await pause())?.since ?? 0);
  await expect.poll(msOf).toBe(3_600_000);
  await popup.locator('.note').first().waitFor();
}

async function lastWeek({ popup, words, use }: World): Promise<void> {
  await expect.poll(() => textsOf(popup, 'header h2')).toEqual([weekTitle(LAST_WEEK, words.summary)]);
  const days = new Set(daysOfWeek(LAST_WEEK));
  const { requests } = totalsOf(use.record.rows.filter(({ day }) => days.has(day)));
  expect(await textsOf(popup, '[data-measure=requests]')).toEqual([
    plain(formatCount(requests, words.summary.numbers)),
  ]);
}

async function shareLastWeek(world: World): Promise<void> {
  const { popup, hands, words } = world;
  await lastWeek(world);
  const page = await follow(world, named(popup, 'link', words.summary.share.open));
  const save = named(page, 'button', words.summary.share.save);
  expect(await save.evaluate(isInSight), 'above the fold').toBe(true);
  const [download] = await Promise.all([page.waitForEvent('download'), hands.press(save)]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`${LAST_WEEK}\\.png$`));
}

/** Runs in the page. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

export const TASKS: readonly Task[] = [
  { name: 'images last month, and their cost', most: 2, run: imagesLastMonth },
  { name: 'the heaviest model this week', most: 2, run: heaviestModel },
  { name: 'delete yesterday', most: 3, run: deleteYesterday },
  { name: 'a CSV for a teacher', most: 3, run: sheetForTeacher },
  {
    name: 'add Open WebUI',
    most: 5,
    run: addOpenWebUi,
    end: (world) => changeSettings(world, { ownOrigins: [] }),
  },
  {
    name: 'switch the badge off',
    most: 3,
    run: badgeOff,
    end: (world) => changeSettings(world, { badge: 'requests' }),
  },
  { name: 'dispute the number of searches', most: 2, run: disputeSearches },
  {
    name: 'change the country',
    most: 3,
    run: changeCountry,
    end: (world) => changeSettings(world, { zone: null }),
  },
  {
    name: 'pause for an hour',
    most: 3,
    run: pauseAnHour,
    end: (world) => changeSettings(world, { pause: null }),
  },
  { name: 'last week’s summary', most: 1, isWeekNew: true, run: lastWeek },
  { name: 'share it', most: 3, isWeekNew: true, run: shareLastWeek },
];
