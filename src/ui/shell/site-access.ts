/** What a click on a site does: the browser is asked for its pages or given them back, and the settings follow. */
import { originPattern, sitePatterns } from '../../model/settings/match-pattern.ts';
import {
  addOwnOrigin,
  freedPattern,
  type OwnOriginProblem,
  readOwnOrigin,
  removeOwnOrigin,
} from '../../model/settings/own-origin.ts';
import type { OwnOrigin } from '../../model/settings/settings.ts';
import { SITE_NAMES } from '../../sites/names.ts';
import type { SettingsClient, SettingsReading, SiteEntry } from '../sources/settings/reading.ts';

/** Nobody adds these as their own. */
const SITE_HOSTS: ReadonlySet<string> = new Set(SITE_NAMES.flatMap(({ hosts }) => hosts));

/**
 * Switches the counting of a site on or off. On asks the browser where it must; off gives back what was asked for.
 * @returns false where the browser or the background did not go along
 */
export async function countSite(
  client: SettingsClient,
  { settings }: SettingsReading,
  site: SiteEntry,
  on: boolean,
): Promise<boolean> {
  if (on && !site.allowed && !(await client.allow(sitePatterns(site)))) return false;
  if (!on && site.optional) return client.withdraw(sitePatterns(site));
  const others = settings.sitesOff.filter((id) => id !== site.id);
  if (on && others.length === settings.sitesOff.length) return true;
  return client.change({ sitesOff: on ? others : [...others, site.id] });
}

/** What came of an address a person typed. */
export type AddOutcome =
  | { readonly result: 'added' | 'refused'; readonly origin: string }
  | { readonly result: 'problem'; readonly problem: OwnOriginProblem }
  /** Neither the address nor the person says what runs there; nothing was asked of the browser. */
  | { readonly result: 'kind-missing' | 'not-saved' };

/**
 * Has an address counted as a person's own, if the browser allows it.
 * @param kind id of a row of sites/generic/kinds.ts; '' where none is known
 */
export async function addOrigin(
  client: SettingsClient,
  { settings, takesPorts }: SettingsReading,
  typed: string,
  kind: string,
): Promise<AddOutcome> {
  const read = readOwnOrigin(typed, settings, SITE_HOSTS);
  if ('problem' in read) return { result: 'problem', problem: read.problem };
  if (kind === '') return { result: 'kind-missing' };
  const { origin } = read;
  if (!(await client.allow([originPattern(origin, takesPorts)]))) return { result: 'refused', origin };
  const saved = await client.change(addOwnOrigin(settings, origin, kind));
  return saved ? { result: 'added', origin } : { result: 'not-saved' };
}

/** Stops counting an address of a person's own, and gives its permission back. What was counted there stays. */
export async function removeOrigin(
  client: SettingsClient,
  { settings, takesPorts }: SettingsReading,
  own: OwnOrigin,
): Promise<boolean> {
  const change = removeOwnOrigin(settings, own.id);
  const freed = freedPattern(own, change.ownOrigins ?? [], takesPorts);
  if (!(await client.change(change))) return false;
  return freed === undefined || client.withdraw([freed]);
}
