/**
 * How long a prompt can still be lost with its tab: from its being sent until it is where no tab is needed any more. In
 * Chromium it is laid down, in Firefox with the browser's own process, which keeps it for the background. In a tab that
 * counts already, and in one whose first prompt finds the background asleep.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BROWSERS,
  type BrowserName,
  launchBrowser,
  type TestBrowser,
  type TestPage,
} from '../harness/both-browsers.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { answerShortly, SHORT_CHAT_URL, shortPrompt } from '../harness/short-chat.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import type { BudgetId } from './budgets.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';

const HOSTS = ['chatgpt.com'];
const PROMPTS = 100;
const TABS = 20;
const LOOK_EVERY_MS = 50;

export async function benchWindow(): Promise<Figure[]> {
  ensureBuilt(['chromium-all', 'firefox-all']);
  const figures: Figure[] = [];
  for (const name of BROWSERS) figures.push(...(await windowFigures(name)));
  return figures;
}

async function windowFigures(name: BrowserName): Promise<Figure[]> {
  const server = await startSitesServer(HOSTS);
  const browser = await launchBrowser(name, {
    extension: builtExtension(`${name}-all`),
    server,
    hosts: HOSTS,
  });
  try {
    answerShortly(server);
    const quiet = await browser.newPage();
    await quiet.goto(`${browser.extensionOrigin}/service-worker-loader.js`);
    const page = await openTab(browser);
    const known: number[] = [];
    // The first waits until the person’s yes is known.
    for (let prompt = 0; prompt <= PROMPTS; prompt += 1) known.push(await safeAfterMs(browser, quiet, page));
    await page.close();
    const first: number[] = [];
    for (let tab = 0; tab < TABS; tab += 1) {
      await browser.killBackground();
      const start = name === 'firefox' ? await browser.holdBackground() : undefined;
      const opened = await openTab(browser);
      first.push(await safeAfterMs(browser, quiet, opened, start));
      await opened.close();
    }
    return [
      figure(
        `window-${name}-known`,
        `a prompt sent until it is safe from its tab’s end, in a tab that counts, in ${name}`,
        known.slice(1),
      ),
      figure(
        `window-${name}-first`,
        `the same of a tab’s first prompt, the background asleep, in ${name}`,
        first,
      ),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openTab(browser: TestBrowser): Promise<TestPage> {
  const page = await browser.newPage();
  await page.goto('https://chatgpt.com/');
  return page;
}

/** Sends a prompt and waits until it is safe. Both read the machine's clock. @param start lets the background start then */
async function safeAfterMs(
  browser: TestBrowser,
  quiet: TestPage,
  page: TestPage,
  start?: () => Promise<void>,
): Promise<number> {
  const noted = browser.name === 'firefox' ? await browser.noteNextMessage() : await noteLaidDown(quiet);
  const sentAt = await page.evaluate(
    async (url, body) => {
      const at = performance.timeOrigin + performance.now();
      await (await fetch(url, { method: 'POST', body })).text();
      return at;
    },
    SHORT_CHAT_URL,
    shortPrompt(),
  );
  const safeAt = await noted();
  await start?.();
  // The end of its answer is told too, and may not be taken for the next prompt.
  await untilEmpty(quiet);
  return safeAt - sentAt;
}

declare global {
  interface Window {
    laidDown: Promise<number>;
  }
}

/** From now on notes when something is laid down. */
async function noteLaidDown(quiet: TestPage): Promise<() => Promise<number>> {
  await quiet.evaluate(listenToOutbox);
  return () => quiet.evaluate(() => window.laidDown);
}

/** Runs in a page of the extension. */
function listenToOutbox(): void {
  window.laidDown = new Promise((resolve) => {
    chrome.storage.session.onChanged.addListener(function listen(changes) {
      const at = performance.timeOrigin + performance.now();
      const isTold = ([name, { newValue }]: [string, chrome.storage.StorageChange]) =>
        name.startsWith('told:') && newValue !== undefined;
      if (!Object.entries(changes).some(isTold)) return;
      chrome.storage.session.onChanged.removeListener(listen);
      resolve(at);
    });
  });
}

/** Asked from here: a tab that nobody looks at is let wait a second for each of its own timers. */
async function untilEmpty(quiet: TestPage): Promise<void> {
  for (let quietLooks = 0; quietLooks < 3; ) {
    await sleep(LOOK_EVERY_MS);
    quietLooks = (await quiet.evaluate(liesAny)) ? 0 : quietLooks + 1;
  }
}

/** Runs in a page of the extension. */
async function liesAny(): Promise<boolean> {
  const items = await chrome.storage.session.get(null);
  return Object.keys(items).some((name) => name.startsWith('told:'));
}

function figure(id: BudgetId, what: string, times: readonly number[]): Figure {
  const rounded = (ms: number) => ms.toFixed(0);
  return {
    id,
    what,
    measured: `${rounded(median(times))} ms median, ${rounded(Math.max(...times))} at the most (n ${times.length})`,
    within: null,
  };
}
