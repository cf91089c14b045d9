/** Opens the database once and shares the connection; gives it up as soon as another version or a deletion needs it. */
import { openDB } from 'idb';
import { keepAlive } from '../platform/keep-alive.ts';
import { sendMessage } from '../platform/send.ts';
import {
  DATABASE_NAME,
  type Database,
  type Migration,
  SCHEMA_VERSION,
  type Schema,
  STORES,
  type UpgradeTransaction,
  type WriteTransaction,
} from './schema.ts';

let brought: readonly Migration[] | undefined;

/** The worker brings the migrations along: it can't load code later. Pages load them where the worker could not. */
export function bringMigrations(migrations: readonly Migration[]): void {
  brought = migrations;
}

/** How long an older connection elsewhere may take to give way. */
const BLOCKED_MS = 3_000;

/** The open database. Rejects where there is none to be had; the next call then tries again. */
export type OpenDatabase = () => Promise<Database>;

/** A connection that opens at its first use, and again once it was lost. The parameters are for tests. */
export function createDatabase(name = DATABASE_NAME, migrations?: readonly Migration[]): OpenDatabase {
  let connection: { opening: Promise<Database>; hold: Hold } | undefined;

  function connect() {
    const hold = createHold();
    const forget = (): void => {
      if (connection === own) connection = undefined;
    };
    const own = { hold, opening: openWith(name, migrations ?? brought, { hold, onLost: forget }) };
    own.opening.catch(forget);
    return own;
  }

  return () => {
    connection ??= connect();
    return connection.hold.wait(connection.opening);
  };
}

/** An older connection that is in an opening's way. The browser waits for it for ever, and opens no other meanwhile. */
interface Hold {
  began(): void;
  ended(): void;
  /** The opening, for someone who waits for it no longer than `BLOCKED_MS` while it is held up. */
  wait(opening: Promise<Database>): Promise<Database>;
}

function createHold(): Hold {
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<(reason: Error) => void>();

  function giveUp(): void {
    timer = undefined;
    for (const reject of waiting) reject(new Error('another version of the extension holds the database'));
    waiting.clear();
  }

  return {
    began() {
      isHeld = true;
      timer ??= setTimeout(giveUp, BLOCKED_MS);
    },
    ended() {
      isHeld = false;
      clearTimeout(timer);
      waiting.clear();
    },
    wait: (opening) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        opening.then(resolve, reject).finally(() => waiting.delete(reject));
        if (isHeld) timer ??= setTimeout(giveUp, BLOCKED_MS);
      }),
  };
}

/** What becomes of an opening beside its result. */
interface Fate {
  readonly hold: Hold;
  /** The connection was lost, or given up for another version. */
  readonly onLost: () => void;
}

/** @param migrations undefined where the worker is asked for them if the database is of an older version, or none */
async function openWith(
  name: string,
  migrations: readonly Migration[] | undefined,
  fate: Fate,
): Promise<Database> {
  if (migrations) return open(name, migrations.length, (from) => migrations.slice(from), fate);
  let isOld = false;
  const stop: Migration = (_, transaction) => {
    isOld = true;
    transaction.abort();
  };
  return open(name, SCHEMA_VERSION, () => [stop], fate).catch(async (error: unknown) => {
    if (!isOld) throw error;
    // The worker outlives a popup, and may be asleep. Where it fails, the page tries, and sees why.
    await sendMessage({ type: 'store/open' }).catch(() => undefined);
    const { MIGRATIONS } = await import('./migrations.ts');
    return open(name, SCHEMA_VERSION, (from) => MIGRATIONS.slice(from), fate);
  });
}

async function open(
  name: string,
  version: number,
  stepsFrom: (version: number) => readonly Migration[],
  { hold, onLost }: Fate,
): Promise<Database> {
  return openDB<Schema>(name, version, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      hold.ended();
      void migrate(stepsFrom(oldVersion), database, transaction);
    },
    blocked: hold.began,
    blocking(_current, _wanted, event) {
      onLost();
      (event.target as IDBDatabase).close();
    },
    terminated: onLost,
  });
}

/** A migration that fails, or a worker that is ended meanwhile, undoes the upgrade: the old database stays. */
async function migrate(
  migrations: readonly Migration[],
  database: Database,
  transaction: UpgradeTransaction,
): Promise<void> {
  // Rewriting what a person gathered in years takes longer than an idle worker lives.
  const rest = keepAlive();
  // Opening rejects as well: that says it once.
  transaction.done.catch(() => undefined).finally(rest);
  try {
    for (const step of migrations) await step(database, transaction);
  } catch {
    abort(transaction);
  }
}

/**
 * Changes the stores in one transaction: all of what `work` does is committed when this resolves, or none of
 * it is and this rejects. Inside, only the transaction may be awaited: it ends as soon as nothing is asked of it.
 */
export async function writeTogether<Result>(
  database: Database,
  work: (transaction: WriteTransaction) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(STORES, 'readwrite');
  const working = work(transaction).then(
    (result) => {
      commit(transaction);
      return result;
    },
    (error: unknown) => {
      abort(transaction);
      throw error;
    },
  );
  const [result] = await Promise.all([working, transaction.done]);
  return result;
}

/** Nothing more is coming: a browser that is told so need not wait for the answers it has yet to give. */
function commit(transaction: WriteTransaction): void {
  try {
    transaction.commit();
  } catch {
    // It has ended already, or what failed is about to end it.
  }
}

function abort(transaction: WriteTransaction | UpgradeTransaction): void {
  try {
    transaction.abort();
  } catch {
    // The failure that brought us here has ended it already.
  }
}
