/** The dashboard in a real Chromium, over the real store and background. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/i18n/amounts.ts';
import { longDate } from '../../src/i18n/dates.ts';
import { dashboardWords } from '../../src/i18n/pages/dashboard.ts';
import { dayOf } from '../../src/model/calendar/day.ts';
import { totalsOf } from '../../src/model/summaries/summary.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { USE_CLASSES } from '../../src/model/usage/use-class.ts';
import { dayRowsOf, mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import { type Chromium, QUIET } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { noonClock } from '../harness/clock.ts';
import { violations } from '../harness/gallery.ts';
import { drawn } from '../harness/person.ts';
import { seedStore } from '../ui/store-seed.ts';

/** The last days it shows are counted from its own day, which must still be that of what is stored. */
const clock = noonClock();
const use = mockUse(clock.now(), 50);
const settings = { ...agreedSettings(), language: 'en' };

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchForPages(clock);
  await store(use.requests);
});

afterAll(async () => {
  await chromium?.close();
});

afterEach(async () => {
  await page?.close();
});

async function store(requests: readonly UsageRequest[], { hasAgreed } = { hasAgreed: true }): Promise<void> {
  const record = { rows: dayRowsOf(requests), meteredDays: use.record.meteredDays };
  const own = { ...settings, ...(hasAgreed ? {} : { consent: null }) };
  const stored = { record, health: [], settings: own, storageFailedAt: null };
  await seedStore(await chromium.extensionPage(), stored, requests);
}

async function open(address: string): Promise<void> {
  page = await chromium.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html${address}`);
  await drawn(page);
}

const count = async (): Promise<number> =>
  Number((await page.locator('[data-measure=requests]').innerText()).replaceAll(',', ''));
const within = (days: number): UsageRequest[] => {
  const from = [...new Set(use.requests.map(({ day }) => day)), ...use.record.meteredDays].sort();
  const last = from.at(-1) ?? '';
  const first = new Date(Date.parse(last) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return use.requests.filter(({ day }) => day >= first);
};

declare global {
  interface Window {
    letGo?: () => void;
    noted?: string[];
  }
}

/** Runs in the page: what is stored beside the database is not read before `letGo`. */
function holdSettings(): void {
  const { local } = chrome.storage;
  const get: (keys: string) => Promise<object> = local.get.bind(local);
  const held = new Promise<void>((resolve) => {
    window.letGo = resolve;
  });
  Object.assign(local, {
    async get(keys: string) {
      await held;
      return get(keys);
    },
  });
}

/** Runs in a page of the extension: nobody else reads a request before `letGo`; all other stores can be read. */
async function holdRequests(): Promise<void> {
  const opening = indexedDB.open('trottinette');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = database.transaction('requests', 'readwrite').objectStore('requests');
  let isHeld = true;
  window.letGo = () => {
    isHeld = false;
    database.close();
  };
  // A transaction lasts as long as something is asked of it.
  const ask = (): void => {
    if (isHeld) store.getKey('').onsuccess = ask;
  };
  ask();
}

/** Runs in the page: keeps every text that a part of it shows from now on. */
function noteStatus(selector: string): void {
  const status = document.querySelector<HTMLElement>(selector);
  if (!status) throw new Error('there is no status');
  let last = status.innerText;
  const noted: string[] = [];
  window.noted = noted;
  const note = (): void => {
    const text = status.innerText.trim();
    if (text !== last) noted.push(text);
    last = text;
  };
  last = last.trim();
  new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
}

/** `694 requests and 2 voice sessions`: by a reading of its own. */
function countsSaid(all: readonly UsageRequest[]): string {
  const sessions = all.filter(({ session }) => session).length;
  const requests = all.length - sessions;
  const named = (count: number, name: string) =>
    count === 0 ? [] : [`${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`];
  return [...named(requests, 'request'), ...named(sessions, 'voice session')].join(' and ');
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Runs in the page: the colour each class is filled with, as its relative luminance (WCAG 2.2), and what is drawn on it. */
function looksOfClasses(classes: readonly string[]) {
  const stack = document.querySelector('.stack');
  if (!stack) throw new Error('there is no bar');
  return classes.map((of) => {
    const part = stack.appendChild(document.createElement('span'));
    part.className = of;
    const { backgroundColor, backgroundImage } = getComputedStyle(part);
    part.remove();
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!context) throw new Error('nothing can be drawn');
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
      value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    // The form of the pattern, whatever its colours.
    const pattern = backgroundImage.replaceAll(/rgba?\([^)]*\)|color\([^)]*\)/g, '');
    return { of, luminance: 0.2126 * red + 0.7152 * green + 0.0722 * blue, pattern };
  });
}

/** Runs in the page: scrolls the list as far as 10,000 px a second go in 60 frames, each of a sixtieth of a second. */
async function scrollInSteps() {
  const [px, steps] = [167, 60];
  const list = document.querySelector('.records .scroll');
  const body = list?.querySelector('tbody');
  if (!list || !body) throw new Error('there is no list');
  let drawnRows = 0;
  let most = 0;
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) drawnRows += addedNodes.length;
    most = Math.max(most, body.childElementCount);
  });
  observer.observe(body, { childList: true });
  for (let step = 0; step < steps; step += 1) {
    list.scrollTop += px;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  observer.disconnect();
  return { px, steps, drawnRows, most };
}

describe('the dashboard', () => {
  it('shows the last 30 days of what is stored, and breaks no rule', async () => {
    await open('');
    expect(await count()).toBe(totalsOf(dayRowsOf(within(30))).requests);
    const rows = within(30).length;
    await expect.poll(() => page.locator('.records table').getAttribute('aria-rowcount')).toBe(`${rows + 1}`);
    expect(await page.locator('.records tbody tr').count()).toBeLessThan(100);
    expect(await violations(page)).toEqual([]);
  });

  it('says that it waits while its store takes its time; until it was read, it is not drawn', async () => {
    page = await chromium.context.newPage();
    await page.addInitScript(holdSettings);
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html`);
    await page.getByRole('heading', { name: (await dashboardWords.load('en')).waiting }).waitFor();
    const drawing = drawn(page);
    const bars = page.getByRole('group', { name: 'Energy per day' }).getByRole('button');
    expect(await bars.count()).toBe(0);
    await page.evaluate(() => window.letGo?.());
    await drawing;
    expect(await bars.count()).toBe(30);
  });

  it('has sums and days before it looks at many requests, and can be used meanwhile', async () => {
    await store([
      ...use.requests,
      ...use.requests.map((request) => ({ ...request, id: `again-${request.id}` })),
    ]);
    const holder = await chromium.extensionPage();
    await holder.evaluate(holdRequests);
    page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/dashboard/index.html?days=90`);
    await page.getByRole('heading', { name: 'Energy per week' }).waitFor();
    expect(await count()).toBe(2 * totalsOf(dayRowsOf(within(90))).requests);
    await page.getByRole('radio', { name: 'CO₂e' }).check();
    await page.getByRole('heading', { name: 'CO₂e per week' }).waitFor();
    const hours = page.getByRole('group', { name: 'CO₂e by hour' }).locator('.stack > *');
    expect(await page.getAttribute('main', 'aria-busy')).toBe('true');
    expect(await hours.count()).toBe(0);
    expect(await page.locator('.records tbody tr').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await holder.evaluate(() => window.letGo?.());
    await drawn(page);
    expect(await hours.count()).toBeGreaterThan(0);
    expect(await page.locator('.records tbody tr').count()).toBeGreaterThan(0);
    await page.goto(`chrome-extension://${chromium.extensionId}/${QUIET}`);
    await store(use.requests);
  });

  it('is switched by keyboard, and its address opens it again as it was', async () => {
    await open('');
    await page.getByRole('radio', { name: '30 days' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Energy per week' }).waitFor();
    await page.getByRole('radio', { name: 'Energy' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'CO₂e per week' }).waitFor();
    expect(new URL(page.url()).search).toBe('?days=90&measure=gwp');
    expect(await count()).toBe(totalsOf(dayRowsOf(within(90))).requests);
    await page.reload();
    await page.getByRole('heading', { name: 'CO₂e per week' }).waitFor();
    expect(await page.getByRole('radio', { name: '90 days' }).isChecked()).toBe(true);
  });

  it('says in its table what its bars say', async () => {
    await open('?days=7&measure=requests');
    await page.locator('summary').first().click();
    const table = page.locator('.chart').first().locator('table');
    expect(await table.locator('tbody tr').count()).toBe(7);
    const shown = await table.locator('tbody tr td:last-child').allInnerTexts();
    expect(shown.reduce((sum, text) => sum + Number(text), 0)).toBe(await count());
  });

  it('says what each bar holds, by arrow keys, as a screen reader meets it', async () => {
    await open('?days=30');
    const chart = page.getByRole('group', { name: 'Energy per day' });
    const names = await chart
      .getByRole('button')
      .evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''));
    expect(names).toHaveLength(30);
    const words = await dashboardWords.load('en');
    const days = [...new Set(within(30).map(({ day }) => day))].sort();
    for (const day of days) {
      const { energyWh } = totalsOf(dayRowsOf(use.requests.filter((own) => own.day === day))).footprint;
      const { amount, range } = cellsOf(energyWh, 'energy', words);
      const said = amount === '–' ? amount : `${amount} (${range})`;
      expect(names).toContain(`${longDate(day, words, dayOf(clock.now()))}: ${said}`);
    }
    // The order of the tree is that of the days; one stop of the keyboard for all of them.
    const tree = await chart.ariaSnapshot();
    const plain = names.map((name) => name.replaceAll(/\s/g, ' '));
    expect([...tree.matchAll(/button "(.*)"/g)].map(([, name]) => name)).toEqual(plain);
    expect(await chart.locator('[tabindex="0"]').count()).toBe(1);
    const looked = () => page.locator('.looked').first().innerText();
    await chart.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(looked).toBe(names.at(-3));
    await page.keyboard.press('Home');
    await expect.poll(looked).toBe(names[0]);
  });

  it('tells classes apart by more than a shade: by 3 to 1 or by pattern, in light and dark', async () => {
    await open('?days=30');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const looks = await page.evaluate(looksOfClasses, [...USE_CLASSES]);
      for (const [index, one] of looks.entries())
        for (const other of looks.slice(index + 1)) {
          const ratio = contrast(one.luminance, other.luminance);
          const isApart = one.pattern !== other.pattern || ratio >= 3;
          expect(isApart, `${one.of} and ${other.of}, ${colorScheme}: ${ratio.toFixed(1)}`).toBe(true);
        }
    }
  });

  it('has tables on a wide page, and stacks their cells under 48rem with what each is', async () => {
    await open('?days=30');
    const row = page.locator('table:has(caption:text-is("By site")) tbody tr').first();
    const displays = () =>
      row.evaluate((element) =>
        [element, element.querySelector('td')].map((it) => it && getComputedStyle(it).display),
      );
    expect(await displays()).toEqual(['table-row', 'table-cell']);
    await page.setViewportSize({ width: 47 * 16, height: 900 });
    await expect.poll(displays).toEqual(['block', 'flex']);
    const named = await row
      .locator('td')
      .evaluateAll((all) => all.map((cell) => getComputedStyle(cell, '::before').content));
    expect(named).toEqual(['"Requests"', '"Energy"', '"Range"']);
  });

  it('opens the day of a bar, takes it away and back, and steps back to where it came from', async () => {
    await open('?days=7');
    const whole = await count();
    const day = within(7).at(-1)?.day ?? '';
    const words = await dashboardWords.load('en');
    const bar = page.getByRole('button', { name: `${longDate(day, words, dayOf(clock.now()))}:` });
    await bar.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete this day' }).waitFor();
    expect(new URL(page.url()).searchParams.get('days')).toBe(`${day}..${day}`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('main');
    const own = use.requests.filter((request) => request.day === day);
    expect(await count()).toBe(totalsOf(dayRowsOf(own)).requests);
    await page.getByRole('button', { name: 'Delete this day' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Day deleted.').waitFor();
    await page.getByText('No request in this period.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The day is back.').waitFor();
    await page.goBack();
    await page.waitForFunction((requests) => {
      const shown = document.querySelector('[data-measure=requests]')?.textContent ?? '';
      return Number(shown.replaceAll(',', '')) === requests;
    }, whole);
  });

  it('follows its bars, and shows whole ranges where they are asked for', async () => {
    await open('?days=30');
    const top = () => page.locator('.field-of-bars').first().locator('.tick span').last().innerText();
    const highest = () =>
      page
        .locator('.stack')
        .evaluateAll((all) => Math.max(...all.map((bar) => bar.getBoundingClientRect().height)));
    const [tick, height] = [await top(), await highest()];
    expect(await page.locator('.band.off').count()).toBeGreaterThan(0);
    await page.getByRole('switch', { name: 'Whole ranges' }).first().check();
    await page.waitForFunction(() => !document.querySelector('.chart')?.querySelector('.band.off'));
    expect(await top()).not.toBe(tick);
    expect(await highest()).toBeLessThanOrEqual(height);
  });

  it('deletes a request, says so, and takes it back', async () => {
    await open('?days=7');
    const before = await count();
    const first = page.locator('.records tbody tr').first();
    const name = await first.locator('button').getAttribute('aria-label');
    await first.locator('button').focus();
    await page.keyboard.press('Enter');
    // The keyboard stands on the answer that deletes nothing: Enter twice is a slip.
    await page.getByText('It leaves its day’s total too.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep');
    await page.keyboard.press('Enter');
    await page.waitForFunction((label) => document.activeElement?.ariaLabel === label, name);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Request deleted.').waitFor();
    await page.waitForFunction((label) => !document.querySelector(`[aria-label="${label}"]`), name);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
    expect(await count()).toBeLessThanOrEqual(before);
    await page.keyboard.press('Enter');
    await page.getByText('Request is back.').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Request is back.');
    await page.locator(`[aria-label="${name}"]`).waitFor();
    expect(await count()).toBe(before);
  });

  it('exports exactly what it shows', async () => {
    await open('?days=7');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'All columns (CSV)' }).click();
    const lines = readFileSync(await (await waiting).path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(1 + within(7).length);
    const said = (await page.locator('.records-head [role=status] .told').innerText()).trim();
    expect(said.startsWith(`${countsSaid(within(7))} are saved as trottinette-`)).toBe(true);
  });

  it('hands over, of a list that is looked through, what is found in it, and says so', async () => {
    await open('?days=30');
    await page.getByRole('searchbox').fill('claude');
    await page.getByText('The tables hold the requests found here').waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'For a spreadsheet' }).click();
    const [, ...lines] = readFileSync(await (await waiting).path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines.length).toBeLessThan(within(30).length);
    expect(lines.filter((line) => !/claude/i.test(line))).toEqual([]);
    const found = await page.locator('.chosen [role=status]').innerText();
    const fitting = within(30).filter(({ site, model }) => /claude/i.test(`${site} ${model}`));
    expect(fitting).toHaveLength(lines.length);
    expect(found.trim()).toBe(saidOf(fitting, within(30)));
    await page.getByRole('searchbox').fill(' ');
    await expect.poll(() => page.getByText('The tables hold').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Show all requests' }).count()).toBe(0);
  });

  it('says why days that are none, or end before they begin, are not shown', async () => {
    await open('?days=2026-11-02..2026-11-08');
    const first = page.getByLabel('First day');
    await first.fill('2026-11-20');
    await page.getByText('The first day comes after the last.').waitFor();
    expect(await first.inputValue()).toBe('2026-11-20');
    expect(page.url()).toContain('days=2026-11-02..2026-11-08');
    await first.fill('0202-11-01');
    await page.getByText('Choose two days between 2000 and 2099.').waitFor();
    await first.fill('2026-11-20');
    await page.getByLabel('Last day').fill('2026-11-21');
    await expect.poll(() => page.url()).toContain('days=2026-11-20..2026-11-21');
    await expect.poll(() => page.getByText('The first day comes after').count()).toBe(0);
  });

  it('hands over what a spreadsheet opens, in words and with units', async () => {
    await open('?days=7');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'For a spreadsheet' }).click();
    const text = readFileSync(await (await waiting).path(), 'utf8');
    const [head = '', ...lines] = text.trimEnd().split('\r\n');
    expect(head.slice(0, 15)).toBe('\ufeffDate,Time,Site');
    expect(head).toContain('"Energy (Wh), low"');
    expect(lines).toHaveLength(within(7).length);
  });

  it('draws of its list what is in sight, to its very end, and leads from a request to how it is computed', async () => {
    await open('?days=all');
    const list = page.locator('.records .scroll');
    const last = use.requests.length;
    await expect.poll(() => page.locator('.records table').getAttribute('aria-rowcount')).toBe(`${last + 1}`);
    expect(await page.locator(`[aria-rowindex="${last + 1}"]`).count()).toBe(0);
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator(`[aria-rowindex="${last + 1}"]`).waitFor();
    expect(await page.locator('.records tbody tr').count()).toBeLessThan(100);
    expect(await page.locator('[aria-rowindex="2"]').count()).toBe(0);
    await list.evaluate((element) => element.scrollTo(0, 0));
    await page.locator('[aria-rowindex="2"] th a').click();
    await page.getByRole('heading', { name: 'How one request becomes a number' }).waitFor();
  });

  it('draws, as its list is scrolled, what comes into sight and nothing twice', async () => {
    await open('?days=all');
    await page.locator(`.records table[aria-rowcount="${use.requests.length + 1}"]`).waitFor();
    const { px, steps, drawnRows, most } = await page.evaluate(scrollInSteps);
    const rowsInSight = Math.ceil((px * steps) / 40);
    expect(drawnRows, 'of a thrown wheel').toBeLessThanOrEqual(rowsInSight + 1);
    expect(drawnRows).toBeGreaterThan(rowsInSight / 2);
    expect(most, 'rows in the document').toBeLessThan(100);
  });

  const found = () => page.locator('.records-head.chosen [role=status]').innerText();
  const saidOf = (some: readonly UsageRequest[], all: readonly UsageRequest[]): string =>
    some.length === all.length ? `${countsSaid(all)}.` : `${countsSaid(some)}, of ${countsSaid(all)}.`;

  it('finds requests by a text and by chips, by keyboard, and puts them in order', async () => {
    await open('?days=30');
    const own = within(30);
    await expect.poll(found).toBe(saidOf(own, own));
    await page.getByRole('searchbox', { name: 'Find a site or a model' }).focus();
    await page.keyboard.type('claude');
    const claude = own.filter(({ site }) => site === 'claude');
    await expect.poll(found).toBe(saidOf(claude, own));
    const thinking = page
      .getByRole('group', { name: 'Mode', exact: true })
      .getByRole('button', { name: 'Thinking', exact: true });
    await thinking.focus();
    await page.keyboard.press('Space');
    const both = claude.filter(({ mode }) => mode === 'reasoning');
    await expect.poll(found).toBe(saidOf(both, own));
    await expect.poll(() => thinking.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Show all requests' }).click();
    await expect.poll(found).toBe(saidOf(own, own));
    const amount = page.getByRole('columnheader', { name: 'Energy' }).filter({ has: page.locator('.sort') });
    await amount.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => amount.getAttribute('aria-sort')).toBe('descending');
    const heaviest = [...own].sort((a, b) => b.footprint.energyWh.central - a.footprint.energyWh.central)[0];
    const first = page.locator('.records tbody tr').first();
    await expect.poll(() => first.getAttribute('data-row')).toBe(heaviest?.id);
    await page.keyboard.press('Enter');
    await expect.poll(() => amount.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => first.getAttribute('data-row')).not.toBe(heaviest?.id);
    // Where all fit what is chosen, all are shown already.
    const modes = page.getByRole('group', { name: 'Mode', exact: true }).getByRole('button');
    for (const mode of await modes.all()) await mode.click();
    await expect.poll(found).toBe(saidOf(own, own));
    expect(await page.getByRole('button', { name: 'Show all requests' }).count()).toBe(0);
  });

  it('deletes some that were selected once it asked, and takes all of them back at once', async () => {
    await open('?days=7');
    const before = await count();
    const own = within(7);
    await expect.poll(found).toBe(saidOf(own, own));
    const boxes = page.locator('.records tbody [type=checkbox]');
    for (const place of [0, 2, 3]) {
      await boxes.nth(place).focus();
      await page.keyboard.press('Space');
    }
    const ids = await page
      .locator('.records tbody tr:has(:checked)')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
    const rest = own.filter(({ id }) => !ids.includes(id));
    const three = countsSaid(own.filter(({ id }) => ids.includes(id)));
    await page.getByText(`${three} selected`).waitFor();
    await page.getByRole('button', { name: 'Delete selected' }).click();
    await page.getByText(`Delete ${three}? They leave their days’ totals too.`).waitFor();
    await page.evaluate(noteStatus, '.records-head.chosen [role=status]');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Selection deleted.').waitFor();
    await expect.poll(found).toBe(saidOf(rest, rest));
    // Sums come before their rows: neither is said without the other.
    expect(await page.evaluate(() => window.noted)).toEqual([saidOf(rest, rest)]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The selection is back.').waitFor();
    await expect.poll(found).toBe(saidOf(own, own));
    expect(await count()).toBe(before);
  });

  it('says so where nothing was ever counted', async () => {
    await store([]);
    await open('');
    await page.getByText('Nothing counted yet').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('says what has to be answered first, and promises nothing, where nobody agreed', async () => {
    await store([], { hasAgreed: false });
    await open('');
    await page.getByRole('link', { name: 'Read and decide' }).waitFor();
    expect(await page.getByText('will be counted').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('invites where nothing was ever counted', async () => {
    await store([]);
    await open('');
    await page.getByText('Nothing counted yet').waitFor();
    const invitation = page.getByRole('link', { name: 'Bring your history' });
    expect(await invitation.getAttribute('href')).toBe('../history/index.html');
  });
});
