/** Which reports are to be sent when, and what is kept of those that were: closed periods that began after the yes. */
import { dayOf, nextMidnight } from '../calendar/day.ts';
import { flag, integer, list, nullable, oneOf, record, text } from '../parse.ts';
import { neighbour, type Period, periodOf } from '../summaries/period.ts';
import { closedPeriods } from './closed-periods.ts';
import type { ReportPolicy } from './policy.ts';
import type { ReportUnit } from './report.ts';

/** A report that was taken. */
export interface SentReport {
  readonly unit: ReportUnit;
  readonly from: string;
  readonly to: string;
  /** Epoch ms it was sent last. */
  readonly at: number;
  /** All that was told, as OTLP/JSON; null once ten newer ones are kept. */
  readonly text: string | null;
}

/** Why one was not taken: nobody answered, not now, or never. */
export const SEND_FAILURES = ['unreachable', 'busy', 'refused'] as const;
/** One of them. */
export type SendFailure = (typeof SEND_FAILURES)[number];

/** One that was tried and not taken. */
export interface FailedReport {
  readonly unit: ReportUnit;
  readonly from: string;
  readonly tries: number;
  /** Epoch ms from when it is tried again; null for never, with this policy. */
  readonly nextAt: number | null;
  readonly failure: SendFailure;
  /** Of HTTP; null where nobody answered. */
  readonly status: number | null;
}

/** What the background keeps. */
export interface SendingState {
  /** Which policy the failures are of, as a digest: another may do better. */
  readonly policy: string;
  /** Terms whose question was brought before the person; null before the first. */
  readonly asked: string | null;
  /** Whether the browser keeps the extension from the endpoint, though the person agreed. */
  readonly isForbidden: boolean;
  /** Newest period first. */
  readonly sent: readonly SentReport[];
  readonly failed: readonly FailedReport[];
}

/** What the endpoint made of a report. */
export type SendOutcome =
  | { readonly of: 'taken' }
  /** @property retryAfterMs that it asked for; null where it asked for nothing */
  | {
      readonly of: 'failed';
      readonly failure: SendFailure;
      readonly status: number | null;
      readonly retryAfterMs: number | null;
    };

/** Before anything was sent. */
export const NOTHING_SENT: SendingState = {
  policy: '',
  asked: null,
  isForbidden: false,
  sent: [],
  failed: [],
};

const MOST_SENT = 60;
/** Those that can be read to the letter. */
export const READABLE_REPORTS = 10;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Over so long after a period the devices of an organisation spread their reports. */
const SPREAD_MS = 6 * HOUR_MS;

const DAY = text(/^\d{4}-\d{2}-\d{2}$/);
const unit = oneOf(['week', 'month']);
const moment = integer(0, 8_640_000_000_000_000);
const parse = record({
  policy: text(/^[\w-]{0,64}$/),
  asked: nullable(text(/^[\s\S]{2,20000}$/)),
  isForbidden: flag,
  sent: list(
    MOST_SENT,
    record({ unit, from: DAY, to: DAY, at: moment, text: nullable(text(/^[\s\S]{2,2000000}$/)) }),
  ),
  failed: list(
    MOST_SENT,
    record({
      unit,
      from: DAY,
      tries: integer(1, 10_000),
      nextAt: nullable(moment),
      failure: oneOf(SEND_FAILURES),
      status: nullable(integer(100, 599)),
    }),
  ),
});

/** As it was stored; as at first where it can't be read: what was sent is then sent again, and overwrites itself. */
export function parseSendingState(value: unknown): SendingState {
  return parse(value) ?? NOTHING_SENT;
}

/** What periods are found by. */
export interface SendingTime {
  /** Epoch ms. */
  readonly now: number;
  /** Days with use, in any order. */
  readonly days: Iterable<string>;
  /** When the person agreed, epoch ms. */
  readonly agreedAt: number;
}

/** The first period a yes is about. */
export function firstPromised({ period: unit }: Pick<ReportPolicy, 'period'>, agreedAt: number): Period {
  return neighbour(periodFrom(unit, dayOf(agreedAt)), 'after', 'monday');
}

/** The week from Monday on, or the month, that holds a day. */
export function periodFrom(unit: ReportUnit, day: string): Period {
  const calendar = { today: day, weekStart: 'monday', first: day } as const;
  return periodOf(unit === 'week' ? 'this-week' : 'this-month', calendar);
}

/** Closed periods the yes is about, oldest first: the day it was given on is in none. Weeks begin on Mondays, for all. */
export function promisedPeriods({ period }: ReportPolicy, { now, days, agreedAt }: SendingTime): Period[] {
  const closed = closedPeriods(period, { today: dayOf(now), weekStart: 'monday', days });
  const { from: first } = firstPromised({ period }, agreedAt);
  return closed.filter(({ from }) => from >= first).reverse();
}

/**
 * When a period's report may be sent first (epoch ms): its devices don't all come at midnight.
 * @param instanceId 22 characters of base64url, as good as random
 */
export function firstSendAt({ to }: Period, instanceId: string): number {
  const closedAt = nextMidnight(new Date(`${to}T12:00:00`).getTime());
  const letters = [...instanceId.slice(0, 4)];
  const place = letters.reduce((sum, letter) => sum * 64 + (letter.charCodeAt(0) % 64), 0);
  return closedAt + Math.floor((place / 64 ** 4) * SPREAD_MS);
}

/** What was taken of a period, if it was. */
function takenOf(state: SendingState, unit: ReportUnit, { from }: Period): SentReport | undefined {
  return state.sent.find((one) => one.unit === unit && one.from === from);
}

/** Of a person's periods, oldest first, those not taken yet, and the newest, which may have changed since. */
export function openPeriods(state: SendingState, unit: ReportUnit, periods: readonly Period[]): Period[] {
  const newest = periods.at(-1);
  return periods.filter((period) => period === newest || !takenOf(state, unit, period));
}

/** @returns when it may be tried (epoch ms); null for never, or because it was taken as it is now */
export function nextTryAt(
  state: SendingState,
  of: {
    readonly unit: ReportUnit;
    readonly period: Period;
    readonly text: string;
    readonly isNewest: boolean;
  },
  firstAt: number,
): number | null {
  const { unit, period, text: now, isNewest } = of;
  const sent = takenOf(state, unit, period);
  // What came late, or was deleted, is told once more while its period is the newest: the second takes the first's place.
  if (sent && (!isNewest || sent.text === now)) return null;
  const failed = state.failed.find((one) => one.unit === unit && one.from === period.from);
  return failed ? failed.nextAt : firstAt;
}

/** From a minute on twice as long each time, up to a day; never sooner than was asked for. */
export function backOffMs(tries: number, retryAfterMs: number | null): number {
  const own = Math.min(DAY_MS, MINUTE_MS * 2 ** (tries - 1));
  return Math.max(own, Math.min(retryAfterMs ?? 0, DAY_MS));
}

/** The state once the endpoint answered, or nobody did. */
export function afterSending(
  state: SendingState,
  of: { readonly unit: ReportUnit; readonly period: Period; readonly text: string },
  outcome: SendOutcome,
  now: number,
): SendingState {
  const { from, to } = of.period;
  const isOther = (one: { unit: ReportUnit; from: string }): boolean =>
    one.unit !== of.unit || one.from !== from;
  const failed = state.failed.filter(isOther);
  if (outcome.of === 'taken') {
    const report: SentReport = { unit: of.unit, from, to, at: now, text: of.text };
    const sent = [report, ...state.sent.filter(isOther)]
      .sort((a, b) => (a.from < b.from ? 1 : -1))
      .slice(0, MOST_SENT)
      .map((one, place) => (place < READABLE_REPORTS ? one : { ...one, text: null }));
    return { ...state, sent, failed };
  }
  const tries = 1 + (state.failed.find((one) => !isOther(one))?.tries ?? 0);
  const { failure, status, retryAfterMs } = outcome;
  const nextAt = failure === 'refused' ? null : now + backOffMs(tries, retryAfterMs);
  const latest: FailedReport = { unit: of.unit, from, tries, nextAt, failure, status };
  return { ...state, failed: [latest, ...failed].slice(0, MOST_SENT) };
}
