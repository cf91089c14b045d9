/** Opens the database once and shares the connection; gives it up as soon as another version or a deletion needs it. */
import { openDB } from 'idb';
import { keepAlive } from '../platform/keep-alive.ts';
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

/** The worker brings the migrations along: it can't load code later. Pages load them in the rare case they need them. */
export function bringMigrations(migrations: readonly Migration[]): void {
  brought = migrations;
}

/** How long an older connection elsewhere may take to give way. */
const BLOCKED_MS = 3_000;

/** The open database. Rejects where there is none to be had; the next call then tries again. */
export type OpenDatabase = () => Promise<Database>;

/** A connection that opens at its first use, and again once it was lost. The parameters are for tests. */
export function createDatabase(name = DATABASE_NAME, migrations?: readonly Migration[]): OpenDatabase {
  let connection: Promise<Database> | undefined;

  return () => {
    if (connection) return connection;
    const forget = (): void => {
      if (connection === opening) connection = undefined;
    };
    const opening = openWith(name, migrations ?? brought, forget);
    connection = opening;
    opening.catch(forget);
    return opening;
  };
}

/** @param migrations undefined where they are loaded only if the database is of an older version, or none */
async function openWith(
  name: string,
  migrations: readonly Migration[] | undefined,
  onLost: () => void,
): Promise<Database> {
  if (migrations) return open(name, migrations.length, (from) => migrations.slice(from), onLost);
  let isOld = false;
  const stop: Migration = (_, transaction) => {
    isOld = true;
    transaction.abort();
  };
  return open(name, SCHEMA_VERSION, () => [stop], onLost).catch(async (error: unknown) => {
    if (!isOld) throw error;
    const { MIGRATIONS } = await import('./migrations.ts');
    return open(name, SCHEMA_VERSION, (from) => MIGRATIONS.slice(from), onLost);
  });
}

function open(
  name: string,
  version: number,
  stepsFrom: (version: number) => readonly Migration[],
  onLost: () => void,
): Promise<Database> {
  return new Promise((resolve, reject) => {
    let gaveUp = false;
    const opening = openDB<Schema>(name, version, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        void migrate(stepsFrom(oldVersion), database, transaction);
      },
      blocked() {
        setTimeout(() => {
          gaveUp = true;
          reject(new Error('another version of the extension holds the database'));
        }, BLOCKED_MS);
      },
      blocking(_current, _wanted, event) {
        onLost();
        (event.target as IDBDatabase).close();
      },
      terminated: onLost,
    });
    opening.then((database) => {
      if (gaveUp) database.close();
      else resolve(database);
    }, reject);
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
  const working = work(transaction).catch((error: unknown) => {
    abort(transaction);
    throw error;
  });
  const [result] = await Promise.all([working, transaction.done]);
  return result;
}

function abort(transaction: WriteTransaction | UpgradeTransaction): void {
  try {
    transaction.abort();
  } catch {
    // The failure that brought us here has ended it already.
  }
}
