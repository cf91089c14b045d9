/** What is known of how well each site can be read. */
import { type SiteHealth, unknownHealth } from '../model/health/health.ts';
import { getMeta, namesFrom, putMeta } from './meta.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** The health of every site that was seen. */
export async function readHealth(database: Database): Promise<SiteHealth[]> {
  return (await database.getAll('meta', namesFrom('health:'))) as SiteHealth[];
}

export async function changeHealth(
  transaction: WriteTransaction,
  site: string,
  change: (health: SiteHealth) => SiteHealth,
): Promise<void> {
  const known = (await getMeta(transaction, `health:${site}`)) ?? unknownHealth(site);
  const changed = change(known);
  if (changed !== known) await putMeta(transaction, `health:${site}`, changed);
}
