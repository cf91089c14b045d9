/** What a person does in the extension's pages and sees of them, in either browser. */
import { vi } from 'vitest';
import type { TestBrowser, TestPage } from './both-browsers.ts';
import { PATIENCE } from './patience.ts';

/** Opens a page of the extension, e.g. 'popup', and waits for what it shows. */
export async function openOwn(browser: TestBrowser, name: string): Promise<TestPage> {
  const page = await browser.newPage();
  await page.goto(`${browser.extensionOrigin}/src/ui/${name}/index.html`);
  await drawn(page);
  if (name === 'options') await page.evaluate(unfoldSections);
  return page;
}

/** Runs in the page: as a person does who looks for what is in a section. */
function unfoldSections(): void {
  for (const folded of document.querySelectorAll('main > section > details:not([open])'))
    folded.setAttribute('open', '');
}

/**
 * Waits until a page of the extension shows all it read: before, it is empty, or says that it waits for its store, or shows
 * the part that is there sooner. What is read of it sooner is read of either.
 */
export async function drawn(page: { evaluate(run: () => boolean): Promise<boolean> }): Promise<void> {
  const isDrawn = (): boolean =>
    performance.getEntriesByName('trottinette:numbers').length > 0 &&
    document.querySelector('[aria-busy=true]') === null;
  await vi.waitFor(async () => {
    if (!(await page.evaluate(isDrawn))) throw new Error('nothing is drawn yet');
  }, PATIENCE);
}

/** Waits until something is there. */
export async function see(page: TestPage, selector: string): Promise<void> {
  const isThere = (wanted: string) => document.querySelector(wanted) !== null;
  await vi.waitFor(async () => {
    if (!(await page.evaluate(isThere, selector))) throw new Error(`there is no ${selector}`);
  }, PATIENCE);
}

/** What the page says, any space being one space. */
export function textOf(page: TestPage, selector = 'body'): Promise<string> {
  return page.evaluate(
    (wanted) => (document.querySelector(wanted)?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    selector,
  );
}

/** Clicks what may have to be scrolled to. */
export async function press(page: TestPage, selector: string): Promise<void> {
  await see(page, selector);
  await page.evaluate(
    (wanted) => document.querySelector(wanted)?.scrollIntoView({ behavior: 'instant', block: 'center' }),
    selector,
  );
  await page.click(selector);
}

/** Clicks the button, link or summary that says this, or is called so. */
export async function pressNamed(page: TestPage, name: string): Promise<void> {
  const mark = (wanted: string): boolean => {
    for (const old of document.querySelectorAll('[data-pressed]')) old.removeAttribute('data-pressed');
    const all = [...document.querySelectorAll<HTMLElement>('button, a, summary, [role=switch]')];
    const named = all.find(
      (one) =>
        one.checkVisibility() &&
        (one.textContent?.trim() === wanted || one.getAttribute('aria-label') === wanted),
    );
    named?.setAttribute('data-pressed', '');
    return named !== undefined;
  };
  await vi.waitFor(async () => {
    if (!(await page.evaluate(mark, name))) throw new Error(`nothing to press is called ${name}`);
  }, PATIENCE);
  await press(page, '[data-pressed]');
}

/** Types into a field, or chooses from a list. */
export async function fill(page: TestPage, selector: string, value: string): Promise<void> {
  await see(page, selector);
  await page.evaluate(
    (wanted, typed) => {
      const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(wanted);
      if (!field) return;
      field.value = typed;
      const type = field instanceof HTMLSelectElement ? 'change' : 'input';
      field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    selector,
    value,
  );
}

/** The figures of a page, to the digit: counts, the reading, energy, CO2e and water with their ranges, each site's. */
export async function figuresOf(page: TestPage): Promise<Record<string, string[]>> {
  await see(page, '[data-measure=requests]');
  return page.evaluate(() => {
    const plain = ({ textContent }: Element) => (textContent ?? '').replace(/\s+/g, ' ').trim();
    const texts = (selector: string) => [...document.querySelectorAll(selector)].map(plain);
    const rows = [...document.querySelectorAll('.split tbody tr')];
    return {
      requests: texts('[data-measure=requests]'),
      searches: texts('.ride .on'),
      ends: texts('.ends b'),
      measures: texts('.tri dd'),
      sites: rows.map((row) => [...row.children].map(plain).filter(Boolean).join(' ')).sort(),
    };
  });
}

/** What the toolbar button says when it is pointed at. */
export function toolbarTitle(page: TestPage): Promise<string> {
  return page.evaluate(() => chrome.action.getTitle({}));
}

/** What the background answers to a message of one of the extension's pages. */
export function tell(page: TestPage, message: object): Promise<unknown> {
  return page.evaluate((told) => chrome.runtime.sendMessage(told), message);
}
