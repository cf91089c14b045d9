/** Puts made-up use into the database of a running extension, past all of its code. */
import type { Page } from 'playwright-core';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { Stored } from '../../src/ui/sources/today/reading.ts';

/** Everything the extension holds becomes this. The database must exist: the background makes it at its start. */
export async function seedStore(
  extensionPage: Page,
  stored: Pick<Stored, 'record' | 'health' | 'settings' | 'storageFailedAt'> &
    Partial<Pick<Stored, 'summaryShown' | 'idea' | 'lateTabs'>>,
  requests: readonly UsageRequest[] = [],
): Promise<void> {
  const meta: [string, unknown][] = [
    ...stored.health.map((health): [string, unknown] => [`health:${health.site}`, health]),
    ...[...stored.record.meteredDays].map((day): [string, unknown] => [
      `metered:${day}`,
      { first: 0, last: 0, pausedMs: 0, sitesOff: [] },
    ]),
    ['weekly', { shown: stored.summaryShown ?? null, notified: null }],
  ];
  const ideas = stored.idea ? [stored.idea] : [];
  await extensionPage.evaluate(writeRows, {
    days: stored.record.rows,
    meta,
    requests: [...requests, ...ideas.map(({ request }) => request)],
    coach: ideas.map(({ ruleId, request: { id, at } }) => {
      return { requestId: id, ruleId, confidence: 1, at, shownAt: null, dismissedAt: null };
    }),
  });
  await extensionPage.evaluate(writeLocal, {
    settings: stored.settings,
    storageFailedAt: stored.storageFailedAt,
  });
  await extensionPage.evaluate((lateTabs) => chrome.storage.session.set({ lateTabs }), {
    ...(stored.lateTabs ?? []),
  });
}

/** What stays as it is is not touched: the background acts on each change, and most of a test's work would be its. */
async function writeLocal(items: Record<string, unknown>): Promise<void> {
  const held = Object.keys(await chrome.storage.local.get(null));
  await chrome.storage.local.remove(held.filter((name) => !(name in items)));
  await chrome.storage.local.set(items);
}

interface Rows {
  readonly days: readonly unknown[];
  readonly meta: [string, unknown][];
  readonly requests: readonly unknown[];
  readonly coach: readonly unknown[];
}

function writeRows({ days, meta, requests, coach }: Rows): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['days', 'meta', 'requests', 'coach'], 'readwrite');
      for (const name of transaction.objectStoreNames) transaction.objectStore(name).clear();
      for (const row of days) transaction.objectStore('days').put(row);
      for (const row of requests) transaction.objectStore('requests').put(row);
      for (const row of coach) transaction.objectStore('coach').put(row);
      for (const [key, row] of meta) transaction.objectStore('meta').put(row, key);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
