import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, nextMidnight } from '../../../src/model/calendar/day.ts';
import {
  afterSending,
  backOffMs,
  firstPromised,
  firstSendAt,
  NOTHING_SENT,
  nextTryAt,
  openPeriods,
  parseSendingState,
  periodFrom,
  promisedPeriods,
  type SendingState,
  type SendOutcome,
} from '../../../src/model/organisation/sending.ts';
import { POLICY } from './policies.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const noonOf = (day: string): number => new Date(`${day}T12:00:00`).getTime();
const NOW = noonOf('2026-11-24');
const PERIOD = { from: '2026-11-16', to: '2026-11-22' };
const OF = { unit: 'week', period: PERIOD, text: '{"a":1}', isNewest: true } as const;
const TAKEN: SendOutcome = { of: 'taken' };
const failed = (
  failure: 'unreachable' | 'busy' | 'refused',
  retryAfterMs: number | null = null,
): SendOutcome => ({
  of: 'failed',
  failure,
  status: failure === 'unreachable' ? null : 503,
  retryAfterMs,
});

describe('what a yes is about', () => {
  const days = Array.from({ length: 60 }, (_, back) => addDays('2026-11-24', -back));

  it('is whole weeks that begin after it, once they are over', () => {
    const promised = (agreedOn: string) =>
      promisedPeriods(POLICY, { now: NOW, days, agreedAt: noonOf(agreedOn) }).map(({ from }) => from);
    expect(promised('2026-11-01')).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    expect(promised('2026-11-02')).toEqual(['2026-11-09', '2026-11-16']);
    expect(promised('2026-11-16')).toEqual([]);
  });

  it('is whole months likewise', () => {
    const asked = { now: NOW, days, agreedAt: noonOf('2026-09-30') };
    const months = promisedPeriods({ ...POLICY, period: 'month' }, asked);
    expect(months).toEqual([{ from: '2026-10-01', to: '2026-10-31' }]);
    expect(firstPromised({ period: 'month' }, noonOf('2026-10-01')).from).toBe('2026-11-01');
  });

  it('holds no day on which the person had not agreed yet, nor one that is not over', () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((back) => addDays('2026-11-24', -back));
    fc.assert(
      fc.property(anyDay, fc.constantFrom('week', 'month'), (agreedOn, period) => {
        const asked = { now: NOW, days, agreedAt: noonOf(agreedOn) };
        for (const { from, to } of promisedPeriods({ ...POLICY, period }, asked)) {
          expect(from > agreedOn).toBe(true);
          expect(to < dayOf(NOW)).toBe(true);
          expect(periodFrom(period, from)).toEqual({ from, to });
        }
      }),
    );
  });
});

describe('what may yet be told', () => {
  it('is what was not taken yet, and the newest, taken or not', () => {
    const weeks = ['2026-11-02', '2026-11-09', '2026-11-16'].map((from) => ({ from, to: addDays(from, 6) }));
    const sent = (taken: readonly number[], unit: 'week' | 'month' = 'week') =>
      taken.reduce((state, place) => {
        const period = weeks[place] ?? PERIOD;
        return afterSending(state, { ...OF, unit, period }, TAKEN, NOW);
      }, NOTHING_SENT);
    const open = (state: SendingState) => openPeriods(state, 'week', weeks).map(({ from }) => from);
    expect(open(NOTHING_SENT)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    expect(open(sent([0]))).toEqual(['2026-11-09', '2026-11-16']);
    expect(open(sent([0, 1, 2]))).toEqual(['2026-11-16']);
    expect(open(sent([0, 1], 'month'))).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    expect(openPeriods(NOTHING_SENT, 'week', [])).toEqual([]);
  });
});

describe('when a report is tried', () => {
  it('is within six hours after its period, at a moment of its own', () => {
    const closedAt = nextMidnight(noonOf(PERIOD.to));
    const ids = Array.from({ length: 200 }, (_, place) => `${place}`.padStart(22, 'aZ-_09'));
    const late = ids.map((id) => firstSendAt(PERIOD, [...id].reverse().join('')) - closedAt);
    for (const ms of late) expect(ms >= 0 && ms < 6 * HOUR).toBe(true);
    expect(new Set(late).size).toBeGreaterThan(20);
    expect(firstSendAt(PERIOD, 'a'.repeat(22))).toBe(firstSendAt(PERIOD, 'a'.repeat(22)));
  });

  it('is not again once it was taken, but where the newest changed', () => {
    const state = afterSending(NOTHING_SENT, OF, TAKEN, NOW);
    expect(nextTryAt(NOTHING_SENT, OF, 7)).toBe(7);
    expect(nextTryAt(state, OF, 7)).toBeNull();
    expect(nextTryAt(state, { ...OF, text: '{"a":2}' }, 7)).toBe(7);
    expect(nextTryAt(state, { ...OF, text: '{"a":2}', isNewest: false }, 7)).toBeNull();
    expect(nextTryAt(state, { ...OF, unit: 'month' }, 7)).toBe(7);
  });

  it('is later each time it fails, up to a day, and no sooner than was asked for', () => {
    let state: SendingState = NOTHING_SENT;
    const waits: number[] = [];
    for (let tries = 0; tries < 14; tries += 1) {
      state = afterSending(state, OF, failed('unreachable'), NOW);
      waits.push((nextTryAt(state, OF, 0) ?? 0) - NOW);
    }
    expect(waits.slice(0, 4)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]);
    expect(waits.at(-1)).toBe(DAY);
    expect(state.failed).toEqual([
      expect.objectContaining({ tries: 14, failure: 'unreachable', status: null }),
    ]);
    expect(backOffMs(1, 10 * MINUTE)).toBe(10 * MINUTE);
    expect(backOffMs(1, 400 * DAY)).toBe(DAY);
  });

  it('is never where it was refused, and what was taken is no failure any more', () => {
    const refused = afterSending(NOTHING_SENT, OF, failed('refused'), NOW);
    expect(nextTryAt(refused, OF, 0)).toBeNull();
    const busy = afterSending(NOTHING_SENT, OF, failed('busy'), NOW);
    expect(afterSending(busy, OF, TAKEN, NOW + MINUTE)).toEqual(
      afterSending(NOTHING_SENT, OF, TAKEN, NOW + MINUTE),
    );
  });
});

describe('what is kept of sent reports', () => {
  const weeks = Array.from({ length: 14 }, (_, back) => ({
    ...OF,
    period: { from: addDays(PERIOD.from, -7 * back), to: addDays(PERIOD.to, -7 * back) },
  }));
  const state = weeks.reduce((all, of) => afterSending(all, of, TAKEN, NOW), NOTHING_SENT);

  it('is the text of the last ten, newest first, in whatever order they were sent', () => {
    expect(state.sent.map(({ from }) => from)).toEqual(weeks.map(({ period }) => period.from));
    expect(state.sent.map(({ text }) => text !== null)).toEqual(weeks.map((_, place) => place < 10));
  });

  it('is read as it was written; what can’t be is as at first', () => {
    const whole = afterSending(state, { ...OF, unit: 'month' }, failed('busy'), NOW);
    expect(parseSendingState(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    const policies = ['x'.repeat(65), 'a policy'].map((policy) => ({ ...whole, policy }));
    for (const bad of [undefined, {}, { ...whole, sent: [{}] }, ...policies])
      expect(parseSendingState(bad)).toEqual(NOTHING_SENT);
  });
});
