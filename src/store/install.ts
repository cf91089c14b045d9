/** The install's own random values, made once, and the numbers it gives to what it changes. */
import { writeTogether } from './database.ts';
import { randomId } from './ids.ts';
import { getMeta, putMeta } from './meta.ts';
import type { Install } from './meta-rows.ts';
import { ownNames } from './own-names.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** What the install was given, made now if it never was. Rejects where that can't be written. */
export async function readInstall(database: Database): Promise<Install> {
  const known = await database.get('meta', 'install');
  if (known) return known as Install;
  return writeTogether(database, async (transaction) => {
    // Another message may have been faster.
    const install = (await getMeta(transaction, 'install')) ?? {
      salt: randomId(),
      device: randomId(),
      rev: 0,
    };
    await putMeta(transaction, 'install', install);
    return install;
  });
}

/** Takes a new name for what this device counts from now on. In a transaction in which nothing was numbered yet. */
export async function renewDevice(transaction: WriteTransaction): Promise<void> {
  const install = await getMeta(transaction, 'install');
  if (install)
    await putMeta(transaction, 'install', { ...install, device: randomId(), former: ownNames(install) });
}

/** Numbers what this device writes, one number a transaction; what other devices wrote keeps its own. */
export interface Numbering {
  /** Undefined where the install has not recorded anything yet: then nothing is its own. */
  readonly device: string | undefined;
  /** The number taken last, by a transaction before this one. */
  readonly before: number;
  /** This transaction's number. */
  next(): Promise<number>;
}

const numberings = new WeakMap<WriteTransaction, Promise<Numbering>>();

/** The same for each caller within the transaction, so that all it writes has one number. */
export function numberingOf(transaction: WriteTransaction): Promise<Numbering> {
  const known = numberings.get(transaction);
  if (known) return known;
  const numbering = begin(transaction);
  numberings.set(transaction, numbering);
  return numbering;
}

async function begin(transaction: WriteTransaction): Promise<Numbering> {
  const install = await getMeta(transaction, 'install');
  const before = install?.rev ?? 0;
  let taken: Promise<number> | undefined;
  const take = async (): Promise<number> => {
    if (install) await putMeta(transaction, 'install', { ...install, rev: before + 1 });
    return before + 1;
  };
  return {
    device: install?.device,
    before,
    next() {
      taken ??= take();
      return taken;
    },
  };
}
