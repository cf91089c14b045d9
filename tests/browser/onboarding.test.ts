/** The first minutes: the page that opens by itself and asks, and what it stores. What waits for the answer is in pages.test.ts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';

let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchChromium({ extension: builtExtension('chromium'), language: 'en', agrees: false });
  page = await welcomePage();
});

afterAll(async () => {
  await chromium?.close();
});

/** It opens by itself, sooner or later than the test looks. */
async function welcomePage(): Promise<Page> {
  const isWelcome = (opened: Page): boolean => opened.url().endsWith('/onboarding/index.html');
  const { context } = chromium;
  return (
    context.pages().find(isWelcome) ??
    context.waitForEvent('page', {
      predicate: async (opened) => isWelcome(opened) || opened.waitForURL(/onboarding/).then(() => true),
    })
  );
}

const isOn = (label: string): Promise<boolean> =>
  page.getByRole('switch', { name: `Count ${label}`, exact: true }).isChecked();

const isOnShown = (label: string): Promise<boolean> =>
  page.locator(`[role=switch][aria-label="Count ${label}"]`).isVisible();

const settings = (): Promise<unknown> =>
  page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

const agreement = (state: string) => page.locator(`[data-consent=${state}]`);

describe('before anything is counted', () => {
  it('the page opens by itself and asks', async () => {
    await agreement('asking').waitFor();
    expect(await settings()).toBeUndefined();
  });

  it('yes and no weigh the same, and there is nothing else to do', async () => {
    const buttons = page.locator('main .btn');
    expect(await buttons.allInnerTexts()).toEqual(['Yes, count my use', 'No, count nothing']);
    const looks = await buttons.evaluateAll((both) =>
      both.map((button) => {
        const { backgroundColor, color, fontSize, fontWeight, borderColor } = getComputedStyle(button);
        return { backgroundColor, color, fontSize, fontWeight, borderColor, height: button.clientHeight };
      }),
    );
    expect(looks[0]).toEqual(looks[1]);
    expect(await page.getByRole('switch').count()).toBe(0);
  });
});

describe('the page after the installation', () => {
  beforeAll(async () => {
    await page.getByRole('button', { name: 'Yes, count my use' }).click();
    await agreement('agreed').waitFor();
  });

  it('goes on with two more cards, in this browser’s words, and what was told is folded', async () => {
    expect(await page.locator('.card h2:visible').allInnerTexts()).toEqual([
      'You agreed: your use is counted',
      'Keep it in sight',
      'See it count',
    ]);
    expect(await page.locator('#pin li').allInnerTexts()).toContain('Click its pin.');
    const told = page.getByText('The text of your prompts and answers');
    expect(await told.isVisible()).toBe(false);
    await page.getByText('What you agreed to').click();
    expect(await told.isVisible()).toBe(true);
  });

  it('shows what a prompt does, where no site is at hand, and nothing is counted', async () => {
    await page.getByText('No site at hand?').click();
    const drawn = page.locator('#try .toolbar .count');
    expect(await drawn.textContent()).toBe('11');
    const send = page.getByRole('button', { name: 'Send', exact: true });
    await send.focus();
    await page.keyboard.press('Enter');
    const shown = page.locator('#try').getByText('The button would go from 11 to 12, for about ');
    expect(await shown.innerText()).toMatch(/about (?:under )?[\d.]+\u00a0m?Wh of energy \([\d.]+–[\d.]+\)/);
    expect(await drawn.textContent()).toBe('12');
    // Whoever pressed it by keyboard goes on from there.
    expect(await send.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.locator('.live').innerText()).toBe('Waiting for the first request: it shows here.');
  });

  it('folds the sites to their number, each with its limits', async () => {
    const folds = page.locator('section', { hasText: 'Where to count' }).locator('details');
    expect(await isOnShown('ChatGPT')).toBe(false);
    const [on, off] = await folds.locator('summary').allInnerTexts();
    const granted = SITES.filter(({ access }) => access === 'granted').length;
    expect(on).toBe(`${granted} sites counted`);
    expect(off).toBe(`${SITES.length - granted} more, one click each`);
    for (const fold of await folds.all()) await fold.locator('summary').click();
    expect(await page.locator('[data-site=copilot]').innerText()).toContain('Limits: names no model');
  });

  it('lists every site of the table: granted ones on, the others off', async () => {
    for (const { label, access } of SITES) expect(await isOn(label), label).toBe(access === 'granted');
  });

  it('has chosen nothing for the person', async () => {
    expect(await page.getByRole('switch', { name: 'Coach' }).isChecked()).toBe(false);
    expect(await settings()).toMatchObject({ coach: false, sitesOff: [], zone: null });
  });

  it('stores a choice as soon as it is made', async () => {
    await page.getByRole('switch', { name: 'Count ChatGPT' }).click();
    await expect.poll(() => isOn('ChatGPT')).toBe(false);
    expect(await settings()).toMatchObject({ sitesOff: ['chatgpt'], coach: false });
    await page.getByRole('button', { name: 'Français' }).click();
    await page.locator('html[lang=fr]').waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('h1').innerText()).toContain('la trottinette suffit');
  });
});
