/** The first minutes: the page that opens by itself, what it stores, and the page that shows whether a site counts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';

let server: SitesServer;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  server = await startSitesServer(['chatgpt.com']);
  chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: [],
    language: 'en',
  });
  page = await welcomePage();
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
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

const settings = (): Promise<unknown> =>
  page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

describe('the page after the installation', () => {
  it('opens by itself and says what is counted and what is never kept', async () => {
    await page.locator('h1').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('The time, the site, the model that answered');
    expect(text).toContain('The text of your prompts and answers');
    expect(text).toContain('It all stays in this browser');
  });

  it('lists every site of the table: granted ones on, the others off', async () => {
    for (const { label, access } of SITES) expect(await isOn(label), label).toBe(access === 'granted');
  });

  it('has chosen nothing for the person', async () => {
    expect(await page.getByRole('switch', { name: 'Coach' }).isChecked()).toBe(false);
    expect(await settings()).toBeUndefined();
  });

  it('stores a choice as soon as it is made', async () => {
    await page.getByRole('switch', { name: 'Count ChatGPT' }).click();
    await expect.poll(() => isOn('ChatGPT')).toBe(false);
    expect(await settings()).toMatchObject({ sitesOff: ['chatgpt'], coach: false });
    await page.getByRole('button', { name: 'Français' }).click();
    await page.locator('html[lang=fr]').waitFor({ state: 'attached' });
    expect(await page.locator('h1').innerText()).toContain('la trottinette suffit');
  });
});
