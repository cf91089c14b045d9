/** What pages need to know of the sites: a build works it out and leaves the table itself behind (build/plugins.ts). */

import type { SiteRow } from './row.ts';
import { SITES } from './table.ts';

/** A row without its endpoints and vocabulary. */
export type SiteName = Pick<SiteRow, 'id' | 'label' | 'hosts' | 'access'>;

/** All sites, in the order of the table. */
export const SITE_NAMES: readonly SiteName[] = SITES.map(({ id, label, hosts, access }) => ({
  id,
  label,
  hosts,
  access,
}));
