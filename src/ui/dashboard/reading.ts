/** What the dashboard shows, read from the archive. */
import { dayOf } from '../../model/calendar/day.ts';
import { type Explanation, explainSum } from '../../model/footprint/explain.ts';
import { factorSetAgeDays } from '../../model/footprint/factor-set.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { causesOf } from '../../model/summaries/causes.ts';
import { type History, historyOf, hoursOf, type Stack } from '../../model/summaries/history.ts';
import type { Period } from '../../model/summaries/period.ts';
import type { RequestRow } from '../../model/summaries/records.ts';
import { rowKeeper } from '../../model/summaries/row-keeper.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { siteNamesOf } from '../shell/site-names.ts';
import { type Archive, MOST_SAMPLED } from '../sources/archive/reading.ts';
import { type Beside, readBeside, readPeriod } from './beside.ts';
import type { Query } from './query.ts';

/** The period that was asked for, read at a moment. */
export interface DashboardReading {
  readonly settings: Settings;
  /** 'YYYY-MM-DD' */
  readonly today: string;
  readonly query: Query;
  readonly history: History;
  readonly beside: Beside;
  /** Nothing was ever counted. */
  readonly isEmpty: boolean;
  /** There are rows of other devices, shown or not. */
  readonly hasOthers: boolean;
  /** 24, over the sample. */
  readonly hours: readonly Stack[];
  readonly causes: ReturnType<typeof causesOf>;
  /** Requests looked at one by one, of how many there were. */
  readonly sample: { readonly looked: number; readonly all: number };
  /** The newest, newest first. */
  readonly records: readonly RequestRow[];
  /** Changes with the requests of the period. */
  readonly rowsKey: string;
  readonly unknownModels: readonly string[];
  readonly factorAgeDays: number;
  /** By id. */
  readonly siteNames: ReadonlyMap<string, string>;
}

/** Those that are there at once, before all were read. */
const FIRST_RECORDS = 20;

/** Reads what is asked for; requests that are looked at one by one are not looked at again while they are the same. */
export function dashboardReader(archive: Archive): (query: Query) => Promise<DashboardReading> {
  const lookAt = rememberingLast(sampled);
  return async (query) => {
    const now = archive.now();
    const today = dayOf(now);
    const { settings, health, hasOthers } = await readAround(archive);
    const { weekStart } = settings;
    const asked = { asked: query.span, today, weekStart };
    const read = await readPeriod(archive, query.span, today, weekStart);
    const { period, record } = read;
    const history = historyOf(record.rows, record.meteredDays, { period, weekStart });
    const { totals } = history;
    const key = sampleKey(period, history, settings);
    const sample = () => archive.sample(record.rows, period, MOST_SAMPLED);
    const { hours, explanation, requests, records } = await lookAt(key, sample, settings.zone);
    return {
      ...{ settings, today, query, history, hasOthers, hours, records },
      beside: await readBeside(archive, read, requests, asked),
      isEmpty: !hasOthers && isNothing(totals) && (await archive.record(null)).rows.length === 0,
      causes: causesOf(explanation, query.measure),
      sample: { looked: requests.length, all: totals.requests + totals.sessions },
      rowsKey: key,
      factorAgeDays: factorSetAgeDays(now),
      unknownModels: [...new Set(health.flatMap(({ unknownModels }) => unknownModels))],
      siteNames: siteNamesOf(settings),
    };
  };
}

async function readAround(archive: Archive) {
  const [settings, health, hasOthers] = await Promise.all([
    archive.settings(),
    archive.health(),
    archive.hasOthers(),
  ]);
  return { settings, health, hasOthers };
}

function isNothing({ requests, sessions }: History['totals']): boolean {
  return requests + sessions === 0;
}

/** Where it is the same, so are the requests that are looked at one by one. */
function sampleKey(period: Period, { totals }: History, { zone, devices }: Settings): string {
  return [period.from, totals.requests, totals.footprint.energyWh.central, zone, devices].join(' ');
}

interface Sampled {
  readonly hours: readonly Stack[];
  readonly explanation: Explanation;
  readonly requests: readonly UsageRequest[];
  readonly records: readonly RequestRow[];
}

function sampled(requests: readonly UsageRequest[], zone: string | null): Sampled {
  return {
    hours: hoursOf(requests),
    explanation: explainSum(requests, zone),
    requests,
    records: requests.slice(0, FIRST_RECORDS).map(rowKeeper()),
  };
}

/** Looking at requests one by one takes a while: not again while they are the same, unless it failed. */
function rememberingLast(look: typeof sampled) {
  let last: { readonly key: string; readonly found: Sampled } | null = null;
  return async (
    key: string,
    read: () => Promise<readonly UsageRequest[]>,
    zone: string | null,
  ): Promise<Sampled> => {
    if (last?.key !== key) last = { key, found: look(await read(), zone) };
    return last.found;
  };
}
