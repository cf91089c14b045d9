/** Answers on no endpoint of a row, as relays tell of them: the last one is kept with the health of its site. */

import { withUnlisted } from '../model/health/sighting.ts';
import type { UnlistedRun } from '../model/health/unlisted.ts';
import { DONE, REFUSED, type Reply } from '../model/messages/wire.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import { completeOwnId } from '../model/settings/own-id.ts';
import { isPaused } from '../model/settings/settings.ts';
import { writeTogether } from '../store/database.ts';
import { changeHealth } from '../store/health-changes.ts';
import { readInstall } from '../store/install.ts';
import { meteredSite } from './metered-site.ts';
import type { RecorderParts } from './recorder.ts';

/**
 * Notes one that looks like an answer, once a day and site; refused where nothing is to be counted.
 * @param relayed id of the row, or of the kind of own origin, that the frame's relay was built for
 * @param origin of the frame. Rejects when the database can't be written.
 */
export type NoteUnlisted = (relayed: string, run: UnlistedRun, origin: string) => Promise<Reply>;

/** Notes into the store that requests are recorded in. */
export function createUnlistedNotes(
  parts: Pick<RecorderParts, 'openDatabase' | 'readSettings' | 'isOriginAllowed' | 'now'>,
): NoteUnlisted {
  const { openDatabase, readSettings, isOriginAllowed, now: clock } = parts;
  return async (relayed, run, origin) => {
    const settings = await readSettings();
    const site = meteredSite(origin, relayed, settings);
    const now = clock();
    if (!hasAgreed(settings) || !site || settings.sitesOff.includes(site.id) || isPaused(settings, now))
      return REFUSED;
    if (!(await isOriginAllowed(origin))) return REFUSED;
    const database = await openDatabase();
    const { device } = await readInstall(database);
    await writeTogether(database, (transaction) =>
      changeHealth(transaction, completeOwnId(site.id, device), (health) => withUnlisted(health, run, now)),
    );
    return DONE;
  };
}
