/** What the dashboard shows, read from the archive: sums first, then what takes a look at requests one by one. */
import { dayOf } from '../../model/calendar/day.ts';
import { factorSetAgeDays } from '../../model/footprint/factor-set.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { type History, historyOf } from '../../model/summaries/history.ts';
import { siteNamesOf } from '../shell/site-names.ts';
import { type Archive, MOST_SAMPLED } from '../sources/archive/reading.ts';
import { type Beside, readBeside, readPeriod } from './beside.ts';
import type { Query } from './query.ts';
import { type Sample, sampler } from './sample.ts';

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
  /** Null until they were looked at, which takes longer than all the rest. */
  readonly sample: Sample | null;
  readonly unknownModels: readonly string[];
  readonly factorAgeDays: number;
  /** By id. */
  readonly siteNames: ReadonlyMap<string, string>;
}

/** With its sample. */
export interface WholeReading extends DashboardReading {
  readonly sample: Sample;
}

/** Reads what is asked for; `early` is called with all but the sample where that is of many and not known yet. */
export type ReadDashboard = (
  query: Query,
  early?: (reading: DashboardReading) => void,
) => Promise<WholeReading>;

/** Remembers the requests it looked at last. */
export function dashboardReader(archive: Archive): ReadDashboard {
  const { knows, lookAt } = sampler(archive);
  return async (query, early) => {
    const now = archive.now();
    const today = dayOf(now);
    const around = await readAround(archive, now);
    const { settings, hasOthers } = around;
    const { weekStart } = settings;
    const read = await readPeriod(archive, query.span, today, weekStart);
    const { period, record } = read;
    const history = historyOf(record.rows, record.meteredDays, { period, weekStart });
    const count = countOf(history.totals);
    // Of few, no frame without them: all that is said of single requests comes with the sums.
    const look = () => lookAt(history, settings, query.measure);
    const few = count <= MOST_SAMPLED ? await look() : undefined;
    const asked = { asked: query.span, today, weekStart };
    const sums = {
      ...{ ...around, today, query, history },
      beside: await readBeside(archive, read, few?.requests ?? [], asked),
      isEmpty: !hasOthers && count === 0 && (await archive.record(null)).rows.length === 0,
    };
    if (!few && !knows(period)) early?.({ ...sums, sample: null });
    const { sample } = few ?? (await look());
    return { ...sums, sample };
  };
}

/** What is said whatever the period. */
async function readAround(archive: Archive, now: number) {
  const [settings, health, hasOthers] = await Promise.all([
    archive.settings(),
    archive.health(),
    archive.hasOthers(),
  ]);
  return {
    ...{ settings, hasOthers },
    factorAgeDays: factorSetAgeDays(now),
    unknownModels: [...new Set(health.flatMap(({ unknownModels }) => unknownModels))],
    siteNames: siteNamesOf(settings),
  };
}

function countOf({ requests, sessions }: History['totals']): number {
  return requests + sessions;
}
