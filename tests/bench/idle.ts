/** What goes on where nobody looks: what each request writes to the disk, and what wakes the background on a day without one. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';

const REQUESTS = 100;
const MINUTES_A_DAY = 1_440;
/** Where Chromium keeps what extensions store, in a profile. Both write what comes at the end of a log. */
const STORES = ['IndexedDB', 'Local Extension Settings'];

export async function benchIdle(): Promise<Figure[]> {
  ensureBuilt(['chromium-all']);
  const profile = mkdtempSync(join(tmpdir(), 'trottinette-bench-'));
  const server = await startSitesServer(['chatgpt.com']);
  answerShortly(server);
  const chromium = await launchChromium({
    // The test build: a person's limit of 60 requests a minute would stop the bench.
    extension: builtExtension('chromium-all'),
    server,
    hosts: ['chatgpt.com'],
    profile,
  });
  try {
    const page = await chromium.context.newPage();
    await page.goto('https://chatgpt.com/');
    const untilStored = (count: number) =>
      waitForStored(
        chromium,
        ({ requests }) => requests.filter(({ outcome }) => outcome === 'complete').length === count,
      );
    // The first makes the database.
    await sendShortPrompts(page, 1);
    await untilStored(1);
    const before = storedBytes(profile);
    await sendShortPrompts(page, REQUESTS);
    await untilStored(1 + REQUESTS);
    const kilobytes = (storedBytes(profile) - before) / 1_000 / REQUESTS;
    await page.close();
    const wakeUps = await wakeUpsADay(await chromium.extensionPage());
    return [
      {
        id: 'wake-ups',
        what: 'the worker is woken on a day nothing is used, by what the browser holds for it after the last request',
        measured: `${wakeUps.length} times at the most (${wakeUps.join(', ')})`,
        within: isWithin('wake-ups', wakeUps.length),
      },
      {
        id: 'disk',
        what: 'written to the disk, a request from its prompt to its end',
        measured: `${kilobytes.toFixed(1)} kB, mean of ${REQUESTS}`,
        within: isWithin('disk', kilobytes),
      },
    ];
  } finally {
    await chromium.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Alarms that go off within a day, each as often as it does. */
async function wakeUpsADay(ours: Page): Promise<string[]> {
  const alarms = await ours.evaluate(() => chrome.alarms.getAll());
  return alarms.flatMap(({ name, periodInMinutes }) =>
    Array.from({ length: periodInMinutes ? MINUTES_A_DAY / periodInMinutes : 1 }, () => name),
  );
}

function storedBytes(profile: string): number {
  return STORES.reduce((sum, store) => sum + bytesBelow(join(profile, 'Default', store)), 0);
}

function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
