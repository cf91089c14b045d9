/**
 * Eleven things a person wants, from the toolbar on, over a year of use: in both languages, by mouse and by keyboard, in
 * few clicks. How many each took is printed as a table.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockUse, mockUse } from '../../src/ui/sources/mock-use.ts';
import { agreedSettings } from '../harness/agreement.ts';
import type { Chromium } from '../harness/chromium.ts';
import { launchForPages } from '../harness/chromium-for-pages.ts';
import { clockAt } from '../harness/clock.ts';
import { HANDS, type Hands } from '../harness/hands.ts';
import { drawn } from '../harness/person.ts';
import { seedStore } from '../ui/store-seed.ts';
import { LAST_WEEK, TASKS } from './tasks/all.ts';
import { changeSettings, type Task, wordsOf } from './tasks/task.ts';

/** Noon of their day, from where the browser's clock ticks. */
const NOW = new Date(2026, 10, 25, 12).getTime();
const LANGUAGES = ['en', 'fr'] as const;
const EVERY_WAY = LANGUAGES.flatMap((language) =>
  (['mouse', 'keyboard'] as const).map((by) => [language, by] as const),
);
/** By mouse in one language and by keyboard in the other, which the seed says; with `npm run test:all` every way. */
const turn = Number(process.env.TEST_SEED ?? 0) % LANGUAGES.length;
const WAYS = EVERY_WAY.filter(
  ([language, by]) => process.env.RUN_ALL || (language === LANGUAGES[turn]) === (by === 'mouse'),
);

let chromium: Chromium;
let use: MockUse;
const clicks = new Map<string, number>();
const placeOf = (task: Task, language: string, by: string): string => [task.name, language, by].join();

beforeAll(async () => {
  // Every host is allowed here: the browser's own question is counted, and asked by nobody.
  chromium = await launchForPages(clockAt(NOW), 'chromium-all');
  use = mockUse(NOW);
  const { record, requests } = use;
  const stored = { record, health: [], settings: agreedSettings(), storageFailedAt: null };
  const quiet = await chromium.extensionPage();
  await seedStore(quiet, stored, requests);
  // All of it is this device's, also once a deletion asks who it is.
  const [{ device } = { device: '' }] = requests;
  await quiet.evaluate(putMeta, ['install', { salt: '0'.repeat(32), device, rev: 1 }] as const);
});

afterAll(async () => {
  console.log(tableOf(clicks));
  await chromium?.close();
});

/** Clicks in the popup and on pages: the one on the toolbar's button comes on top of them. */
function tableOf(counted: ReadonlyMap<string, number>): string {
  const row = (cells: readonly (string | number)[]): string =>
    [String(cells[0]).padEnd(34), ...cells.slice(1).map((cell) => String(cell).padStart(12))].join('');
  const head = ['clicks after the toolbar', 'at most', ...WAYS.map((way) => way.join(' '))];
  const rows = TASKS.map((task) => [
    task.name,
    task.most,
    ...WAYS.map(([language, by]) => counted.get(placeOf(task, language, by)) ?? '–'),
  ]);
  return ['', ...[head, ...rows].map(row)].join('\n');
}

/** Runs in the page: small state of the database. */
function putMeta([key, value]: readonly [key: string, value: unknown]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite');
      transaction.objectStore('meta').put(value, key);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function doTask(task: Task, hands: Hands, language: 'en' | 'fr'): Promise<void> {
  const quiet = await chromium.extensionPage();
  const shown = task.isWeekNew ? null : LAST_WEEK;
  await quiet.evaluate(putMeta, ['weekly', { shown, notified: null }] as const);
  const popup = await chromium.openPopup();
  await drawn(popup);
  const world = { popup, hands, words: await wordsOf(language), use, quiet };
  try {
    await task.run(world);
  } finally {
    await task.end?.(world);
    for (const page of chromium.context.pages()) if (page !== quiet) await page.close();
  }
}

describe.each(WAYS)('in %s, by %s', (language, by) => {
  beforeAll(async () => changeSettings({ quiet: await chromium.extensionPage() }, { language }));

  it.each(TASKS)('$name in at most $most clicks', async (task) => {
    const hands = HANDS[by]();
    await doTask(task, hands, language);
    clicks.set(placeOf(task, language, by), hands.clicks);
    expect(hands.clicks).toBeLessThanOrEqual(task.most);
  });
});
