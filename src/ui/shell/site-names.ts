/** What a person calls the sites they are counted on: the same on every page. */
import { AGENT_NAMES } from '../../model/imported/agents.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { SITE_NAMES } from '../../sites/names.ts';

/** Names by id: those of the table and of agents, and of the origins a person added the host. */
export function siteNamesOf({ ownOrigins }: Pick<Settings, 'ownOrigins'>): ReadonlyMap<string, string> {
  return new Map([
    ...SITE_NAMES.map(({ id, label }): [string, string] => [id, label]),
    ...AGENT_NAMES,
    ...ownOrigins.map(({ id, origin }): [string, string] => [id, new URL(origin).host]),
  ]);
}
