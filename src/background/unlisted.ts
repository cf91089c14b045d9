/** Answers on no endpoint of a row, as relays tell of them: the last one is kept with the health of its site. */

import { withUnlisted } from '../model/health/sighting.ts';
import { answerShape, type UnlistedRun } from '../model/health/unlisted.ts';
import { DONE, REFUSED, type Reply } from '../model/messages/wire.ts';
import { completeOwnId } from '../model/settings/own-id.ts';
import { isPaused, type Settings } from '../model/settings/settings.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { changeHealth } from '../store/health-changes.ts';
import { readInstall } from '../store/install.ts';
import { meteredSite } from './metered-site.ts';

/** The store, the settings and the clock (epoch ms). */
export interface UnlistedParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  /** Whether the person allows pages of this origin to be metered now. */
  readonly isOriginAllowed: (origin: string) => Promise<boolean>;
  readonly now: () => number;
}

/**
 * Notes one that looks like an answer, once a day and site; refused where nothing is to be counted.
 * @param relayed id of the row, or of the kind of own origin, that the frame's relay was built for
 * @param origin of the frame. Rejects when the database can't be written.
 */
export type NoteUnlisted = (relayed: string, run: UnlistedRun, origin: string) => Promise<Reply>;

/** Notes into this store. */
export function createUnlistedNotes(parts: UnlistedParts): NoteUnlisted {
  const { openDatabase, readSettings, isOriginAllowed, now: clock } = parts;
  return async (relayed, run, origin) => {
    const settings = await readSettings();
    const site = meteredSite(origin, relayed, settings);
    const now = clock();
    if (!site || settings.sitesOff.includes(site.id) || isPaused(settings, now)) return REFUSED;
    if (!(await isOriginAllowed(origin))) return REFUSED;
    const shape = answerShape(run);
    if (!shape) return DONE;
    const database = await openDatabase();
    const { device } = await readInstall(database);
    await writeTogether(database, (transaction) =>
      changeHealth(transaction, completeOwnId(site.id, device), (health) => withUnlisted(health, shape, now)),
    );
    return DONE;
  };
}
