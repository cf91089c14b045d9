/** The install's own random values, made once. */
import { writeTogether } from './database.ts';
import { getMeta, putMeta } from './meta.ts';
import type { Install } from './meta-rows.ts';
import type { Database } from './schema.ts';

/** @param randomId makes a value nobody can guess */
export async function readInstall(database: Database, randomId: () => string): Promise<Install> {
  const known = await database.get('meta', 'install');
  if (known) return known as Install;
  return writeTogether(database, async (transaction) => {
    // Another message may have been faster.
    const install = (await getMeta(transaction, 'install')) ?? { salt: randomId(), device: randomId() };
    await putMeta(transaction, 'install', install);
    return install;
  });
}
