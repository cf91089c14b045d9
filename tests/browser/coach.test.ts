/** The coach in the tab: runs only where a person wants it, and of a prompt only a rule's name leaves the tab. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsChange } from '../../src/model/settings/settings.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { PATIENCE } from '../harness/patience.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, readAdvice } from '../harness/stored.ts';

const LOOK_UP = 'capital of Australia';
const LETTER = 'Write a letter to my landlord about the broken heating, friendly but firm.';

let server: SitesServer;
let chromium: Chromium;
let own: Page;

beforeAll(async () => {
  server = await startSitesServer(['chatgpt.com']);
  chromium = await launchChromium({
    extension: builtExtension('chromium-all'),
    server,
    hosts: ['chatgpt.com'],
  });
  answerShortly(server);
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

beforeEach(async () => {
  own = await chromium.extensionPage();
  await clearStored(own);
});

const set = (change: SettingsChange): Promise<unknown> =>
  own.evaluate((told) => chrome.runtime.sendMessage({ type: 'settings/change', change: told }), change);

const registered = (): Promise<string[]> =>
  own.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));

async function switchCoach(on: boolean): Promise<void> {
  await set({ coach: on });
  await expect.poll(registered).toEqual(on ? expect.arrayContaining(['coach']) : []);
}

/** Sends prompts from a new tab; what came of them. */
async function adviceFor(...prompts: string[]): Promise<unknown[]> {
  const page = await chromium.context.newPage();
  await page.goto('https://chatgpt.com/');
  await ask(page, prompts);
  await page.close();
  await waitForStored(chromium, ({ requests }) => requests.length === prompts.length);
  return Object.values(await readAdvice(own));
}

async function ask(page: Page, prompts: readonly string[]): Promise<void> {
  await page.evaluate(
    async ([url, bodies]) => {
      for (const body of bodies) await (await fetch(url, { method: 'POST', body })).text();
    },
    [SHORT_CHAT_URL, prompts.map((prompt) => shortPrompt(prompt))] as const,
  );
}

describe('the coach', () => {
  it('is off, and no script of its runs, until it is switched on', async () => {
    expect(await registered()).not.toContain('coach');
    expect(await adviceFor(LOOK_UP)).toEqual([]);
  });

  it('has an idea for a look-up and none for a letter; the prompt itself stays in the tab', async () => {
    await switchCoach(true);
    const advice = await adviceFor(LOOK_UP, LETTER);
    expect(advice).toEqual([
      {
        requestId: expect.any(String),
        ruleId: 'look-up',
        confidence: 0.9,
        at: expect.any(Number),
        shownAt: null,
        dismissedAt: null,
      },
    ]);
    expect(JSON.stringify(advice)).not.toMatch(/capital|australia/i);
    await switchCoach(false);
  });

  it('goes to work in tabs that are open when it is switched on', async () => {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    await switchCoach(true);
    // Nothing tells when it is there but that it answers.
    const adviceOnOneMore = async () => {
      await clearStored(own);
      await ask(page, [LOOK_UP]);
      await waitForStored(chromium, ({ requests }) => requests.length === 1);
      return Object.values(await readAdvice(own));
    };
    await expect.poll(adviceOnOneMore, PATIENCE).toMatchObject([{ ruleId: 'look-up' }]);
    await page.close();
    await switchCoach(false);
  });

  it('says nothing by a rule that is off, nor after it was switched off', async () => {
    await set({ coachRulesOff: ['look-up'] });
    await switchCoach(true);
    expect(await adviceFor(LOOK_UP)).toEqual([]);
    await set({ coachRulesOff: [] });
    await switchCoach(false);
    await clearStored(own);
    expect(await adviceFor(LOOK_UP)).toEqual([]);
  });
});
