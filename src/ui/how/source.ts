/** What the page of the method reads: one request, or a range of days, and what is known of how it was computed. */
import { addDays, dayOf } from '../../model/calendar/day.ts';
import { WEEK_DAYS } from '../../model/calendar/week.ts';
import { type FactorState, factorStateOf } from '../../model/factor-state.ts';
import {
  type Beside,
  besideOf,
  type EcologitsComparison,
  ecologitsComparison,
} from '../../model/footprint/beside.ts';
import {
  type Explanation,
  explain,
  explainSum,
  type ModelUse,
  modelsOf,
} from '../../model/footprint/explain.ts';
import { searchStep } from '../../model/footprint/explain-search.ts';
import type { Step } from '../../model/footprint/explain-values.ts';
import { scaled } from '../../model/footprint/range.ts';
import { zoneOfTag } from '../../model/footprint/reestimate.ts';
import type { Settings, SettingsChange } from '../../model/settings/settings.ts';
import type { Period } from '../../model/summaries/period.ts';
import { type Totals, totalsOf } from '../../model/summaries/summary.ts';
import { addRequest } from '../../model/usage/day-row.ts';
import type { DayRow, Range, UsageRequest } from '../../model/usage/usage.ts';
import type { Address } from '../shell/address.ts';
import type { Subject } from '../shell/how-url.ts';
import type { Source } from '../shell/show-page.tsx';
import { siteNamesOf } from '../shell/site-names.ts';
import { type Archive, MOST_SAMPLED } from '../sources/archive/reading.ts';
import { parseSubject } from './subject.ts';

/** One subject and its explanation, read at a moment. */
export interface HowReading {
  readonly settings: Settings;
  /** Epoch ms. */
  readonly now: number;
  readonly subject: Subject;
  /** Days it is about; those of the request for one. */
  readonly period: Period;
  /** As every other page shows it; null where the request is gone. */
  readonly totals: Totals | null;
  /** Of the request, or of the requests looked at. */
  readonly explanation: Explanation;
  /** The request itself, or the heaviest as an example; null where there is none. */
  readonly example: { readonly request: UsageRequest; readonly steps: readonly Step[] } | null;
  /** Heaviest first; none for a single request. */
  readonly heaviest: readonly UsageRequest[];
  /** Requests looked at, of how many there were. */
  readonly sample: { readonly looked: number; readonly all: number };
  readonly beside: Beside;
  /** Null while it is switched off, or where EcoLogits knows none of the models. */
  readonly ecologits: EcologitsComparison | null;
  /** Energy of one ordinary text request, on average. */
  readonly plainTextWh: Range | null;
  readonly factors: FactorState;
  /** Of the text requests; pictures, videos and sounds say theirs in their steps. */
  readonly models: readonly ModelUse[];
  /** By id. */
  readonly siteNames: ReadonlyMap<string, string>;
}

/** `change` is false where it was refused or could not be stored. */
export interface HowSource extends Source<HowReading> {
  change(change: SettingsChange): Promise<boolean>;
}

const HEAVIEST = 5;

/**
 * Explains what the address asks for, today where it asks for nothing.
 * Reading rejects where the store can't be opened.
 */
export function howSource(archive: Archive, address: Address): HowSource {
  async function read(): Promise<HowReading> {
    const now = archive.now();
    const today = dayOf(now);
    const subject = parseSubject(address.read(), today);
    const [settings, found] = await Promise.all([archive.settings(), find(archive, subject, today)]);
    const { period, rows, requests } = found;
    const { request } = found;
    const zone = request ? zoneOfTag(request.factors, request.site) : settings.zone;
    const heaviest = [...requests].sort(heavierFirst).slice(0, HEAVIEST);
    const example = heaviest[0];
    const totals = totalsOf(rows);
    const explanation = explainSum(requests, zone);
    return {
      settings,
      now,
      subject,
      period,
      totals: subject.of === 'request' && !request ? null : totals,
      explanation,
      example: example ? { request: example, steps: stepsOf(example, settings) } : null,
      heaviest: subject.of === 'request' ? [] : heaviest,
      sample: { looked: requests.length, all: totals.requests + totals.sessions },
      beside: besideOf(requests, zone),
      ecologits: settings.ecologits ? ecologitsComparison(requests, zone) : null,
      plainTextWh: plainTextWh(rows),
      factors: factorStateOf(rows),
      models: modelsOf(requests.filter(({ kind, session }) => kind === 'text' && !session)),
      siteNames: siteNamesOf(settings),
    };
  }

  return {
    browserLanguages: archive.browserLanguages,
    read,
    watch: archive.watch,
    change: archive.change,
  };
}

interface Found {
  readonly period: Period;
  readonly rows: readonly DayRow[];
  readonly requests: readonly UsageRequest[];
  /** Where the subject is one. */
  readonly request: UsageRequest | undefined;
}

async function find(archive: Archive, subject: Subject, today: string): Promise<Found> {
  if (subject.of === 'request') {
    const request = await archive.request(subject.id);
    const day = request?.day ?? today;
    const requests = request ? [request] : [];
    return {
      period: { from: day, to: day },
      rows: requests.map((one) => addRequest(undefined, one)),
      requests,
      request,
    };
  }
  const period = daysOf(subject);
  const { rows } = await archive.record(period);
  const requests = await archive.requests({ ...period, limit: MOST_SAMPLED });
  return { period, rows, requests, request: undefined };
}

function daysOf(subject: Exclude<Subject, { of: 'request' }>): Period {
  switch (subject.of) {
    case 'day':
      return { from: subject.day, to: subject.day };
    case 'week':
      return { from: subject.start, to: addDays(subject.start, WEEK_DAYS - 1) };
    case 'period':
      return subject.period;
  }
}

/** Under the factors of today, in the zone it was estimated with; its energy is then so many searches. */
function stepsOf(request: UsageRequest, { searchBaseline }: Settings): readonly Step[] {
  const { steps, footprint } = explain(request, zoneOfTag(request.factors, request.site));
  return steps.flatMap((step) =>
    step.id === 'energy' ? [step, searchStep(footprint.energyWh, searchBaseline)] : [step],
  );
}

function heavierFirst(a: UsageRequest, b: UsageRequest): number {
  return b.footprint.energyWh.central - a.footprint.energyWh.central;
}

function plainTextWh(rows: readonly DayRow[]): Range | null {
  const { requests, footprint } = totalsOf(
    rows.filter(({ kind, mode }) => kind === 'text' && mode === 'standard'),
  );
  return requests > 0 ? scaled(footprint.energyWh, 1 / requests) : null;
}
