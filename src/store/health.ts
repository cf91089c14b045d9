/** What is known of how well each site can be read. */
import type { SiteHealth } from '../model/health/health.ts';
import { namesFrom } from './meta.ts';
import type { Database } from './schema.ts';

/** The health of every site that was seen. */
export async function readHealth(database: Database): Promise<SiteHealth[]> {
  return (await database.getAll('meta', namesFrom('health:'))) as SiteHealth[];
}
