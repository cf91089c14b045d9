/** Noting how well a site could be read: the background alone does. */
import type { SiteHealth } from '../model/health/health.ts';
import { unknownHealth } from '../model/health/sighting.ts';
import { getMeta, putMeta } from './meta.ts';
import type { WriteTransaction } from './schema.ts';

/** @param change given the site's health, unknown at first; what it gives back as it was is not written */
export async function changeHealth(
  transaction: WriteTransaction,
  site: string,
  change: (health: SiteHealth) => SiteHealth,
): Promise<void> {
  const known = (await getMeta(transaction, `health:${site}`)) ?? unknownHealth(site);
  const changed = change(known);
  if (changed !== known) await putMeta(transaction, `health:${site}`, changed);
}
