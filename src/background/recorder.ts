/**
 * Files what the relays report. A page can say anything about itself, so its word counts for its own site only, within
 * limits; and any order, repetition or loss of messages after the first ends in the state of the highest rev received.
 */
import { dayOf } from '../model/calendar/day.ts';
import { isKnownModel } from '../model/footprint/estimate.ts';
import type { SiteHealth } from '../model/health/health.ts';
import { withinVocabulary, withSighting, withUnknownModel } from '../model/health/sighting.ts';
import { SHARED_KEY_SITES } from '../model/imported/imported.ts';
import { DONE, REFUSED, type Reply } from '../model/messages/wire.ts';
import { hasAgreed } from '../model/settings/consent.ts';
import { bareOwnId, completeOwnId } from '../model/settings/own-id.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { Observation } from '../model/usage/observation.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { addAdvice } from '../store/coach-changes.ts';
import { type OpenDatabase, writeTogether } from '../store/database.ts';
import { noteMetered } from '../store/days-changes.ts';
import { changeHealth } from '../store/health-changes.ts';
import { importId, requestId } from '../store/ids.ts';
import { readInstall } from '../store/install.ts';
import { getMeta, prefetchMeta } from '../store/meta.ts';
import type { Install } from '../store/meta-rows.ts';
import { wasPausedAt } from '../store/pauses.ts';
import { replaceKnown } from '../store/replace-known.ts';
import { getRequest, mergeRequest } from '../store/requests.ts';
import type { MetaName, WriteTransaction } from '../store/schema.ts';
import { absorbNews } from '../store/trash.ts';
import { admit, type VolumeLimits } from '../store/volume.ts';
import { type MeteredSite, meteredSite } from './metered-site.ts';
import { toRequest } from './request.ts';

/** The store, the settings, the limits and the clock (epoch ms) that observations are filed with. */
export interface RecorderParts {
  readonly openDatabase: OpenDatabase;
  readonly readSettings: () => Promise<Settings>;
  /** Whether the person allows pages of this origin to be metered now: a tab may be older than their no. */
  readonly isOriginAllowed: (origin: string) => Promise<boolean>;
  readonly limits: VolumeLimits;
  readonly now: () => number;
  /** Called once the request is committed, before the reply. */
  readonly onStored: (request: UsageRequest, observation: Observation) => Promise<void>;
}

/** Takes in observations, each in one transaction. Of what is stored already it says that it is done. */
export interface Recorder {
  /** @param origin of the frame it was seen in. Rejects when the database can't be written. */
  observe(observation: Observation, origin: string): Promise<Reply>;
}

/** What one message is filed under. */
interface Filing {
  readonly site: MeteredSite;
  readonly observation: Observation;
  readonly request: UsageRequest;
  /** What its id and its device are from. */
  readonly install: Install;
  readonly now: number;
  readonly settings: Settings;
}

/** What became of it; undefined when this rev was known already. */
type Filed = UsageRequest | 'turned away' | 'another install' | undefined;

/** Refuses for good what nobody agreed to, what is of no metered site, or new and sent in a pause or beyond the limits. */
export function createRecorder(parts: RecorderParts): Recorder {
  const { openDatabase, readSettings, isOriginAllowed, limits, now: clock, onStored } = parts;

  /** Read once: it is held against the stored one wherever it is used. */
  let install: Install | undefined;

  async function fileAs(found: MeteredSite, told: Observation, settings: Settings) {
    const database = await openDatabase();
    install ??= await readInstall(database);
    const known = install;
    const { salt, device } = known;
    // Settings may have been read before there was a device to complete them.
    const site = { ...found, id: completeOwnId(found.id, device) };
    const id = await requestId(salt, bareOwnId(site.id), told.key);
    const now = clock();
    const alias = await aliasOf(site.id, told);
    const request = toRequest({ ...told, site: site.id }, { id, device, now, zone: settings.zone, alias });
    const filing = { site, observation: told, request, install: known, now, settings };
    return writeTogether(database, (transaction) => file(transaction, filing, limits));
  }

  return {
    async observe(observation, origin) {
      const settings = await readSettings();
      if (!hasAgreed(settings)) return REFUSED;
      const found = meteredSite(origin, observation.site, settings);
      if (!found?.row.endpoints.some(({ id }) => id === observation.endpoint)) return REFUSED;
      if (settings.sitesOff.includes(found.id) || !(await isOriginAllowed(origin))) return REFUSED;
      let filed: Filed;
      do {
        filed = await fileAs(found, observation, settings);
        if (filed === 'another install') install = undefined;
      } while (filed === 'another install');
      if (filed === 'turned away') return REFUSED;
      if (filed) await onStored(filed, observation);
      return DONE;
    },
  };
}

/** The id under which an import of the site's own export would bring the same prompt. */
async function aliasOf(site: string, { exportKey }: Observation): Promise<string | undefined> {
  const isShared = exportKey !== undefined && SHARED_KEY_SITES.includes(site);
  return isShared ? importId(site, exportKey) : undefined;
}

/** The rows of `meta` that filing a request reads. */
const rowsRead = (id: string, site: string, today: string): MetaName[] => [
  'pauses',
  'install',
  'histories',
  `gone:${id}`,
  `volume:${site}`,
  `health:${site}`,
  `metered:${today}`,
];

async function file(
  transaction: WriteTransaction,
  { site, observation, request, install, now, settings }: Filing,
  limits: VolumeLimits,
): Promise<Filed> {
  const today = dayOf(now);
  prefetchMeta(transaction, rowsRead(request.id, site.id, today));
  const [isSame, previous, isInPause] = await Promise.all([
    isStillInstalled(transaction, install),
    getRequest(transaction, request.id),
    wasSentInPause(transaction, request, settings),
  ]);
  if (!isSame) return 'another install';
  if (!previous && (await absorbNews(transaction, request))) return undefined;
  if (!previous && isInPause) return 'turned away';
  if (!previous && !(await admit(transaction, site.id, now, today, limits))) {
    await noteUnusualVolume(transaction, site.id, now);
    return 'turned away';
  }
  const merged = mergeRequest(request, previous);
  if (!merged) return undefined;
  const { endpoint, understood, shape } = observation;
  const sighting = {
    at: now,
    endpoint,
    understood,
    shape: shape && withinVocabulary(shape, site.row.vocabulary),
    again: previous !== undefined && previous.outcome !== 'pending',
    unproven: merged.unproven === true,
  };
  const [stored] = await Promise.all([
    replaceKnown(transaction, previous, merged, now),
    changeHealth(transaction, site.id, (health) => withSighting(withModelOf(merged, health), sighting)),
    noteMetered(transaction, today, now, settings.sitesOff),
    keepAdvice(transaction, request.id, observation, settings, now),
  ]);
  return stored;
}

/** False once the device took another name, or the browser lost the database. */
async function isStillInstalled(transaction: WriteTransaction, { salt, device }: Install): Promise<boolean> {
  const stored = await getMeta(transaction, 'install');
  return stored?.salt === salt && stored.device === device;
}

/** Nothing is counted in a pause, also where news of it comes later. What was known before goes on to be. */
async function wasSentInPause(
  transaction: WriteTransaction,
  { at }: UsageRequest,
  { pause }: Settings,
): Promise<boolean> {
  const isInThis = pause !== null && at >= pause.since && (pause.until === null || at < pause.until);
  return isInThis || wasPausedAt(transaction, at);
}

/** A tab may be older than the person's wish to hear no more of this rule, or of any. */
async function keepAdvice(
  transaction: WriteTransaction,
  id: string,
  { advice }: Observation,
  { coach, coachRulesOff }: Settings,
  now: number,
): Promise<void> {
  if (!advice || !coach || coachRulesOff.includes(advice.ruleId)) return;
  await addAdvice(transaction, id, advice, now);
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
