/** What the extension has stored, read from a page of its origin, past all of its code. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Measured } from '../../src/model/observation.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage.ts';

export interface Stored {
  readonly requests: readonly UsageRequest[];
  readonly days: readonly DayRow[];
  /** By request id, the marks of the text the reader measured: in the test builds only. */
  readonly measured: Readonly<Record<string, Measured>>;
}

/** Everything stored; empty before the database exists. */
export async function readStored(extensionPage: Page): Promise<Stored> {
  const [requests, days, measured] = await Promise.all([
    inStore(extensionPage, 'requests', 'read'),
    inStore(extensionPage, 'days', 'read'),
    extensionPage.evaluate(() => chrome.storage.session.get(null)),
  ]);
  return {
    requests: Object.values(requests) as UsageRequest[],
    days: Object.values(days) as DayRow[],
    measured: byRequestId(measured),
  };
}

/** The test build keeps the marks as items `measured:<request id>`. */
function byRequestId(items: Readonly<Record<string, unknown>>): Record<string, Measured> {
  const marks = Object.entries(items).filter(([name]) => name.startsWith('measured:'));
  return Object.fromEntries(marks.map(([name, mark]) => [name.slice('measured:'.length), mark as Measured]));
}

/** Rows of the `meta` store by their name. */
export function readMeta(extensionPage: Page): Promise<Record<string, unknown>> {
  return inStore(extensionPage, 'meta', 'read');
}

/** Rows of the `coach` store by request id. */
export function readAdvice(extensionPage: Page): Promise<Record<string, unknown>> {
  return inStore(extensionPage, 'coach', 'read');
}

/** Empties the stores; the install's salt and settings stay. */
export async function clearStored(extensionPage: Page): Promise<void> {
  for (const store of ['requests', 'days', 'meta', 'coach'] as const)
    await inStore(extensionPage, store, 'clear');
  await extensionPage.evaluate(() => chrome.storage.session.clear());
}

/** Rows by key. The database is never made here: that is the extension's to do. */
function inStore(
  extensionPage: Page,
  name: 'requests' | 'days' | 'meta' | 'coach',
  action: 'read' | 'clear',
): Promise<Record<string, unknown>> {
  return extensionPage.evaluate(
    async ([store, wanted]) => {
      const existing = await indexedDB.databases();
      if (!existing.some((database) => database.name === 'trottinette')) return {};
      return new Promise<Record<string, unknown>>((resolve, reject) => {
        const opening = indexedDB.open('trottinette');
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(store, wanted === 'clear' ? 'readwrite' : 'readonly');
          const rows: Record<string, unknown> = {};
          const cursors = transaction.objectStore(store).openCursor();
          cursors.onsuccess = () => {
            const cursor = cursors.result;
            if (!cursor) return;
            rows[JSON.stringify(cursor.key)] = cursor.value;
            if (wanted === 'clear' && cursor.key !== 'install') (cursor as IDBCursorWithValue).delete();
            cursor.continue();
          };
          transaction.oncomplete = () => {
            database.close();
            resolve(rows);
          };
          transaction.onerror = () => reject(transaction.error);
        };
      });
    },
    [name, action] as const,
  );
}

const POLL_MS = 50;

export interface QuietOptions {
  /** Unchanged this long, a store that is as wished is taken as final. */
  readonly settleMs?: number;
  /** Unchanged this long, a store that is not as wished is taken as final too. */
  readonly giveUpMs?: number;
}

/**
 * Watches the store until it stays as it is: briefly if it is as wished, longer if not.
 * @param isAsWished whether nothing more is expected
 */
export async function storedWhenQuiet(
  extensionPage: Page,
  isAsWished: (stored: Stored) => boolean,
  { settleMs = 200, giveUpMs = 2_500 }: QuietOptions = {},
): Promise<Stored> {
  let stored = await readStored(extensionPage);
  let unchangedMs = 0;
  for (;;) {
    const isDone = isAsWished(stored);
    if (unchangedMs >= (isDone ? settleMs : giveUpMs)) return stored;
    const waitMs = isDone ? settleMs : POLL_MS;
    await sleep(waitMs);
    const now = await readStored(extensionPage);
    unchangedMs = JSON.stringify(now) === JSON.stringify(stored) ? unchangedMs + waitMs : 0;
    stored = now;
  }
}
