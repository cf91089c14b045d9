/** The demo, with the built extension in a real Chromium: for a person to try, or played and its totals printed. */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { builtExtension, ROOT } from '../built.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { testClock } from '../clock.ts';
import { screenshot } from '../screenshot.ts';
import { storedWhenQuiet } from '../stored.ts';
import { DEMO_HOSTS, DEMO_PAGES, startDemoServer } from './demo-server.ts';
import { readPopup } from './popup-reading.ts';

type Say = (line: string) => void;

/** The demo chat answers in the language of the question; "think" gets shown thinking. */
const PROMPTS = [
  'Why is the sky blue?',
  'A recipe for lentil soup',
  'Think: how many squares on a chessboard?',
  'Pourquoi le ciel est-il bleu ?',
  'Réfléchis : combien de carrés sur un échiquier ?',
] as const;

const SHOTS = [
  ['en', 'light'],
  ['fr', 'light'],
  ['en', 'dark'],
  ['fr', 'dark'],
] as const;

/** Opens a visible browser on the demo chat; resolves when the person closes it. */
export async function openDemo(say: Say): Promise<void> {
  const server = await startDemoServer(35);
  const chromium = await launchChromium({
    server,
    hosts: DEMO_HOSTS,
    extension: builtExtension('chromium'),
    headless: false,
  });
  const [first] = chromium.context.pages();
  const chat = first ?? (await chromium.context.newPage());
  await chat.goto(DEMO_PAGES[0]);
  await chromium.openPopup();
  await chat.bringToFront();
  say('The demo chat is open: ask something, then look at the badge (pin Trottinette from the puzzle icon).');
  say('The popup is also in the second tab. Close the browser to end.');
  await chromium.context.waitForEvent('close', { timeout: 0 });
  await server.close();
}

export interface DemoResult {
  /** Prompts sent. */
  readonly sent: number;
  /** What the popup shows of today. */
  readonly rows: readonly (readonly string[])[];
  /** Empty: only test builds report marks of text. */
  readonly measured: object;
}

/**
 * Plays prompts on the three sites and writes pictures of the popup to shots/.
 * @throws when not every prompt was counted
 */
export async function playDemo(say: Say, clock = testClock): Promise<DemoResult> {
  const server = await startDemoServer(4);
  const extension = builtExtension('chromium');
  const chromium = await launchChromium({ server, hosts: DEMO_HOSTS, extension, clock });
  try {
    const sent = await playPrompts(chromium, say);
    const stored = await storedWhenQuiet(
      await chromium.extensionPage(),
      ({ requests }) => requests.length === sent && requests.every(({ outcome }) => outcome === 'complete'),
    );
    if (stored.requests.length !== sent)
      throw new Error(`${sent} prompts were sent and ${stored.requests.length} counted`);
    say(`${sent} prompts sent, ${stored.requests.length} counted`);
    const popup = await chromium.openPopup();
    const rows = await readPopup(popup);
    await takeShots(popup, say);
    return { sent, rows, measured: stored.measured };
  } finally {
    await chromium.close();
    await server.close();
  }
}

async function playPrompts({ context }: Chromium, say: Say): Promise<number> {
  const page = await context.newPage();
  let sent = 0;
  for (const address of DEMO_PAGES) {
    await page.goto(address);
    for (const [index, prompt] of PROMPTS.entries()) {
      await page.fill('#prompt', prompt);
      await page.press('#prompt', 'Enter');
      await page.locator('.answer[data-done]').nth(index).waitFor({ state: 'attached' });
      sent++;
    }
    say(`${new URL(address).host}: ${PROMPTS.length} prompts answered`);
  }
  await page.close();
  return sent;
}

/** The popup in two languages and in the dark, as pictures in shots/. */
async function takeShots(popup: Page, say: Say): Promise<void> {
  const folder = join(ROOT, 'shots');
  mkdirSync(folder, { recursive: true });
  const session = await popup.context().newCDPSession(popup);
  const userAgent = await popup.evaluate(() => navigator.userAgent);
  for (const [language, colorScheme] of SHOTS) {
    await session.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: language });
    await popup.emulateMedia({ colorScheme });
    await popup.reload();
    await popup.locator('[data-measure="requests"]').waitFor();
    const path = join(folder, `popup-${language}-${colorScheme}.png`);
    await screenshot(popup.locator('#root'), { path });
    say(`wrote ${relative(process.cwd(), path)}`);
  }
}
