/** What the extension has stored, read from a page of its origin, past all of its code. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { OUTBOX_PREFIX } from '../../src/model/messages/outbox.ts';
import type { Measured } from '../../src/model/usage/observation.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { requestId } from '../../src/store/ids.ts';
import type { Install } from '../../src/store/meta-rows.ts';

export interface Stored {
  readonly requests: readonly UsageRequest[];
  readonly days: readonly DayRow[];
  /** By request id, the marks of the text the reader measured: in the test builds only. */
  readonly measured: Readonly<Record<string, Measured>>;
}

/** Everything stored, as it was at one moment; empty before the database exists. */
export async function readStored(extensionPage: Page): Promise<Stored> {
  const { stores, session } = await asked(
    extensionPage,
    async (names) => {
      const [found, items] = await Promise.all([
        window.storeReader.rows(names),
        chrome.storage.session.get(null),
      ]);
      return { stores: found, session: items };
    },
    STORED,
  );
  const { requests = [], days = [] } = stores;
  return {
    requests: requests.map(([, row]) => row as UsageRequest),
    days: days.map(([, row]) => row as DayRow),
    measured: byRequestId(session),
  };
}

/** The test build keeps the marks as items `measured:<request id>`. */
function byRequestId(items: Readonly<Record<string, unknown>>): Record<string, Measured> {
  const marks = Object.entries(items).filter(([name]) => name.startsWith('measured:'));
  return Object.fromEntries(marks.map(([name, mark]) => [name.slice('measured:'.length), mark as Measured]));
}

/** Whether a request is stored under this id. */
export async function hasRow(extensionPage: Page, id: string): Promise<boolean> {
  return asked(
    extensionPage,
    async (wanted) => {
      const requests = (await window.storeReader.database())?.transaction('requests').objectStore('requests');
      if (!requests) return false;
      const found = requests.getKey(wanted);
      return new Promise<boolean>((resolve) => {
        found.onsuccess = () => resolve(found.result !== undefined);
      });
    },
    id,
  );
}

/** Rows of the `meta` store by their name, as JSON. */
export function readMeta(extensionPage: Page): Promise<Record<string, unknown>> {
  return rowsOf(extensionPage, 'meta');
}

/** Rows of the `coach` store by request id, as JSON. */
export function readAdvice(extensionPage: Page): Promise<Record<string, unknown>> {
  return rowsOf(extensionPage, 'coach');
}

/** What this install is, as soon as its background has written that down: with the first prompt at the latest. */
export async function installOf(extensionPage: Page): Promise<Install> {
  for (;;) {
    const { [JSON.stringify('install')]: install } = await readMeta(extensionPage);
    if (install) return install as Install;
    await sleep(POLL_MS);
  }
}

/** The ids under which prompts of a site are stored, by the site's own ids of them. */
export async function storedIds(
  extensionPage: Page,
  site: string,
  keys: Iterable<string>,
): Promise<string[]> {
  const { salt } = await installOf(extensionPage);
  return Promise.all(Array.from(keys, (key) => requestId(salt, site, key)));
}

async function rowsOf(extensionPage: Page, name: StoreName): Promise<Record<string, unknown>> {
  const { [name]: rows = [] } = await asked(
    extensionPage,
    (wanted) => window.storeReader.rows([wanted]),
    name,
  );
  return Object.fromEntries(rows.map(([key, row]) => [JSON.stringify(key), row]));
}

/**
 * Empties the stores; the install's salt and settings stay. What a tab told before that is filed first: a tab that is
 * gone leaves it in the outbox, and the background looks there half a second later.
 */
export async function clearStored(extensionPage: Page): Promise<void> {
  await untilFiled(extensionPage);
  await asked(
    extensionPage,
    async () => {
      const database = await window.storeReader.database();
      if (database) {
        const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
        for (const name of database.objectStoreNames)
          if (name !== 'meta') transaction.objectStore(name).clear();
        const meta = transaction.objectStore('meta');
        const keys = meta.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result) if (key !== 'install' && key !== 'history') meta.delete(key);
        };
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onerror = () => reject(transaction.error);
        });
      }
      await chrome.storage.session.clear();
    },
    null,
  );
}

/** Waits until nothing lies in the outbox. Any message starts a background that was ended. */
export async function untilFiled(extensionPage: Page): Promise<void> {
  const asked = { prefix: OUTBOX_PREFIX, pollMs: POLL_MS };
  await extensionPage.evaluate(async ({ prefix, pollMs }) => {
    const names = async () => Object.keys(await chrome.storage.session.get(null));
    while ((await names()).some((name) => name.startsWith(prefix))) {
      await chrome.runtime.sendMessage({}).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }, asked);
}

type StoreName = 'requests' | 'days' | 'meta' | 'coach';
type Rows = readonly (readonly [key: IDBValidKey, row: unknown])[];

const STORED: readonly StoreName[] = ['requests', 'days'];

declare global {
  interface Window {
    storeReader: {
      /** The extension's database; undefined before it exists. */
      database(): Promise<IDBDatabase | undefined>;
      /** Keys and rows of some stores, in one transaction. */
      rows(names: readonly StoreName[]): Promise<Partial<Record<StoreName, Rows>>>;
    };
  }
}

/**
 * What a function says that runs in the page, with `storeReader`. One call of the driver, and its answer one text: the
 * driver takes far longer over more of either.
 */
async function asked<Asked, Said>(
  extensionPage: Page,
  run: (asked: Asked) => Promise<Said>,
  about: Asked,
): Promise<Said> {
  const json = await extensionPage.evaluate<string>(
    `(${installReader})(), (${run})(${JSON.stringify(about)}).then((said) => JSON.stringify(said ?? null))`,
  );
  return JSON.parse(json);
}

/**
 * Gives a page of the extension `storeReader`; runs in it. The connection is kept, since opening one costs the browser
 * more than reading, and given up for whoever changes the database. It is never made here: that is the extension's.
 */
function installReader(): void {
  if (window.storeReader) return;
  let connection: Promise<IDBDatabase | undefined> | undefined;
  const forget = () => {
    connection = undefined;
  };
  async function open(): Promise<IDBDatabase | undefined> {
    const existing = await indexedDB.databases();
    if (!existing.some(({ name }) => name === 'trottinette')) {
      forget();
      return undefined;
    }
    const opening = indexedDB.open('trottinette');
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => resolve(opening.result);
    });
    database.onclose = forget;
    database.onversionchange = () => {
      forget();
      database.close();
    };
    return database;
  }
  function database(): Promise<IDBDatabase | undefined> {
    connection ??= open();
    connection.catch(forget);
    return connection;
  }
  async function rows(names: readonly StoreName[]): Promise<Partial<Record<StoreName, Rows>>> {
    const transaction = (await database())?.transaction(names);
    if (!transaction) return {};
    const read = names.map((name) => {
      const store = transaction.objectStore(name);
      return [name, store.getAllKeys(), store.getAll()] as const;
    });
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    return Object.fromEntries(
      read.map(([name, keys, all]) => [name, keys.result.map((key, at) => [key, all.result[at]] as const)]),
    );
  }
  window.storeReader = { database, rows };
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
