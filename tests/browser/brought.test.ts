/** From the first visit to one's years: a file is dropped, looked at, taken in, and taken back, in the built extension. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatgptConversation, chatgptMessage } from '../exports/chats.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { heapHolds } from '../harness/heap-holds.ts';
import { drawn } from '../harness/person.ts';
import { readStored } from '../harness/stored.ts';

const CANARY = 'canaryhistory4711';
const CONVERSATIONS = 120;
const FILE = `${CANARY}.json`;

let chromium: Chromium;
let page: Page;
let profile: string;
let folder: string;
const logs: string[] = [];

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'trottinette-brought-'));
  folder = mkdtempSync(join(tmpdir(), 'trottinette-export-'));
  writeFileSync(join(folder, FILE), exported());
  chromium = await launchChromium({
    extension: builtExtension('chromium'),
    hosts: [],
    profile,
    language: 'en',
  });
  page = await chromium.context.newPage();
  page.on('console', (message) => logs.push(message.text()));
  page.on('pageerror', (error) => logs.push(String(error)));
});

afterAll(async () => {
  await chromium?.close();
  for (const made of [profile, folder]) rmSync(made, { recursive: true, force: true });
});

/** Conversations of two prompts each, over two years. */
function exported(): string {
  const conversations = Array.from({ length: CONVERSATIONS }, (_, index) => {
    const seconds = -index * 6 * 86_400;
    const id = (name: string) => `${name}-${index}-${CANARY}`;
    return chatgptConversation(
      [
        ['root', null, null],
        [id('q1'), 'root', chatgptMessage('user', seconds, `How many legs, ${CANARY}?`)],
        [id('a1'), id('q1'), chatgptMessage('assistant', seconds + 2, `Six, ${CANARY}.`)],
        [id('q2'), id('a1'), chatgptMessage('user', seconds + 60, 'Sure?')],
        [id('a2'), id('q2'), chatgptMessage('assistant', seconds + 63, 'Yes.')],
      ],
      { id: `c-${index}`, title: CANARY },
    );
  });
  return JSON.stringify(conversations);
}

/** From the first page to one's years as a person goes, each press counted, that in the browser's own dialog too. */
async function walk(visit: Page, extensionId: string, link: string): Promise<number> {
  await visit.addInitScript(() => {
    addEventListener('pointerdown', () => {
      localStorage.setItem('presses', `${Number(localStorage.getItem('presses')) + 1}`);
    });
  });
  await visit.goto(`chrome-extension://${extensionId}/src/ui/onboarding/index.html`);
  await visit.getByRole('link', { name: link }).click();
  const asked = visit.waitForEvent('filechooser');
  await visit.locator('label.file').first().click();
  await (await asked).setFiles(join(folder, FILE));
  const inDialog = 1;
  await visit.locator('[data-take]').click();
  await visit.locator('[data-told]').waitFor();
  return inDialog + (await visit.evaluate(() => Number(localStorage.getItem('presses'))));
}

const stored = async () => readStored(await chromium.extensionPage());
const chooseFiles = () => page.locator('input[type=file]').first().setInputFiles(join(folder, FILE));

describe('bring your history', () => {
  it('leads from the first page to one’s years in five clicks', async () => {
    expect(await walk(page, chromium.extensionId, 'Bring your history')).toBeLessThanOrEqual(5);
    expect(await page.locator('[data-told]').innerText()).toBe('240 prompts added.');
    const years = page.locator('[data-years]');
    expect(await years.innerText()).toContain('Your first day');
    const { requests, days } = await stored();
    expect(requests).toHaveLength(2 * CONVERSATIONS);
    expect(new Set(requests.map(({ provenance }) => provenance))).toEqual(new Set(['export']));
    expect(days.reduce((sum, row) => sum + row.requests, 0)).toBe(2 * CONVERSATIONS);
  });

  it('does so in French', async () => {
    const french = await launchChromium({ extension: builtExtension('chromium'), hosts: [], language: 'fr' });
    const visit = await french.context.newPage();
    try {
      expect(await walk(visit, french.extensionId, 'Apporter votre historique')).toBeLessThanOrEqual(5);
      expect(await visit.locator('[data-told]').innerText()).toBe('240 requêtes ajoutées.');
      expect(await visit.locator('[data-years]').innerText()).toContain('Votre premier jour');
    } finally {
      await french.close();
    }
  });

  it('leaves nothing of it in the memory of its page', async () => {
    // What it does hold is found.
    await page.evaluate(() => Object.assign(window, { kept: ['stillheld', '4712'].join('') }));
    expect(await heapHolds(page, 'stillheld4712')).toBe(true);
    expect(await heapHolds(page, CANARY)).toBe(false);
  });

  it('gives each year as a card, on which no site has a name', async () => {
    const card = page.locator('[data-year] .share').first();
    await card.locator('summary').click();
    const label = await card.locator('canvas').getAttribute('aria-label');
    expect(label).toMatch(/^My year with AI, \d{4}: \d+ requests, /);
    expect(label).not.toContain('ChatGPT');
    await card.locator('summary').click();
  });

  it('shows what is in a file before anything is written, and lets go of it where it is left', async () => {
    const before = await stored();
    await chooseFiles();
    await page.locator('[data-take]').waitFor();
    expect(await page.locator('[data-preview]').innerText()).toContain('ChatGPT');
    expect(await stored()).toEqual(before);
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page.locator('[data-years]').waitFor();
  });

  it('adds nothing of the same file, which may be pasted', async () => {
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([text], 'conversations.json'));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }, exported());
    await page.locator('[data-take]').waitFor();
    await expect.poll(() => page.locator('[data-take]').innerText()).toBe('Take 0 prompts');
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page.locator('[data-undo]').waitFor();
  });

  it('shows in the dashboard, and not in the numbers of today', async () => {
    const popup = await chromium.openPopup();
    await drawn(popup);
    expect(await popup.locator('body').innerText()).not.toContain('240');
    await popup.close();
  });

  it('leaves nothing but numbers: no text, title, name or id in the store or in a log', async () => {
    const shelves = await (await chromium.extensionPage()).evaluate(async () => [
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
    ]);
    expect(JSON.stringify([await stored(), shelves])).not.toContain(CANARY);
    expect(logs.join('\n')).not.toContain(CANARY);
  });

  it('is taken back whole', async () => {
    await page.locator('[data-undo]').click();
    await page.locator('[data-told]', { hasText: 'Taken back.' }).waitFor();
    const { requests, days } = await stored();
    expect([requests, days]).toEqual([[], []]);
    await page.locator('[data-undo]').waitFor({ state: 'detached' });
  });

  it('leaves nothing in the files of the profile', async () => {
    await chromium.close();
    const files = readdirSync(profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => /IndexedDB|Local Extension Settings|Extension State/.test(path));
    expect(files.some((path) => path.includes('IndexedDB'))).toBe(true);
    const holds = (path: string) => {
      const bytes = readFileSync(path);
      return bytes.includes(CANARY) || bytes.includes(Buffer.from(CANARY, 'utf16le'));
    };
    expect(files.filter(holds)).toEqual([]);
  });
});
