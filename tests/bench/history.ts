/** A gigabyte of a person's history brought as they would: chosen on the page, looked at, taken in and taken back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { storedRows } from '../browser/stored-requests.ts';
import { builtExtension } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { type LargeHistory, type LargeHistorySize, writeLargeHistory } from './large-history.ts';
import { extensionBytes } from './process-memory.ts';
import type { Figure } from './report.ts';

const SIZE: LargeHistorySize = { conversations: 16_000, promptsEach: 10, answerLength: 4_200 };
const MAX_PREVIEW_MS = 60_000;
const MAX_TAKING_MS = 40_000;
const MAX_BYTES = 300_000_000;
const PATIENCE_MS = 600_000;
const SAMPLE_MS = 250;

/** @throws where what was read is not what the files hold */
export async function benchHistory(seed: number, size = SIZE): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-history-'));
  const archive = join(folder, 'export.zip');
  const truth = writeLargeHistory(archive, seed, size);
  const chromium = await launchChromium({ extension: builtExtension('chromium-all'), hosts: [] });
  try {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/history/index.html`);
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    await watchTasks(page);
    const reading = await measured(async () => {
      await page.locator('input[type=file]').first().setInputFiles(archive);
      await page.locator('[data-take]').waitFor({ timeout: PATIENCE_MS });
    });
    const longestMs = await longestTaskMs(page);
    const taking = await measured(async () => {
      await page.locator('[data-take]').click();
      await page.locator('[data-told]').waitFor({ timeout: PATIENCE_MS });
    });
    await expectAll(await chromium.extensionPage(), truth);
    const undoing = await measured(async () => {
      await page.locator('[data-undo]').click();
      await page.locator('[data-told]', { hasText: 'Taken back.' }).waitFor({ timeout: PATIENCE_MS });
    });
    return figuresOf(truth, { reading, taking, undoing, longestMs });
  } finally {
    await chromium.close();
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  readonly durationMs: number;
  /** More than before. */
  readonly peakBytes: number;
}

async function measured(act: () => Promise<void>): Promise<Measured> {
  const bytesBefore = extensionBytes();
  let peakBytes = 0;
  const sampling = setInterval(() => {
    peakBytes = Math.max(peakBytes, extensionBytes() - bytesBefore);
  }, SAMPLE_MS);
  const start = performance.now();
  await act().finally(() => clearInterval(sampling));
  return { durationMs: performance.now() - start, peakBytes };
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { longestMs: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestMs = Math.max(seen.longestMs, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

async function longestTaskMs(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { seen: { longestMs: number } }).seen.longestMs);
}

async function expectAll(page: Page, truth: LargeHistory): Promise<void> {
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
  { bytes, prompts }: LargeHistory,
  of: { reading: Measured; taking: Measured; undoing: Measured; longestMs: number },
): Figure[] {
  const { reading, taking, undoing, longestMs } = of;
  const count = prompts.toLocaleString('en');
  return [
    {
      what: `history of ${(bytes / 1e9).toFixed(1)} GB to its preview`,
      measured: `${seconds(reading)}, ${longestTask(longestMs)}`,
      budget: `≤ ${MAX_PREVIEW_MS / 1_000} s`,
      within: reading.durationMs <= MAX_PREVIEW_MS,
    },
    {
      what: 'the same, memory of the extension’s processes above before',
      measured: `${(reading.peakBytes / 1e6).toFixed(0)} MB`,
      budget: `≤ ${MAX_BYTES / 1e6} MB`,
      within: reading.peakBytes <= MAX_BYTES,
    },
    {
      what: `taking in its ${count} prompts`,
      measured: seconds(taking),
      budget: `≤ ${MAX_TAKING_MS / 1_000} s`,
      within: taking.durationMs <= MAX_TAKING_MS,
    },
    { what: `taking ${count} prompts back`, measured: seconds(undoing), budget: '', within: null },
  ];
}

/** Browsers tell of tasks over 50 ms alone. */
function longestTask(longestMs: number): string {
  return longestMs === 0
    ? 'no task of the page over 50 ms'
    : `longest task of the page ${longestMs.toFixed(0)} ms`;
}

function seconds({ durationMs }: Measured): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}
