/** What only requests tell, looked at one by one: the hours they were sent at, and what makes their range wide. */
import { type CauseShare, type Explanation, explainSum } from '../../model/footprint/explain.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { causesOf } from '../../model/summaries/causes.ts';
import { type History, type HistoryMeasure, hoursOf, type Stack } from '../../model/summaries/history.ts';
import type { Period } from '../../model/summaries/period.ts';
import type { RequestRow } from '../../model/summaries/records.ts';
import { rowKeeper } from '../../model/summaries/row-keeper.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { type Archive, MOST_SAMPLED } from '../sources/archive/reading.ts';

/** The newest requests of a period. */
export interface Sample {
  /** 24, as the clock on the wall said. */
  readonly hours: readonly Stack[];
  /** Largest first. */
  readonly causes: readonly CauseShare[];
  /** The newest of them, newest first: what a list shows before all were read. */
  readonly records: readonly RequestRow[];
  /** Requests looked at, of how many there were. */
  readonly looked: number;
  readonly all: number;
  /** Changes with the requests of the period. */
  readonly key: string;
}

/** Those that are there at once, before all were read. */
const FIRST_RECORDS = 20;

/** A sample, and the requests it is of, newest first. */
export interface Looked {
  readonly sample: Sample;
  readonly requests: readonly UsageRequest[];
}

/** Looks at the newest requests of a period, and remembers the last. */
export interface Sampler {
  /** Whether it is this period, with these requests or others. */
  knows(period: Period): boolean;
  /** Not again while they are the same, unless it failed. Rejects where the store can't be opened. */
  lookAt(history: History, settings: Settings, measure: HistoryMeasure): Promise<Looked>;
}

/** Has looked at none yet. */
export function sampler(archive: Archive): Sampler {
  let last: { readonly period: Period; readonly found: Found } | null = null;
  return {
    knows: ({ from, to }) => last?.period.from === from && last.period.to === to,
    async lookAt(history, settings, measure) {
      const { period, totals } = history;
      const key = keyOf(history, settings);
      if (last?.found.key !== key) last = { period, found: await look(archive, period, settings.zone, key) };
      const { explanation, requests, ...found } = last.found;
      const all = totals.requests + totals.sessions;
      return { sample: { ...found, causes: causesOf(explanation, measure), all }, requests };
    },
  };
}

/** Where it is the same, so are the requests that are looked at. */
function keyOf({ period, totals }: History, { zone, devices }: Settings): string {
  return [period.from, totals.requests, totals.footprint.energyWh.central, zone, devices].join(' ');
}

interface Found extends Omit<Sample, 'causes' | 'all'> {
  readonly requests: readonly UsageRequest[];
  readonly explanation: Explanation;
}

async function look(archive: Archive, period: Period, zone: string | null, key: string): Promise<Found> {
  const requests = await archive.requests({ ...period, limit: MOST_SAMPLED });
  return {
    hours: hoursOf(requests),
    explanation: explainSum(requests, zone),
    requests,
    records: requests.slice(0, FIRST_RECORDS).map(rowKeeper()),
    looked: requests.length,
    key,
  };
}
