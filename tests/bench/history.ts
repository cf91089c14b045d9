/** A gigabyte of a person's history brought as they would: chosen on the page, looked at, taken in and taken back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { BROWSERS, type BrowserName, launchBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from '../harness/stored-rows.ts';
import { isWithin } from './budgets.ts';
import { type LargeHistory, type LargeHistorySize, writeLargeHistory } from './large-history.ts';
import { type Measured, measured } from './measured.ts';
import type { Figure } from './report.ts';

const SIZE: LargeHistorySize = { conversations: 16_000, promptsEach: 10, answerLength: 4_200 };
const PATIENCE_MS = 600_000;
const POLL_MS = 50;

const CHOOSE = 'input[type=file]:not([webkitdirectory])';

/** @throws where what was read is not what the files hold */
export async function benchHistory(
  seed: number,
  size = SIZE,
  browsers: readonly BrowserName[] = BROWSERS,
): Promise<Figure[]> {
  ensureBuilt([...browsers]);
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-history-'));
  const archive = join(folder, 'export.zip');
  try {
    const truth = writeLargeHistory(archive, seed, size);
    const figures: Figure[] = [];
    for (const name of browsers) figures.push(...(await benchIn(name, archive, truth)));
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchIn(name: BrowserName, archive: string, truth: LargeHistory): Promise<Figure[]> {
  const server = await startSitesServer([]);
  const browser = await launchBrowser(name, { server, hosts: [], extension: builtExtension(name) });
  try {
    const page = await browser.newPage();
    await page.goto(`${browser.extensionOrigin}/src/ui/history/index.html`);
    await until(page, CHOOSE);
    await watchPauses(page);
    const reading = await measured(async () => {
      await page.chooseFile(CHOOSE, archive);
      await until(page, '[data-take]');
    });
    const longestMs = await longestPauseMs(page);
    const taking = await measured(async () => {
      await page.click('[data-take]');
      await until(page, '[data-told]', 'added');
    });
    await expectAll(page, truth);
    const undoing = await measured(async () => {
      await page.click('[data-undo]');
      await until(page, '[data-told]', 'Taken back.');
    });
    return figuresOf(name, truth, { reading, taking, undoing, longestMs });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Until the page shows it, with these words in it. */
async function until(page: TestPage, selector: string, words = ''): Promise<void> {
  const start = performance.now();
  const isThere = () =>
    page.evaluate(
      (wanted, said) => document.querySelector(wanted)?.textContent?.includes(said) === true,
      selector,
      words,
    );
  while (!(await isThere())) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`${selector} ${words} never came`);
    await sleep(POLL_MS);
  }
}

/** Both browsers alike: how long a timer that is due at once waits for its turn, whatever the page does meanwhile. */
async function watchPauses(page: TestPage): Promise<void> {
  await page.evaluate(() => {
    const seen = { longestMs: 0 };
    Object.assign(window, { seen });
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      seen.longestMs = Math.max(seen.longestMs, now - before);
      before = now;
    }, 0);
  });
}

async function longestPauseMs(page: TestPage): Promise<number> {
  return page.evaluate(() => (window as unknown as { seen: { longestMs: number } }).seen.longestMs);
}

async function expectAll(page: TestPage, truth: LargeHistory): Promise<void> {
  const days = await storedRows<DayRow>(page, 'days');
  const stored = {
    prompts: sum(days.map(({ requests }) => requests)),
    inputTokens: sum(days.map(({ inputTokens }) => inputTokens)),
    outputTokens: sum(days.map(({ outputTokens }) => outputTokens)),
  };
  const { bytes: _, ...wanted } = truth;
  if (JSON.stringify(stored) === JSON.stringify(wanted)) return;
  throw new Error(`read ${JSON.stringify(stored)} of ${JSON.stringify(wanted)}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function figuresOf(
  name: BrowserName,
  { bytes, prompts }: LargeHistory,
  of: { reading: Measured; taking: Measured; undoing: Measured; longestMs: number },
): Figure[] {
  const { reading, taking, undoing, longestMs } = of;
  const count = prompts.toLocaleString('en');
  return [
    {
      id: `history-${name}-preview`,
      what: `${name}: history of ${(bytes / 1e9).toFixed(1)} GB to its preview`,
      measured: `${seconds(reading)}, the page never longer than ${longestMs.toFixed(0)} ms without its turn`,
      within: isWithin(`history-${name}-preview`, reading.durationMs / 1_000),
    },
    {
      id: `history-${name}-memory`,
      what: 'the same, memory of the extension’s processes above before',
      measured: `${(reading.peakBytes / 1e6).toFixed(0)} MB`,
      within: isWithin(`history-${name}-memory`, reading.peakBytes / 1e6),
    },
    {
      id: `history-${name}-taking`,
      what: `${name}: taking in its ${count} prompts`,
      measured: seconds(taking),
      within: isWithin(`history-${name}-taking`, taking.durationMs / 1_000),
    },
    {
      id: `history-${name}-undoing`,
      what: `${name}: taking ${count} prompts back`,
      measured: seconds(undoing),
      within: null,
    },
  ];
}

function seconds({ durationMs, busySeconds }: Measured): string {
  return `${(durationMs / 1_000).toFixed(1)} s (${busySeconds.toFixed(1)} s of the processor)`;
}
