/**
 * Files what the relays report. A page can say anything about itself, so its word counts for its own site only, within
 * limits; and any order, repetition or loss of messages after the first ends in the state of the highest rev received.
 */
import { dayOf } from '../model/day.ts';
import { isKnownModel } from '../model/footprint/estimate.ts';
import { type SiteHealth, withinVocabulary, withSighting, withUnknownModel } from '../model/health.ts';
import type { Observation } from '../model/observation.ts';
import type { Settings } from '../model/settings.ts';
import type { UsageRequest } from '../model/usage.ts';
import { DONE, REFUSED, type Reply } from '../model/wire.ts';
import { SITES, type SiteRow } from '../sites/table.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { noteMetered } from '../store/days.ts';
import { changeHealth } from '../store/health.ts';
import { readInstall } from '../store/install.ts';
import { mergeRequest, readRequest, replaceRequest } from '../store/requests.ts';
import type { WriteTransaction } from '../store/schema.ts';
import { admit, type VolumeLimits } from '../store/volume.ts';
import { toRequest } from './request.ts';
import { randomId, requestId } from './request-id.ts';

export interface RecorderParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  readonly limits: VolumeLimits;
  readonly now: () => number;
  /** Called once the request is committed, before the reply. */
  readonly onStored: (request: UsageRequest, observation: Observation) => Promise<void>;
}

export interface Recorder {
  /** @param origin of the frame it was seen in. Rejects when the database can't be written. */
  observe(observation: Observation, origin: string): Promise<Reply>;
  /** A tab of this site was there before us and is not counted. Rejects likewise. */
  noteLateTab(site: string, origin: string): Promise<Reply>;
}

/** What one message is filed under. */
interface Filing {
  readonly row: SiteRow;
  readonly observation: Observation;
  readonly request: UsageRequest;
  readonly origin: string;
  readonly now: number;
  readonly sitesOff: readonly string[];
}

export function createRecorder(parts: RecorderParts): Recorder {
  const { openDatabase, readSettings, limits, now: clock, onStored } = parts;

  return {
    async observe(observation, origin) {
      const row = rowOf(origin, observation.site);
      if (!row?.endpoints.some(({ id }) => id === observation.endpoint)) return REFUSED;
      const { sitesOff, zone } = await readSettings();
      if (sitesOff.includes(row.id)) return REFUSED;
      const database = await openDatabase();
      const { salt, device } = await readInstall(database, randomId);
      const id = await requestId(salt, row.id, observation.key);
      const now = clock();
      const request = toRequest(observation, { id, device, now, zone });
      const filing = { row, observation, request, origin, now, sitesOff };
      const filed = await writeTogether(database, (transaction) => file(transaction, filing, limits));
      if (filed === 'turned away') return REFUSED;
      if (filed) await onStored(filed, observation);
      return DONE;
    },

    async noteLateTab(site, origin) {
      const row = rowOf(origin, site);
      if (!row) return REFUSED;
      const now = clock();
      await writeTogether(await openDatabase(), (transaction) =>
        changeHealth(transaction, row.id, (health) => ({ ...health, lateTabAt: now })),
      );
      return DONE;
    },
  };
}

/** The site's row, if the origin is one of its hosts. */
function rowOf(origin: string, site: string): SiteRow | undefined {
  return SITES.find(({ id, hosts }) => id === site && hosts.some((host) => origin === `https://${host}`));
}

/** What is now stored; undefined when this rev was known already. */
async function file(
  transaction: WriteTransaction,
  { row, observation, request, origin, now, sitesOff }: Filing,
  limits: VolumeLimits,
): Promise<UsageRequest | 'turned away' | undefined> {
  const today = dayOf(now);
  const previous = await readRequest(transaction, request.id);
  if (!previous && !(await admit(transaction, origin, now, today, limits))) {
    await noteUnusualVolume(transaction, row.id, now);
    return 'turned away';
  }
  const merged = mergeRequest(request, previous);
  if (!merged) return undefined;
  const { endpoint, understood, shape } = observation;
  const sighting = {
    at: now,
    endpoint,
    understood,
    shape: shape && withinVocabulary(shape, row.vocabulary),
    again: previous !== undefined && previous.outcome !== 'pending',
  };
  await Promise.all([
    replaceRequest(transaction, previous, merged, now),
    changeHealth(transaction, row.id, (health) => withSighting(withModelOf(merged, health), sighting)),
    noteMetered(transaction, today, now, sitesOff),
  ]);
  return merged;
}

/** The model that answered, if the factor tables lack it, so that it can be added. */
function withModelOf({ model, site }: UsageRequest, health: SiteHealth): SiteHealth {
  const isUnknown = model !== null && model !== 'custom' && !isKnownModel(model, site);
  return isUnknown ? withUnknownModel(health, model) : health;
}

/** Raised once a day, so that a flood writes nothing. */
async function noteUnusualVolume(transaction: WriteTransaction, site: string, now: number): Promise<void> {
  await changeHealth(transaction, site, (health) => {
    const { unusualVolumeAt } = health;
    const raised = unusualVolumeAt !== null && dayOf(unusualVolumeAt) === dayOf(now);
    return raised ? health : { ...health, unusualVolumeAt: now };
  });
}
