/** What was counted, in a real Chromium: moved, deleted, taken back and paused, while the worker keeps being killed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { seedStore } from '../bench/seed.ts';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { PATIENCE } from '../harness/patience.ts';
import { answerShortly, sendShortPrompts, waitForStored } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, readMeta, readStored, type Stored, storedWhenQuiet } from '../harness/stored.ts';
import { wrongSums } from '../harness/wrong-sums.ts';

const HOSTS = ['chatgpt.com'];
const SEEDED = 2_000;
const LIVES = 8;

let server: SitesServer;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  server = await startSitesServer(HOSTS);
  answerShortly(server);
  chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: HOSTS });
  page = await chromium.extensionPage();
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

beforeEach(async () => {
  await clearStored(page);
});

/** As the extension's own pages do. */
function tell(message: object): Promise<Reply> {
  return page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
}

/** One real request, and a month of others like it. */
async function useForAMonth(): Promise<void> {
  // The others are made from it as it is stored in the end, and so is their day.
  await prompt(() => waitForStored(chromium, ({ requests }) => requests[0]?.outcome === 'complete'));
  await seedStore(page, { requests: SEEDED, days: 30 });
}

async function prompt(untilSettled?: () => Promise<unknown>): Promise<void> {
  const site = await chromium.context.newPage();
  await site.goto('https://chatgpt.com/');
  await sendShortPrompts(site, 1);
  await untilSettled?.();
  await site.close();
}

/** Kills the worker each time it has come on with its work, until that is over; messages wake it anew. */
async function killWorkers(work: 'reestimation' | 'deletion', over: string | undefined): Promise<void> {
  for (let life = 0; life < LIVES; life += 1) {
    const row = (await meta(work)) as { phase: string } | undefined;
    if (row?.phase === over) return;
    await expect.poll(() => meta(work), { ...PATIENCE, interval: 10 }).not.toEqual(row);
    await chromium.stopWorkers();
    await tell({ type: 'settings/change', change: { theme: 'auto' } });
  }
}

/** A row without the number its device gave it. */
const withoutNumber = (row: UsageRequest | DayRow) =>
  'rowRev' in row ? { ...row, rowRev: 0 } : { ...row, rev: 0 };
const numbersOf = ({ requests }: Stored) => requests.map(({ rowRev }) => rowRev);

const meta = async (name: string) => (await readMeta(page))[JSON.stringify(name)];
const factorsOf = async () => new Set((await readStored(page)).requests.map(({ factors }) => factors));

describe('while the worker keeps being killed', () => {
  it('the past moves to another zone, whole and exact', async () => {
    await useForAMonth();
    await tell({ type: 'settings/change', change: { zone: 'SE' } });
    expect(await tell({ type: 'history/rezone' })).toEqual({ ok: true });
    await killWorkers('reestimation', 'done');
    await expect.poll(() => meta('reestimation'), PATIENCE).toMatchObject({ phase: 'done' });
    const stored = await readStored(page);
    expect(stored.requests).toHaveLength(SEEDED + 1);
    expect([...(await factorsOf())].map((tag) => tag.split('/')[1])).toEqual(['SE']);
    expect(new Set(stored.days.map(({ factors }) => factors))).toEqual(await factorsOf());
    expect(wrongSums(stored)).toEqual([]);
    await tell({ type: 'settings/change', change: { zone: null } });
  });

  it('everything is deleted, and all of it comes back', async () => {
    await useForAMonth();
    const before = await readStored(page);
    expect(await tell({ type: 'history/delete', selection: { of: 'all' } })).toEqual({ ok: true });
    await killWorkers('deletion', 'deleted');
    await expect.poll(() => meta('deletion'), PATIENCE).toMatchObject({ phase: 'deleted' });
    expect(await readStored(page)).toMatchObject({ requests: [], days: [] });
    expect(await tell({ type: 'history/restore' })).toEqual({ ok: true });
    await killWorkers('deletion', undefined);
    await expect.poll(() => meta('deletion'), PATIENCE).toBeUndefined();
    const after = await readStored(page);
    expect(after.requests.map(withoutNumber)).toEqual(before.requests.map(withoutNumber));
    expect(after.days.map(withoutNumber)).toEqual(before.days.map(withoutNumber));
    // What is back is newer than its deletion: no copy elsewhere may take it for deleted.
    expect(Math.min(...numbersOf(after))).toBeGreaterThan(Math.max(...numbersOf(before)));
  });
});

describe('a pause', () => {
  const title = () => page.evaluate(() => chrome.action.getTitle({}));

  it('counts nothing, is told by the button, and ends when the person says so', async () => {
    const since = chromium.clock.now();
    await tell({ type: 'settings/change', change: { pause: { since, until: null } } });
    await expect.poll(title).toMatch(/^Paused\. /);
    await prompt();
    expect((await storedWhenQuiet(page, () => true)).requests).toEqual([]);
    await tell({ type: 'settings/change', change: { pause: null } });
    await expect.poll(title).not.toMatch(/^Paused/);
    await prompt();
    await waitForStored(chromium, ({ requests }) => requests.length === 1);
    const metered = Object.entries(await readMeta(page)).filter(([name]) => name.startsWith('"metered:'));
    const pausedMs = metered.map(([, row]) => (row as { pausedMs: number }).pausedMs);
    expect(pausedMs.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
  });
});

describe('the button', () => {
  it.each(['normal', 'paused', 'attention', 'news'])('takes the icon of the state %s', async (state) => {
    const worker = await chromium.worker();
    const path = Object.fromEntries(
      [16, 24, 32].map((size) => [size, `/icons/png/toolbar-${state}-${size}.png`]),
    );
    await expect(
      worker.evaluate((icon) => chrome.action.setIcon({ path: icon }), path),
    ).resolves.not.toThrow();
  });
});
