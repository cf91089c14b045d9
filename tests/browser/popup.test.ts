/** The built popup in a real Chromium, under the policy it ships with, over a seeded database. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rangeText, searchesText } from '../../src/i18n/amounts.ts';
import { longDate } from '../../src/i18n/dates.ts';
import { popupWords } from '../../src/i18n/pages/popup.ts';
import { summaryWords } from '../../src/i18n/pages/summary.ts';
import { yardstickWords } from '../../src/i18n/pages/yardstick.ts';
import { NO_BACKUP } from '../../src/model/backup/backup-state.ts';
import { dayOf } from '../../src/model/calendar/day.ts';
import { SEARCH_BASELINES, searchEquivalents } from '../../src/model/footprint/search.ts';
import { summariseDay, totalsOf } from '../../src/model/summaries/summary.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { SITES } from '../../src/sites/table.ts';
import { parseQuery } from '../../src/ui/dashboard/query.ts';
import { positionIn } from '../../src/ui/kit/ride.tsx';
import { dayRowsOf, mockUse } from '../../src/ui/sources/mock-use.ts';
import { mockStored } from '../../src/ui/sources/today/mock.ts';
import { MOCK_STATES, type MockState } from '../../src/ui/sources/today/mock-states.ts';
import { MOST_AT_ONCE, MOST_REQUESTS, readingOf } from '../../src/ui/sources/today/reading.ts';
import { type Chromium, QUIET } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { type Look, looksOf, violations } from '../harness/gallery.ts';
import { drawn } from '../harness/person.ts';
import { computedFigures, shownFigures } from '../ui/popup-figures.ts';
import { seedStore } from '../ui/store-seed.ts';

/** Sunday evening, late enough for a day to be called quiet; from there the browser's clock ticks. */
const NOW = new Date(2026, 10, 22, 20, 30).getTime();
/** Said at 20:30 or a little later. */
const IN_AN_HOUR = /Paused until 21:[3-5]\d/;

const PLAIN: Look = { language: 'en', theme: 'light' };

let chromium: Chromium;
let page: Page;
/** What the browser said against a page: errors, warnings, refusals of the policy. */
let complaints: string[] = [];

beforeAll(async () => {
  chromium = await launchForPages(clockAt(NOW));
  page = await chromium.context.newPage();
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
});

afterAll(async () => {
  await chromium?.close();
});

afterEach(async () => {
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
});

/** @param hash the view it opens on; by itself on the day, or on a week that waits to be looked at */
async function openPopup(state: MockState, look: Look, hash = ''): Promise<void> {
  const address = `chrome-extension://${chromium.extensionId}`;
  // What was shown before leaves first: it would act on the store it finds.
  await page.goto(`${address}/${QUIET}`);
  await seedStore(await chromium.extensionPage(), mockStored(state, NOW, look));
  complaints = [];
  await page.setViewportSize({ width: 360, height: 600 });
  await page.goto(`${address}/src/ui/popup/index.html${hash}`);
  await drawn(page);
  await page.evaluate(() => document.fonts.ready);
}

function summaryOf(state: MockState) {
  return summariseDay(mockStored(state, NOW).record, dayOf(NOW));
}

/** Pixels by which anything reaches beyond the right edge. */
function overhang(): Promise<number> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll('body *:not(.vh, .vh *)')];
    const rights = seen.map((element) => element.getBoundingClientRect().right);
    const { clientWidth, scrollWidth } = document.documentElement;
    return Math.max(scrollWidth, ...rights) - clientWidth;
  });
}

/** What a screen reader calls what has the focus. */
function focusName(): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });
}

/** The window becomes as high as what the popup says, as a browser makes it. */
async function fitWindow(): Promise<void> {
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  await page.setViewportSize({ width: 360, height });
}

/** What the browser decides rather than the store: what it lets us read, and which tab is looked at. */
const OF_THE_BROWSER: readonly MockState[] = ['blocked', 'blocked-all', 'site-off'];
const STORED_STATES = MOCK_STATES.filter((state) => !OF_THE_BROWSER.includes(state));

/** What the build puts around a state is the same in all; each in each of these looks is held to the rules in gallery.test.ts. */
const HELD_TO_RULES: MockState = 'day';

/** Heads of columns that say nothing in any row. */
function emptyColumns(): Promise<string[]> {
  return page.locator('table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const rows = [...(table as HTMLTableElement).tBodies].flatMap(({ rows }) => [...rows]);
      const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent ?? '');
      return heads.filter((_, index) =>
        rows.every(({ cells }) => /^[–\s]*$/.test(cells[index]?.textContent ?? '')),
      );
    }),
  );
}

describe('the popup', () => {
  const name = '$state in $language, $theme: says what was computed, fits, and breaks no rule';
  it.each(looksOf('popup', STORED_STATES))(name, async ({ state, ...look }) => {
    await openPopup(state, look, '#today');
    await fitWindow();
    const summary = summaryOf(state);
    if (summary.footprint.energyWh.high > 0) {
      const { siteNames } = readingOf(mockStored(state, NOW), NOW);
      const words = await popupWords.load(look.language);
      expect(await shownFigures(page)).toEqual(computedFigures(summary, siteNames, words));
    }
    if (state === HELD_TO_RULES) expect(await violations(page)).toEqual([]);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await overhang(), 'with text at 200 %').toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});

/** Runs in a page before all else: of so many requests, none are there until `letGo` is called. */
function holdRequests(most: number): void {
  const { getAll } = IDBIndex.prototype;
  const isFree = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
  IDBIndex.prototype.getAll = function (keys, count) {
    const asked = getAll.call(this, keys, count);
    if (count !== most) return asked;
    const { addEventListener } = asked;
    asked.addEventListener = (type: string, listener: EventListener) =>
      addEventListener.call(asked, type, (event) => void isFree.then(() => listener(event)));
    return asked;
  };
}

describe('a day of many requests', () => {
  const [one] = mockUse(NOW, 7).requests.filter(({ kind, session }) => kind === 'text' && !session);
  const requests = Array.from({ length: 2 * MOST_AT_ONCE }, (_, index): UsageRequest => {
    const intent = index % 2 === 0 ? 'regenerate' : 'followup';
    return { ...(one as UsageRequest), id: `many-${index}`, day: dayOf(NOW), intent, mode: 'standard' };
  });
  const seedMany = async (some: readonly UsageRequest[]): Promise<void> => {
    const { meteredDays } = mockStored('day', NOW).record;
    const stored = { ...mockStored('day', NOW), record: { rows: dayRowsOf(some), meteredDays } };
    await seedStore(await chromium.extensionPage(), stored, some);
  };
  /** Where each thing stands. */
  const places = (tab: Page) =>
    tab
      .locator('.hero, .ridebox, .tri, .split, .only, footer')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top));

  it('has its numbers before it looks at each, and what they say moves nothing', async () => {
    await page.goto(`chrome-extension://${chromium.extensionId}/${QUIET}`);
    await seedMany(requests);
    const tab = await chromium.context.newPage();
    await tab.setViewportSize({ width: 360, height: 600 });
    await tab.addInitScript(holdRequests, MOST_REQUESTS);
    await tab.goto(`chrome-extension://${chromium.extensionId}/src/ui/popup/index.html#today`);
    await tab.locator('[data-measure=requests]').waitFor();
    await tab.evaluate(() => document.fonts.ready);
    expect(await tab.locator('[data-measure=requests]').innerText()).toBe(`${requests.length}`);
    expect(await tab.locator('[aria-busy=true]').innerText()).toBe('');
    const before = await places(tab);
    await tab.evaluate(() => Reflect.get(globalThis, 'letGo')());
    await drawn(tab);
    expect(await tab.locator('.say').innerText()).toMatch(/^Answers asked for again made/);
    expect(await places(tab)).toEqual(before);
    await tab.close();
  });

  it('is one frame where there are few', async () => {
    await page.goto(`chrome-extension://${chromium.extensionId}/${QUIET}`);
    await seedMany(requests.slice(0, MOST_AT_ONCE));
    const tab = await chromium.context.newPage();
    await tab.addInitScript(holdRequests, MOST_REQUESTS);
    await tab.goto(`chrome-extension://${chromium.extensionId}/src/ui/popup/index.html#today`);
    await tab.locator('.say').waitFor();
    expect(await tab.locator('.place').count()).toBe(0);
    await tab.close();
  });
});

describe('the popup', () => {
  it.each([
    'en',
    'fr',
  ] as const)('opens every yardstick from its baseline, by keyboard, in %s', async (language) => {
    await openPopup('day', { language, theme: 'dark' });
    await fitWindow();
    const basis = page.locator('.ends button');
    await basis.focus();
    await page.keyboard.press('Enter');
    const shown = page.locator('[data-baseline] .shown');
    await shown.first().waitFor();
    const words = await popupWords.load(language);
    const yardstick = await yardstickWords.load(language);
    const { energyWh } = summaryOf('day').footprint;
    expect(await shown.allInnerTexts()).toEqual(
      SEARCH_BASELINES.map((baseline) => {
        const searches = searchEquivalents(energyWh, baseline);
        return yardstick.shown(searchesText(searches, words), rangeText(searches, 'searches', words));
      }),
    );
    expect(await page.locator('[data-baseline] .chip').count()).toBe(1);
    expect(await page.locator('.yardstick a[href$="#estimation"]').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.locator('.yardstick').waitFor({ state: 'detached' });
    await expect.poll(focusName).toBe(await basis.innerText());
    expect(complaints).toEqual([]);
  });

  it('says what each day of its strip holds, by arrow keys, and leads to it', async () => {
    await openPopup('day', PLAIN);
    await fitWindow();
    const days = page.getByRole('group', { name: /seven days/ }).getByRole('link');
    await days.first().waitFor();
    const { week } = summaryOf('day');
    const words = await popupWords.load('en');
    const names = await days.evaluateAll((all) => all.map(({ textContent }) => textContent));
    expect(names).toEqual(
      week.map(({ day, requests, usual }) => {
        const said = requests === null ? words.notMetered : `${requests} ${words.requests(requests)}`;
        return `${longDate(day, words, dayOf(NOW))}, ${said}${usual === null ? '' : ` (usual ${usual})`}`;
      }),
    );
    await days.last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('.hero .looked').innerText()).toBe(names.at(-2));
    const asked = new URL((await days.nth(5).getAttribute('href')) ?? '', page.url()).searchParams;
    expect(parseQuery(asked).span).toEqual({ from: week[5]?.day, to: week[5]?.day });
    expect(await overhang()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });

  it('says a usual day', async () => {
    await openPopup('day', { language: 'fr', theme: 'light' });
    expect(await shownFigures(page)).toEqual({
      requests: '23',
      searches: 'environ 30 recherches web',
      ends: ['6,8', '130'],
      measures: ['9 Wh', '2 à 38', '3,9 g', '0,66 à 25', '30 mL', '3,5 à 210'],
      sites: ['ChatGPT 14 6,2 Wh', 'Claude 7 2,4 Wh', 'Gemini 2 0,4 Wh'],
    });
    expect(await page.locator('.say').innerText()).toBe(
      'Trois images représentent environ la moitié de l’énergie du jour\u00a0: 4,2 sur 9\u202fWh. Les fourchettes se recouvrent\u00a0: le texte peut avoir pesé davantage.',
    );
    expect(await page.title()).toBe('Aujourd’hui · Trottinette');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  it('explains a zero: which sites are on, and when one was last counted', async () => {
    await openPopup('zero', PLAIN);
    const text = await page.locator('main').innerText();
    expect(text).toContain('No AI request seen yet today.');
    const granted = SITES.filter(({ access }) => access === 'granted').length;
    expect(text).toContain(`Counting is on for ${granted} sites.`);
    expect(text).toContain('Last counted: yesterday 18:30, on Claude.');
  });

  it('invents no day before the first request, and marks its example as one', async () => {
    await openPopup('first-run', PLAIN);
    expect(await page.locator('h1').innerText()).toBe('Ready. Ask your AI as usual.');
    expect(await page.locator('.example').innerText()).toMatch(/^Example/);
    expect(await page.locator('.strip').count()).toBe(0);
  });

  it('says since when a site may be missing, and marks its count', async () => {
    await openPopup('changed', PLAIN);
    const note = page.getByRole('status');
    expect(await note.innerText()).toContain('Counts may be missing since Friday 20 November.');
    expect(await note.getByRole('link').getAttribute('href')).toBe('../report/index.html?site=chatgpt');
    expect(await page.locator('[data-row=chatgpt]').innerText()).toContain('14\u202f+');
    expect(await page.locator('.say').count()).toBe(0);
  });

  it('sets the handlebar by script where the central value stands, the policy allowing it', async () => {
    await openPopup('day', PLAIN);
    const stem = await page.locator('.ride .rail i').evaluate((element) => {
      const rail = element.parentElement?.getBoundingClientRect();
      return rail ? (element.getBoundingClientRect().left - rail.left - 8.5) / (rail.width - 17) : -1;
    });
    expect(stem).toBeCloseTo(positionIn(summaryOf('day').footprint.energyWh), 1);
  });

  it('uses the fonts it brings', async () => {
    await openPopup('day', { language: 'fr', theme: 'light' });
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(new Set(loaded.map((family) => family.replaceAll('"', '')))).toEqual(
      new Set(['Bricolage', 'Figtree']),
    );
    expect(loaded).toHaveLength(4);
  });

  it('leads to how the day was computed, to the dashboard and to the options', async () => {
    await openPopup('day', PLAIN);
    const links = page.locator('a:not(.days a)');
    const hrefs = () => links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await expect
      .poll(hrefs)
      .toEqual([
        '../options/index.html',
        '../how/index.html?day=2026-11-22',
        '#week=',
        '../dashboard/index.html',
      ]);
  });

  it('is worked by keyboard, in the order it is read in', async () => {
    await openPopup('day', PLAIN);
    await page.locator('.days').waitFor();
    const names: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('Tab');
      names.push(await focusName());
    }
    const usual = summaryOf('day').week.at(-1)?.usual;
    expect(names).toEqual([
      'Pause counting',
      'Options',
      `Sunday 22 November, 23 requests (usual ${usual})`,
      '0.3\u00a0Wh a search (Google, 2009)',
      'How is this computed?',
      'This week',
      'Dashboard',
    ]);
  });

  it('opens the menu of pauses with Enter, closes it with Escape, and gives the focus back', async () => {
    await openPopup('day', PLAIN);
    const menu = page.locator('#counting-menu');
    await menu.waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'visible' });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await expect.poll(focusName).toBe('Pause counting');
  });

  it('pauses and resumes by keyboard, the focus staying where it can be seen', async () => {
    await openPopup('day', PLAIN);
    await page.locator('#counting-menu').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#counting-menu').waitFor({ state: 'visible' });
    await page.keyboard.press('Tab');
    await expect.poll(focusName).toBe('For an hour');
    await page.keyboard.press('Space');
    await page.getByText(IN_AN_HOUR).waitFor();
    await expect.poll(focusName).toBe('Resume now');
    expect(await page.locator('#counting').evaluate((button) => button.matches(':focus-visible'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(IN_AN_HOUR).waitFor({ state: 'detached' });
    await expect.poll(focusName).toBe('Pause counting');
  });

  it('resumes with the button of its note, which leaves the focus on the one above', async () => {
    await openPopup('paused', PLAIN);
    await page.getByRole('button', { name: 'Resume now' }).last().click();
    await page.getByRole('status').waitFor({ state: 'detached' });
    await expect.poll(focusName).toBe('Pause counting');
    await expect.poll(() => page.locator('.off').count()).toBe(0);
  });

  it('sends an idea away for good', async () => {
    await openPopup('coach', PLAIN);
    const card = page.getByRole('region', { name: 'Did this one need the Formula 1?' });
    expect(await card.innerText()).toContain('It took about 4 web searches');
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await card.waitFor({ state: 'detached' });
    await expect.poll(focusName).toBe('This week');
    await page.reload();
    await drawn(page);
    expect(await card.count()).toBe(0);
  });

  it('opens the week that waits to be looked at, and it waits no more', async () => {
    await openPopup('summary-ready', PLAIN, '#today');
    await page.getByRole('link', { name: 'Week ready' }).click();
    await page.locator('h2', { hasText: 'Week 46' }).waitFor();
    await expect.poll(focusName).toBe('Back to today');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'This week' }).waitFor();
    await expect.poll(() => page.locator('[data-measure=requests]').innerText()).toBe('23');
  });

  it.each([
    'en',
    'fr',
  ] as const)('opens on the week that is over, once, in %s; a click leads back to today', async (language) => {
    await openPopup('summary-ready', { language, theme: 'light' });
    await fitWindow();
    const words = await summaryWords.load(language);
    const title = (number: string) => page.locator('h2', { hasText: words.week(number) });
    await title('46').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overhang()).toBeLessThanOrEqual(0);
    const weeks = page.getByRole('group', { name: words.fiveWeeks }).getByRole('link');
    await expect.poll(() => weeks.count()).toBe(5);
    await page.getByRole('link', { name: words.backToToday }).click();
    await expect.poll(() => page.locator('[data-measure=requests]').innerText()).toBe('23');
    await page.goto(`chrome-extension://${chromium.extensionId}/manifest.json`);
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/popup/index.html`);
    await drawn(page);
    expect(await page.locator('[data-measure=requests]').innerText()).toBe('23');
    expect(complaints).toEqual([]);
  });

  it('opens on the week that is over also where it has a reminder of backups for today', async () => {
    await openPopup('summary-ready', PLAIN, '#today');
    await page.evaluate((backup) => chrome.storage.local.set({ backup }), { ...NO_BACKUP, note: 'late' });
    await page.goto(`chrome-extension://${chromium.extensionId}/${QUIET}`);
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/popup/index.html`);
    await page.locator('h2', { hasText: 'Week 46' }).waitFor();
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page.getByText('No backup for four weeks').waitFor();
  });

  it('leads to earlier weeks in one click, by its arrows and by the bars of five weeks, and on to the days of a week', async () => {
    await openPopup('day', PLAIN, '#week=');
    const title = (number: number) => page.locator('h2', { hasText: `Week ${number}` });
    await title(47).waitFor();
    await expect.poll(() => page.locator('table').count()).toBeGreaterThan(1);
    expect(await emptyColumns()).toEqual([]);
    await page.getByRole('link', { name: 'Previous week' }).click();
    await title(46).waitFor();
    const weeks = page.getByRole('group', { name: 'Requests of this week and the four before it' });
    await weeks.getByRole('link').last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await title(45).waitFor();
    const days = page.getByRole('group', { name: /Energy per day/ }).getByRole('link');
    await expect.poll(() => days.count()).toBe(7);
    await days.last().focus();
    await page.keyboard.press('Home');
    const said = await days.first().locator('.vh').textContent();
    await expect.poll(() => page.locator('main > .looked').innerText()).toBe(said);
    const asked = new URL((await days.first().getAttribute('href')) ?? '', page.url()).searchParams;
    expect(parseQuery(asked).span).toEqual({ from: '2026-11-02', to: '2026-11-02' });
    expect(await violations(page)).toEqual([]);
  });

  it('says how far a goal is: a line under the day, a rail in the week', async () => {
    await openPopup('day', PLAIN);
    const goal = { of: 'requests', most: 150 };
    await page.evaluate(async (asked) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...(settings as object), goal: asked } });
    }, goal);
    await page.reload();
    await drawn(page);
    const { rows } = mockStored('day', NOW).record;
    const used = totalsOf(rows.filter(({ day }) => day >= '2026-11-16')).requests;
    const said = `${used} requests, of at most 150 requests.`;
    expect(await page.locator('main').innerText()).toContain(`This week so far: ${said}`);
    await page.getByRole('link', { name: 'This week' }).click();
    await page.getByText(`So far: ${said}`).waitFor();
    const rail = page.getByRole('progressbar', { name: 'Your goal' });
    expect(await rail.evaluate((element) => (element as HTMLProgressElement).value)).toBe(
      Math.min(used, 150),
    );
  });

  it('shows a request that is recorded while it is open', async () => {
    await openPopup('zero', PLAIN);
    expect(await page.locator('[data-measure=requests]').innerText()).toBe('0');
    await seedStore(await chromium.extensionPage(), mockStored('one', NOW, PLAIN));
    await page.locator('[data-measure=requests]', { hasText: '1' }).waitFor();
  });

  it('marks the frame that holds the numbers, once', async () => {
    await openPopup('day', PLAIN);
    const marks = () => performance.getEntriesByName('trottinette:numbers').length;
    await page.waitForFunction(marks);
    expect(await page.evaluate(marks)).toBe(1);
  });

  it('draws rails, bars and strip in system colours where colours are forced', async () => {
    await openPopup('answering', PLAIN);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    const colourOf = (selector: string, property: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const ink = await colourOf('h1', 'color');
    expect(await colourOf('.rail', 'color')).toBe(ink);
    expect(await colourOf('.bar .text', 'background-color')).toBe(ink);
    expect(await colourOf('.strip .b', 'fill')).toBe(ink);
  });

  it('says so where the store can’t be opened, rather than show a zero', async () => {
    await openPopup('day', PLAIN);
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no access', 'SecurityError');
      };
    });
    await page.reload();
    await drawn(page);
    expect(await page.locator('h1').innerText()).toBe('Counts can’t be read');
    expect(await violations(page)).toEqual([]);
  });
});
