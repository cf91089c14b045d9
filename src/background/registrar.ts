/**
 * Keeps the content scripts that are registered at run time what permissions and settings say: those of optional rows
 * a person allowed, of the origins they added, and of the coach where it is wanted; none before they agreed. The
 * manifest runs the others, which read nothing until then. An update of the extension clears registrations, so all is
 * looked at anew at each start and at each change.
 */
import { COACH } from '../model/messages/content-scripts.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import { originPattern, sitePatterns } from '../model/settings/match-pattern.ts';
import { activeOwnOrigins } from '../model/settings/own-origin.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { Registration } from '../platform/scripting.ts';
import { OWN_KINDS } from '../sites/generic/kinds.ts';
import { SITES } from '../sites/table.ts';
import { coalesced } from './coalesced.ts';
import { SITE_HOSTS } from './metered-site.ts';

/** What is wanted and allowed, and the browser's ways of having scripts run there. */
export interface RegistrarParts {
  readonly readSettings: () => Promise<Settings>;
  /** As in platform/permissions.ts. */
  readonly takesPorts: () => boolean;
  readonly allowedPatterns: (others?: readonly string[]) => Promise<ReadonlySet<string>>;
  /** As in platform/scripting.ts. */
  readonly manifestPatterns: () => ReadonlySet<string>;
  readonly readRegistrations: () => Promise<readonly Registration[]>;
  readonly register: (registration: Registration) => Promise<void>;
  readonly unregister: (registration: Registration) => Promise<void>;
  readonly runInOpenTabs: (registration: Registration) => Promise<void>;
}

/** Both reject only where settings, permissions or registrations can't be read. */
export interface Registrar {
  /**
   * Makes the registrations right; those that are stay untouched. Tabs that are open on pages that came to it say that
   * they need a reload. One that fails leaves the others as they should be, and is tried again the next time.
   */
  reconcile(): Promise<void>;
  /**
   * Has the open tabs of all metered pages say so: after an install or an update, or once the extension is switched on
   * again, they are not metered. Nothing where the person has not agreed that any is.
   */
  noteOpenTabs(): Promise<void>;
}

/** Calls of `reconcile` while it is under way are answered by one more run. */
export function createRegistrar(parts: RegistrarParts): Registrar {
  async function reconcile(): Promise<void> {
    const wanted = await wantedRegistrations(await parts.readSettings(), parts);
    const registered = await parts.readRegistrations();
    const isIn = (list: readonly Registration[]) => (one: Registration) =>
      list.some((other) => other.site === one.site && key(other) === key(one));
    const stale = registered.filter((one) => !isIn(wanted)(one));
    const missing = wanted.filter((one) => !isIn(registered)(one));
    await Promise.allSettled(stale.map(parts.unregister));
    await Promise.allSettled(
      missing.map(async (one) => {
        await parts.register(one);
        const before = registered.find(({ site }) => site === one.site);
        const added = one.matches.filter((pattern) => !before?.matches.includes(pattern));
        if (added.length > 0) await parts.runInOpenTabs({ ...one, matches: added });
      }),
    );
  }

  return {
    reconcile: coalesced(reconcile),
    async noteOpenTabs() {
      const settings = await parts.readSettings();
      if (!hasAgreed(settings)) return;
      const inManifest = parts.manifestPatterns();
      const allowed = await parts.allowedPatterns();
      const rows = siteRegistrations((pattern) => inManifest.has(pattern) && allowed.has(pattern));
      const atRunTime = await wantedRegistrations(settings, parts);
      const relayed = [...rows, ...atRunTime.filter(({ site }) => site !== COACH)];
      await Promise.allSettled(relayed.map(parts.runInOpenTabs));
    },
  };
}

/** Patterns as one text, in whatever order the browser gives them. */
function key({ matches }: Registration): string {
  return JSON.stringify([...matches].sort());
}

async function wantedRegistrations(settings: Settings, parts: RegistrarParts): Promise<Registration[]> {
  if (!hasAgreed(settings)) return [];
  const own = ownRegistrations(settings, parts.takesPorts());
  const allowed = await parts.allowedPatterns(own.flatMap(({ matches }) => matches));
  const inManifest = parts.manifestPatterns();
  const rows = siteRegistrations((pattern) => allowed.has(pattern) && !inManifest.has(pattern));
  const atRunTime = [...rows, ...narrowed(own, (pattern) => allowed.has(pattern))];
  if (!settings.coach) return atRunTime;
  const metered = [...inManifest, ...atRunTime.flatMap(({ matches }) => matches)];
  return [...atRunTime, { site: COACH, matches: [...new Set(metered)] }];
}

function siteRegistrations(isWanted: (pattern: string) => boolean): Registration[] {
  return narrowed(
    SITES.map((row) => ({ site: row.id, matches: sitePatterns(row) })),
    isWanted,
  );
}

/** One for each kind, not for each origin: in Firefox two of a host have the same pattern, and would run twice. */
function ownRegistrations(settings: Settings, takesPorts: boolean): Registration[] {
  const own = activeOwnOrigins(settings, SITE_HOSTS);
  return OWN_KINDS.map(({ id }) => {
    const patterns = own
      .filter(({ kind }) => kind === id)
      .map(({ origin }) => originPattern(origin, takesPorts));
    return { site: id, matches: [...new Set(patterns)] };
  });
}

function narrowed(all: readonly Registration[], isWanted: (pattern: string) => boolean): Registration[] {
  return all
    .map((one) => ({ ...one, matches: one.matches.filter(isWanted) }))
    .filter(({ matches }) => matches.length > 0);
}
