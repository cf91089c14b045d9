/** The first minutes: the page that opens by itself and asks, what waits for the answer, and what it stores. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITES } from '../../src/sites/table.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedWhenQuiet } from '../harness/stored.ts';

let server: SitesServer;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  server = await startSitesServer(['chatgpt.com']);
  answerShortly(server);
  chromium = await launchChromium({
    extension: builtExtension('chromium'),
    server,
    hosts: ['chatgpt.com'],
    language: 'en',
    agrees: false,
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

const agreement = (state: string) => page.locator(`[data-consent=${state}]`);
const noteIn = (opened: Page) => opened.locator('.note').innerText();

describe('before anything is counted', () => {
  let chat: Page;
  const sent = async () => {
    await sendShortPrompts(chat, 1);
    return (await storedWhenQuiet(await chromium.extensionPage(), () => true)).requests.length;
  };

  it('the page opens by itself, says what is counted and what is never kept, and asks', async () => {
    await agreement('asking').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('The time, the site, the model that answered');
    expect(text).toContain('The text of your prompts and answers');
    expect(text).toContain('It all stays in this browser');
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

  it('a prompt is not counted, and popup, options and the check say why', async () => {
    chat = await chromium.context.newPage();
    await chat.goto('https://chatgpt.com/');
    expect(await sent()).toBe(0);
    for (const name of ['popup', 'options', 'check']) {
      const opened = await openOwnPage(name);
      expect(await noteIn(opened), name).toContain('Nothing is counted yet');
      await opened.close();
    }
  });

  it('a no is kept, said, and keeps it so', async () => {
    await page.getByRole('button', { name: 'No, count nothing' }).click();
    await agreement('refused').waitFor();
    expect(await settings()).toMatchObject({ consent: { given: false } });
    expect(await sent()).toBe(0);
    const popup = await openOwnPage('popup');
    expect(await noteIn(popup)).toContain('You said no');
    const opening = chromium.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'Read and decide' }).click();
    expect((await opening).url()).toBe(page.url());
    await Promise.all([popup.close(), (await opening).close()]);
  });

  it('a yes counts from the next prompt on, in a tab that was open', async () => {
    await page.getByRole('button', { name: 'Yes, count my use' }).click();
    await agreement('agreed').waitFor();
    await sendShortPrompts(chat, 1);
    await waitForStored(chromium, ({ requests }) => requests.length === 1);
  });

  it('taken back in the options, nothing more is', async () => {
    const options = await openOwnPage('options');
    await options.getByRole('button', { name: 'Take it back' }).click();
    await options.locator('.note').waitFor();
    expect(await sent()).toBe(1);
    await options.close();
    await page.getByRole('button', { name: 'Yes, count my use' }).click();
    await agreement('agreed').waitFor();
  });
});

async function openOwnPage(name: string): Promise<Page> {
  const opened = await chromium.context.newPage();
  await opened.goto(`chrome-extension://${chromium.extensionId}/src/ui/${name}/index.html`);
  await opened.locator('main').waitFor();
  return opened;
}

describe('the page after the installation', () => {
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
    expect(await page.locator('h1').innerText()).toContain('la trottinette suffit');
  });
});
