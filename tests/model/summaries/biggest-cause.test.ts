import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/day.ts';
import { biggestCause, type Cause, isOfImages } from '../../../src/model/summaries/biggest-cause.ts';
import { daysToLookAt, type Member, singlesOf } from '../../../src/model/summaries/cause-members.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { recordStart, summariseWeek } from '../../../src/model/summaries/week-summary.ts';
import { type DayRow, KINDS, MODES } from '../../../src/model/usage/usage.ts';
import { dayRowsOf } from '../../../src/ui/sources/mock-use.ts';
import { type KnownCause, knownWeeks, meteredDaysOf } from './known-weeks.ts';
import { dayRow, imageRow, MONDAY, weekRequest } from './week-rows.ts';

const TUESDAY = addDays(MONDAY, 1);
const period = (rows: readonly DayRow[], meteredDays = 7) => ({ rows, requests: [], meteredDays });
const made = (rows: readonly DayRow[]) => biggestCause(period(rows), null);

function found(cause: Cause | null): KnownCause | null {
  if (!cause) return null;
  const { says, members } = cause;
  const [first] = members;
  return {
    says,
    of: first.of,
    key: first.of === 'request' ? first.mode : first.key,
    members: members.length,
  };
}

describe('weeks made from a known cause', () => {
  it.each(knownWeeks(MONDAY, 4))('$name', (week) => {
    const { start, requests } = week;
    const rows = dayRowsOf(requests);
    const own = requests.filter(({ day }) => day >= start);
    const record = { rows, requests: own, meteredDays: new Set(meteredDaysOf(week)) };
    expect(rows.every(({ day }) => day >= recordStart(start))).toBe(true);
    expect(found(summariseWeek(record, start, addDays(start, 7)).cause)).toEqual(week.cause);
  });
});

it.each([
  ['class', 'image', true],
  ['class', 'video', false],
  ['site', 'image', false],
] as const)('a cause of the %s %s is of images: %s', (of, key, isSo) => {
  const cause = made([imageRow(MONDAY, 22, 90), dayRow({ requests: 4, energyWh: 9 })]);
  const member = { of, key, energyWh: { low: 1, central: 2, high: 3 }, requests: 1, images: 1, videos: 0 };
  expect(cause && isOfImages({ ...cause, members: [member as Member] })).toBe(isSo);
});

it('nothing that stands out is not of images', () => {
  expect(isOfImages(null)).toBe(false);
});

describe('a single request', () => {
  const text = dayRow({ requests: 20, energyWh: 69 });

  it('is the cause from more than three tenths of the energy on', () => {
    expect(made([text, dayRow({ mode: 'research', energyWh: 31 })])).toMatchObject({
      says: 'made',
      members: [{ of: 'request', mode: 'research', energyWh: { central: 31 } }],
      share: 0.31,
      energyWh: 100,
    });
    const less = made([dayRow({ requests: 20, energyWh: 70 }), dayRow({ mode: 'research', energyWh: 30 })]);
    expect(less?.members[0].of).not.toBe('request');
  });

  it('is named together with others that weigh the same, also under three tenths', () => {
    const runs = [31, 28].map((energyWh, index) =>
      dayRow({ mode: 'research', energyWh, day: addDays(MONDAY, index) }),
    );
    const cause = made([dayRow({ requests: 20, energyWh: 41 }), ...runs]);
    expect(cause?.members.map(({ energyWh }) => energyWh.central)).toEqual([31, 28]);
    expect(cause?.share).toBeCloseTo(0.59);
    expect(cause?.rival, 'none of those that are named').toBeNull();
  });

  it('is the cause where it is all there is; several alike that are all there is are none', () => {
    expect(made([dayRow({ energyWh: 0.4 })])).toMatchObject({ members: [{ of: 'request' }], share: 1 });
    const alike = [MONDAY, TUESDAY].map((day) => dayRow({ day, energyWh: 1 }));
    expect(made(alike)?.members[0].of).not.toBe('request');
  });

  it('is found in a row of many by the requests of no more than three days', () => {
    const requests = [2, 9, 1].map((energyWh, index) => weekRequest({ id: `r${index}`, energyWh }));
    const rows = dayRowsOf(requests);
    expect(daysToLookAt(rows)).toEqual([MONDAY]);
    const cause = biggestCause({ rows, requests, meteredDays: 1 }, null);
    expect(cause).toMatchObject({ members: [{ of: 'request', key: 'r1' }], share: 0.75 });

    const anyRow = fc
      .record({
        day: fc.constantFrom(MONDAY, TUESDAY, addDays(MONDAY, 2), addDays(MONDAY, 3), addDays(MONDAY, 4)),
        kind: fc.constantFrom(...KINDS),
        mode: fc.constantFrom(...MODES),
        requests: fc.integer({ min: 1, max: 5 }),
        energyWh: fc.double({ min: 0, max: 500, noNaN: true }),
      })
      .map(dayRow);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (all) => {
        expect(daysToLookAt(all).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('is told once, by its row or by itself', () => {
    const requests = [weekRequest({ id: 'one', energyWh: 2 })];
    expect(singlesOf({ rows: dayRowsOf(requests), requests }).map(({ key }) => key)).toEqual(['one']);
    expect(singlesOf({ rows: dayRowsOf(requests), requests: [] })).toHaveLength(1);
  });
});

describe('a change that is less than what made it', () => {
  const before = period([
    dayRow({ requests: 90, energyWh: 60 }),
    dayRow({ mode: 'research', requests: 9, energyWh: 30 }),
  ]);

  it('is explained by no class, where another class pulled the other way', () => {
    const now = [dayRow({ requests: 90, energyWh: 58 }), imageRow(MONDAY, 22, 24)];
    expect(biggestCause(period(now), before)?.says).not.toBe('explains');
  });

  it('is by the one that is nearly all of it', () => {
    const now = [
      dayRow({ requests: 90, energyWh: 61 }),
      dayRow({ mode: 'research', requests: 3, energyWh: 9 }),
    ];
    expect(biggestCause(period(now), before)).toMatchObject({
      says: 'explains',
      members: [{ key: 'research' }],
      share: 1,
    });
  });

  it('whatever the weeks, no class or site is said to explain more than the change', () => {
    const kinds = ['text', 'image', 'video'] as const;
    const week = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        site: fc.constantFrom('chatgpt', 'claude', 'gemini'),
        energyWh: fc.double({ min: 1, max: 50, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const energyOf = (rows: readonly DayRow[]) => totalsOf(rows).footprint.energyWh.central;
    fc.assert(
      fc.property(week, week, (one, other) => {
        const [now, then] = [one, other].map((rows) => rows.map((row) => dayRow({ ...row, requests: 9 })));
        const cause = biggestCause(period(now ?? []), period(then ?? []));
        const [member] = cause?.members ?? [];
        if (cause?.says !== 'explains' || cause.members.length > 1 || member?.of === 'model') return;
        const isOf = (row: DayRow) => (member?.of === 'site' ? row.site : row.kind) === member?.key;
        const own = energyOf((now ?? []).filter(isOf)) - energyOf((then ?? []).filter(isOf));
        const change = energyOf(now ?? []) - energyOf(then ?? []);
        expect(own / change).toBeGreaterThanOrEqual(0.5);
        expect(own / change).toBeLessThan(1.12);
      }),
    );
  });
});

describe('ranges and ties', () => {
  it('says what may have made more, where ranges overlap', () => {
    const overlapping = made([dayRow({ requests: 9, energyWh: 4 }), imageRow(MONDAY, 9, 6)]);
    expect(overlapping).toMatchObject({ members: [{ key: 'image' }], rival: { key: 'text' } });
    const far = made([dayRow({ requests: 9, energyWh: 1 }), imageRow(MONDAY, 9, 60)]);
    expect(far).toMatchObject({ members: [{ key: 'image' }], rival: null });
  });

  it('says nothing of what did make more', () => {
    expect(made([dayRow({ requests: 9, energyWh: 6 }), imageRow(MONDAY, 9, 4)])?.rival).toBeNull();
  });

  it('names classes that weigh the same together', () => {
    const video = dayRow({ kind: 'video', requests: 2, videos: 2, energyWh: 10 });
    expect(made([dayRow({ requests: 9, energyWh: 5 }), imageRow(MONDAY, 9, 9.5), video])).toMatchObject({
      members: [{ key: 'video' }, { key: 'image' }],
    });
  });

  it('names one day that made half of the energy, where nothing else stands out', () => {
    const rows = [dayRow({ requests: 30, energyWh: 30 }), dayRow({ requests: 9, energyWh: 9, day: TUESDAY })];
    expect(made(rows)).toMatchObject({ members: [{ of: 'day', key: MONDAY }] });
    expect(biggestCause(period(rows, 1), null)).toBeNull();
  });
});

it('is a share of what there is, whatever there is', () => {
  const anyRow = fc
    .record({
      day: fc.constantFrom(MONDAY, TUESDAY, addDays(MONDAY, 2)),
      site: fc.constantFrom('chatgpt', 'claude', 'gemini'),
      model: fc.constantFrom('', 'a', 'b'),
      kind: fc.constantFrom(...KINDS),
      mode: fc.constantFrom(...MODES),
      requests: fc.integer({ min: 0, max: 9 }),
      images: fc.integer({ min: 0, max: 9 }),
      energyWh: fc.double({ min: 0, max: 500, noNaN: true }),
    })
    .map(dayRow);
  const rows = fc.array(anyRow, { maxLength: 20 });
  fc.assert(
    fc.property(rows, rows, (now, before) => {
      const cause = biggestCause(period(now), period(before));
      const wh = totalsOf(now).footprint.energyWh.central;
      if (wh <= 0) expect(cause).toBeNull();
      if (!cause) return;
      expect(cause.energyWh).toBe(wh);
      expect(cause.share).toBeGreaterThan(0);
      expect(cause.share).toBeLessThanOrEqual(1);
      expect(new Set(cause.members.map(({ of }) => of)).size).toBe(1);
    }),
  );
});
