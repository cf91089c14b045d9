import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { accountPause, byLocalDay, type RunningPause } from '../../../src/model/calendar/pause.ts';

const HOUR = 3_600_000;
const HOME = process.env.TZ;

afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

describe('a span cut at midnights', () => {
  it.each([
    [
      'an ordinary night',
      Date.UTC(2026, 10, 18, 22),
      Date.UTC(2026, 10, 19, 5),
      { '2026-11-18': 1, '2026-11-19': 6 },
    ],
    ['the day that has 25 hours', Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23), { '2026-10-25': 25 }],
    ['the day that has 23 hours', Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22), { '2026-03-29': 23 }],
  ])('falls on its local days: %s in Paris', (_, since, until, hours) => {
    process.env.TZ = 'Europe/Paris';
    const parts = byLocalDay({ since, until }).map(({ day, span }) => [
      day,
      (span.until - span.since) / HOUR,
    ]);
    expect(Object.fromEntries(parts)).toEqual(hours);
  });

  it.each([
    'Europe/Paris',
    'America/Sao_Paulo',
    'Australia/Adelaide',
    'Asia/Tokyo',
    'America/Los_Angeles',
  ])('loses nothing and doubles nothing in %s', (zone) => {
    process.env.TZ = zone;
    const moment = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 20 * 24 * HOUR }), (since, length) => {
        const parts = byLocalDay({ since, until: since + length }).map(({ span }) => span);
        expect(parts[0]?.since).toBe(since);
        expect(parts.at(-1)?.until).toBe(since + length);
        parts.slice(1).forEach((span, index) => {
          expect(span.since).toBe(parts[index]?.until);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the account of a pause', () => {
  /** What was put down, looking at these moments. */
  function accounted(set: { since: number; until: number | null }, moments: readonly number[]) {
    let running: RunningPause | null = null;
    let added = 0;
    for (const now of moments) {
      const account = accountPause(running, set, now);
      added += account.added ? account.added.until - account.added.since : 0;
      running = account.running;
      if (account.ended) return { added, ended: account.ended };
    }
    return { added, ended: null };
  }

  it('is the same however often it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 10 }), (moments) => {
        const sorted = [...moments, 60].sort((a, b) => a - b);
        const { added, ended } = accounted({ since: 0, until: 60 }, sorted);
        expect(added).toBe(60);
        expect(ended).toEqual({ since: 0, until: 60 });
      }),
    );
  });

  it('grows until resumed', () => {
    expect(accounted({ since: 0, until: null }, [0, 30, 90])).toEqual({ added: 90, ended: null });
  });

  it('ends where it was last accounted, when it is found ended', () => {
    const { running } = accountPause(null, { since: 0, until: null }, 40);
    expect(accountPause(running, null, 1_000)).toEqual({
      added: null,
      ended: { since: 0, until: 40 },
      running: null,
    });
  });

  it('may be made longer or shorter', () => {
    const { running } = accountPause(null, { since: 0, until: 60 }, 40);
    const longer = accountPause(running, { since: 0, until: 100 }, 80);
    expect(longer).toMatchObject({ added: { since: 40, until: 80 }, ended: null });
    const shorter = accountPause(running, { since: 0, until: 50 }, 80);
    expect(shorter).toMatchObject({ added: { since: 40, until: 50 }, ended: { since: 0, until: 50 } });
  });

  it('is whole when nobody looked before its end', () => {
    expect(accountPause(null, { since: 0, until: 60 }, 500)).toEqual({
      added: { since: 0, until: 60 },
      ended: { since: 0, until: 60 },
      running: null,
    });
  });

  it('adds nothing while the clock stands before its beginning', () => {
    expect(accountPause(null, { since: 50, until: 60 }, 20)).toMatchObject({ added: null, ended: null });
  });
});
