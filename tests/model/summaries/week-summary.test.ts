import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../src/model/calendar/day.ts';
import { daysOfWeek, weekNumber } from '../../../src/model/calendar/week.ts';
import { lookupsOf } from '../../../src/model/summaries/lookups.ts';
import { vehicleOf } from '../../../src/model/summaries/vehicle.ts';
import { progressOf, suggestGoal } from '../../../src/model/summaries/week-goal.ts';
import { recordStart, summariseWeek, type WeekSummary } from '../../../src/model/summaries/week-summary.ts';
import { type DayRow, KINDS, MODES, type UsageRequest } from '../../../src/model/usage/usage.ts';
import { AFTER, dayRow, imageRow, MONDAY, weekOfRows, weekRequest } from './week-rows.ts';

const TUESDAY = addDays(MONDAY, 1);
const HOME = process.env.TZ;

afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

interface Given {
  rows?: readonly DayRow[];
  /** Besides the days that have rows. */
  metered?: readonly string[];
  requests?: readonly UsageRequest[];
  today?: string;
}

function summary({ rows = [], metered = [], requests = [], today = AFTER }: Given): WeekSummary {
  const meteredDays = new Set([...metered, ...rows.map(({ day }) => day)]);
  return summariseWeek({ rows, meteredDays, requests }, MONDAY, today);
}

describe('a week', () => {
  it('holds its seven days, and no day of another week', () => {
    const outside = [dayRow({ day: addDays(MONDAY, -1) }), dayRow({ day: AFTER })];
    const { totals, days } = summary({ rows: [...weekOfRows(0, 2), ...outside] });
    expect(totals.requests).toBe(70);
    expect(totals.footprint.energyWh.central).toBeCloseTo(14);
    expect(days.map(({ day }) => day)).toEqual(daysOfWeek(MONDAY));
  });

  it('is over once its last day is', () => {
    expect(summary({ today: addDays(MONDAY, 6) }).isOver).toBe(false);
    expect(summary({ today: AFTER }).isOver).toBe(true);
  });

  it('tells a day without requests from one the meter did not run on', () => {
    const { days, meteredDays } = summary({ rows: [dayRow()], metered: [TUESDAY] });
    expect(days.map(({ requests }) => requests)).toEqual([1, 0, null, null, null, null, null]);
    expect(meteredDays).toBe(2);
  });

  it('has seven days and one length across a change of the clocks', () => {
    process.env.TZ = 'Europe/Paris';
    const start = '2026-10-19';
    expect(dayOf(new Date(2026, 9, 25, 23, 30).getTime())).toBe('2026-10-25');
    const rows = daysOfWeek(start).map((day) => dayRow({ day }));
    const { totals, meteredDays, isOver } = summariseWeek(
      { rows, meteredDays: new Set(), requests: [] },
      start,
      '2026-10-26',
    );
    expect([totals.requests, meteredDays, isOver]).toEqual([7, 7, true]);
  });

  it('is numbered by its Thursday', () => {
    expect(weekNumber(MONDAY)).toBe(47);
    expect(weekNumber('2026-11-15')).toBe(47);
    expect(weekNumber('2025-12-29')).toBe(1);
    expect(weekNumber('2027-01-04')).toBe(1);
    expect(weekNumber('2026-12-28')).toBe(53);
  });

  it('adds up: its days, and the classes of each, are the whole', () => {
    const anyRow = fc
      .record({
        day: fc.constantFrom(...daysOfWeek(MONDAY)),
        kind: fc.constantFrom('text', 'image', 'video', 'audio'),
        mode: fc.constantFrom('standard', 'reasoning', 'agent'),
        energyWh: fc.double({ min: 0, max: 500, noNaN: true }),
      })
      .map(dayRow);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const { totals, days } = summary({ rows });
        const sum = days.reduce((all, { energyWh }) => all + energyWh.central, 0);
        expect(sum).toBeCloseTo(totals.footprint.energyWh.central, 6);
        for (const { classes, energyWh } of days) {
          const parts = classes.reduce((all, part) => all + part.energyWh, 0);
          expect(parts).toBeCloseTo(energyWh.central, 6);
        }
      }),
    );
  });
});

describe('what was made in a week', () => {
  it('is its images, videos and sounds with their seconds, of no other week and no voice session', () => {
    const rows = [
      imageRow(TUESDAY, 5, 1),
      dayRow({ kind: 'video', videos: 2, videoSeconds: 16 }),
      dayRow({ kind: 'audio', audios: 3, audioSeconds: 95 }),
      dayRow({ kind: 'audio', requests: 0, sessions: 1, audioSeconds: 600 }),
      imageRow(AFTER, 9, 1),
    ];
    expect(summary({ rows }).made).toEqual({
      ...{ images: 5, videos: 2, videoSeconds: 16 },
      ...{ audios: 3, audioSeconds: 95 },
    });
  });
});

describe('the usual week', () => {
  it('is the median of the four before', () => {
    const rows = [0, 1, 2, 3, 4].flatMap((back) => weekOfRows(back, [1, 2, 4, 8, 100][back] ?? 0));
    expect(summary({ rows }).usual).toMatchObject({ energyWh: 42, requests: 70, weeks: 4 });
  });

  it('is a whole week however little of this one was metered, and so is the one a goal is taken from', () => {
    for (const [days, today] of [
      [3, AFTER],
      [3, addDays(MONDAY, 2)],
      [7, AFTER],
    ] as const) {
      const week = summary({
        rows: [...weekOfRows(0, 1, days), ...weekOfRows(1, 2), ...weekOfRows(2, 2)],
        today,
      });
      expect(week.usual).toMatchObject({ energyWh: 14, requests: 70 });
      expect(suggestGoal(week, null)).toEqual({ of: 'requests', most: 60 });
    }
  });

  it('is not told from one week, nor from weeks hardly metered', () => {
    expect(summary({ rows: [...weekOfRows(0, 1), ...weekOfRows(1, 2)] }).usual).toBeNull();
    const hardly = [...weekOfRows(0, 1), ...weekOfRows(1, 2, 2), ...weekOfRows(2, 2, 2)];
    expect(summary({ rows: hardly }).usual).toBeNull();
  });

  it('is none for a week that was not metered', () => {
    expect(summary({ rows: [...weekOfRows(1, 2), ...weekOfRows(2, 2)] }).usual).toBeNull();
  });

  it('reads no further back than its record starts', () => {
    const early = addDays(recordStart(MONDAY), -1);
    const rows = [...weekOfRows(4, 5), ...weekOfRows(3, 5), ...weekOfRows(0, 1)];
    expect(summary({ rows: [...rows, dayRow({ day: early, energyWh: 900 })] }).usual?.energyWh).toBe(35);
  });

  it('gives each day its usual level, where two of that weekday are known', () => {
    const rows = [...weekOfRows(1, 2), ...weekOfRows(2, 6), ...weekOfRows(0, 1)];
    expect(summary({ rows }).days[0]?.usualWh).toBe(4);
    expect(summary({ rows: [...weekOfRows(1, 2), ...weekOfRows(0, 1)] }).days[0]?.usualWh).toBeNull();
    // A day of which there is something was metered, whatever else is known of it.
    const unmetered = summariseWeek({ rows, meteredDays: new Set(), requests: [] }, MONDAY, AFTER);
    expect(unmetered.days[0]?.usualWh).toBe(4);
  });
});

describe('the week before', () => {
  const rows = [...weekOfRows(0, 1), ...weekOfRows(1, 2)];

  it('is whole beside one that is over', () => {
    expect(summary({ rows }).before).toMatchObject({ meteredDays: 7, totals: { requests: 70 } });
  });

  it.each(
    daysOfWeek(MONDAY).map((today, index) => [today, index + 1] as const),
  )('reaches as far as %s, while the week is as far', (today, days) => {
    const { before } = summary({ rows, today });
    expect(before).toMatchObject({ meteredDays: days, totals: { requests: 10 * days } });
  });

  it('is none where nothing of it was metered by then', () => {
    const late = weekOfRows(1, 2).slice(3);
    expect(summary({ rows: [...weekOfRows(0, 1, 2), ...late], today: TUESDAY }).before).toBeNull();
    expect(summary({ rows: [...weekOfRows(0, 1), ...late] }).before).toMatchObject({ meteredDays: 4 });
  });
});

describe('change', () => {
  it('is against the week before, and says what drove it', () => {
    const rows = [...weekOfRows(0, 7), ...weekOfRows(1, 7), imageRow(TUESDAY, 25, 21)];
    expect(summary({ rows }).change).toMatchObject({
      against: 'before',
      per: 'week',
      energyWh: 21,
      small: false,
    });
    expect(summary({ rows }).cause).toMatchObject({
      says: 'explains',
      members: [{ of: 'class', key: 'image' }],
      share: 1,
      counts: { now: 25, before: 0 },
    });
  });

  it('names what explains a week that took less', () => {
    const rows = [
      ...weekOfRows(0, 7),
      ...weekOfRows(1, 7),
      dayRow({ day: addDays(MONDAY, -3), mode: 'reasoning', energyWh: 40 }),
    ];
    expect(summary({ rows })).toMatchObject({
      change: { energyWh: -40 },
      cause: { says: 'explains', members: [{ key: 'thinking', requests: 0 }], share: 1, counts: null },
    });
  });

  it('names no cause where none makes half of it', () => {
    const rows = [
      ...weekOfRows(0, 7),
      ...weekOfRows(1, 7),
      imageRow(TUESDAY, 4, 10),
      dayRow({ day: TUESDAY, kind: 'video', videos: 1, energyWh: 10 }),
      dayRow({ day: TUESDAY, mode: 'agent', energyWh: 10 }),
    ];
    expect(summary({ rows })).toMatchObject({ change: { energyWh: 30 }, cause: null });
  });

  it('is per metered day where the weeks were metered on different days, and counts are not compared', () => {
    const rows = [...weekOfRows(0, 7, 5), ...weekOfRows(1, 7, 7), imageRow(TUESDAY, 10, 20)];
    const { change, cause } = summary({ rows });
    expect(change).toMatchObject({ per: 'day' });
    expect(cause).toMatchObject({ says: 'explains', members: [{ key: 'image' }], counts: null });
    expect(change?.energyWh).toBeCloseTo(4);
  });

  it('is small within a tenth, and zero against zero is small', () => {
    expect(summary({ rows: [...weekOfRows(0, 21), ...weekOfRows(1, 20)] }).change?.small).toBe(true);
    expect(summary({ rows: [...weekOfRows(0, 24), ...weekOfRows(1, 20)] }).change?.small).toBe(false);
    const nothing = [...weekOfRows(0, 0), ...weekOfRows(1, 0)];
    expect(summary({ rows: nothing })).toMatchObject({ change: { energyWh: 0, small: true }, cause: null });
  });

  it('against a week of nothing is all of it', () => {
    const metered = daysOfWeek(addDays(MONDAY, -7));
    expect(summary({ rows: weekOfRows(0, 2), metered }).change).toMatchObject({ energyWh: 14, small: false });
  });

  it('falls back to the usual week where the one before was not metered', () => {
    const rows = [...weekOfRows(0, 4), ...weekOfRows(2, 2), ...weekOfRows(3, 2)];
    expect(summary({ rows }).change).toMatchObject({
      against: 'usual',
      per: 'week',
      energyWh: 14,
    });
  });

  it('is not told of a week that still runs, is hardly metered, or stands alone', () => {
    const rows = [...weekOfRows(0, 4), ...weekOfRows(1, 2)];
    expect(summary({ rows, today: addDays(MONDAY, 6) }).change).toBeNull();
    expect(summary({ rows: [...weekOfRows(0, 4, 2), ...weekOfRows(1, 2)] }).change).toBeNull();
    expect(summary({ rows: weekOfRows(0, 4) }).change).toBeNull();
  });
});

describe('a trend day', () => {
  const usual = [...weekOfRows(0, 7), ...weekOfRows(1, 7)];

  it('is one with far more images than usual, and says what the week would be without them', () => {
    const { trendDay } = summary({ rows: [...usual, imageRow(TUESDAY, 22, 31)] });
    expect(trendDay).toMatchObject({ day: TUESDAY, images: 22, withFew: { images: 2 }, span: null });
    expect(trendDay?.withoutWh.central).toBeCloseTo(49);
    expect(trendDay?.withFew.energyWh.central).toBeCloseTo(49 + (31 * 2) / 22);
    expect(trendDay?.shareOfDay).toBeCloseTo(31 / 38);
  });

  it('leaves ranges in order', () => {
    const { trendDay } = summary({ rows: [...usual, imageRow(TUESDAY, 22, 31)] });
    for (const { low, central, high } of [trendDay?.withoutWh, trendDay?.withFew.energyWh].flatMap(
      (of) => of ?? [],
    )) {
      expect(low).toBeLessThanOrEqual(central);
      expect(central).toBeLessThanOrEqual(high);
    }
  });

  it('names the hours of a burst, and none of images made all day', () => {
    const at = Date.UTC(2026, 10, 17, 14);
    const image = (id: string, minutes: number): UsageRequest =>
      weekRequest({ id, day: TUESDAY, kind: 'image', at: at + minutes * 60_000 });
    const rows = [...usual, imageRow(TUESDAY, 22, 31)];
    expect(summary({ rows, requests: [image('a', 40), image('b', 0)] }).trendDay?.span).toEqual({
      from: at,
      to: at + 40 * 60_000,
    });
    expect(summary({ rows, requests: [image('a', 0), image('b', 300)] }).trendDay?.span).toBeNull();
  });

  it('is none where images are few, usual, or light', () => {
    expect(summary({ rows: [...usual, imageRow(TUESDAY, 5, 31)] }).trendDay).toBeNull();
    expect(summary({ rows: [...usual, imageRow(TUESDAY, 22, 2)] }).trendDay).toBeNull();
    const everyDay = daysOfWeek(MONDAY).map((day) => imageRow(day, 10, 20));
    expect(summary({ rows: [...usual, ...everyDay] }).trendDay).toBeNull();
  });

  it('is none where something else is the cause, or the pictures are few of many things', () => {
    const images = imageRow(TUESDAY, 22, 31);
    const run = dayRow({ day: TUESDAY, mode: 'research', energyWh: 60 });
    expect(summary({ rows: [...usual, images] }).trendDay).toMatchObject({ day: TUESDAY, images: 22 });
    expect(summary({ rows: [...usual, images, run] })).toMatchObject({
      trendDay: null,
      cause: { members: [{ of: 'request', mode: 'research' }] },
    });
  });

  it('is the heavier of two', () => {
    const rows = [...usual, imageRow(TUESDAY, 22, 31), imageRow(addDays(MONDAY, 3), 30, 40)];
    expect(summary({ rows }).trendDay?.day).toBe(addDays(MONDAY, 3));
  });
});

describe('the heaviest requests', () => {
  it('are three, heaviest first, the earlier of two alike, and none that took nothing', () => {
    const requests = [
      weekRequest({ id: 'late', energyWh: 5, at: 2 }),
      weekRequest({ id: 'early', energyWh: 5, at: 1 }),
      weekRequest({ id: 'light', energyWh: 1 }),
      weekRequest({ id: 'heavy', energyWh: 9 }),
    ];
    expect(summary({ requests }).heaviest.map(({ id }) => id)).toEqual(['heavy', 'early', 'late']);
    expect(summary({ requests: [weekRequest({ id: 'refused', energyWh: 0 })] }).heaviest).toEqual([]);
  });
});

describe('look-ups', () => {
  const requests = ['a', 'b', 'c', 'd'].map((id) => weekRequest({ id, energyWh: 1 }));

  it('are set against as many searches', () => {
    expect(lookupsOf(requests, new Set(['a', 'b', 'c']), 0.3)).toMatchObject({
      count: 3,
      energyWh: { central: 3 },
      searchesWh: 3 * 0.3,
    });
  });

  it('are not spoken of where they are few, gone, or no heavier than searches', () => {
    expect(lookupsOf(requests, new Set(['a', 'b']), 0.3)).toBeNull();
    expect(lookupsOf([], new Set(['a', 'b', 'c']), 0.3)).toBeNull();
    expect(lookupsOf(requests, new Set(['a', 'b', 'c']), 1)).toBeNull();
  });
});

describe('a goal', () => {
  const usual = [0, 1, 2].flatMap((back) => weekOfRows(back, 7));

  it('is kept at its very number', () => {
    const { totals } = summary({ rows: usual });
    expect(progressOf({ of: 'requests', most: 70 }, totals)).toMatchObject({ used: 70, isKept: true });
    expect(progressOf({ of: 'energyWh', most: 48 }, totals).isKept).toBe(false);
  });

  it('to take next is a little under the usual week, in a number to keep in mind', () => {
    expect(suggestGoal(summary({ rows: usual }), null)).toEqual({ of: 'requests', most: 60 });
  });

  it('is of images after a trend day, where images are usual enough', () => {
    const images = [1, 2].flatMap((back) =>
      daysOfWeek(addDays(MONDAY, -7 * back)).map((day) => imageRow(day, 2, 1)),
    );
    const week = summary({ rows: [...usual, ...images, imageRow(TUESDAY, 22, 60)] });
    expect(suggestGoal(week, null)).toEqual({ of: 'images', most: 12 });
    const never = summary({ rows: [...usual, imageRow(TUESDAY, 22, 60)] });
    expect(suggestGoal(never, null)?.of).toBe('requests');
  });

  it('is not suggested where one as strict is set, or too little is known or used', () => {
    expect(suggestGoal(summary({ rows: usual }), { of: 'requests', most: 60 })).toBeNull();
    expect(suggestGoal(summary({ rows: usual }), { of: 'requests', most: 65 })).toEqual({
      of: 'requests',
      most: 60,
    });
    expect(suggestGoal(summary({ rows: weekOfRows(0, 7) }), null)).toBeNull();
    const quiet = [0, 1, 2].map((back) => weekOfRows(back, 1, 3).map((row) => ({ ...row, requests: 1 })));
    expect(suggestGoal(summary({ rows: quiet.flat() }), null)).toBeNull();
  });
});

describe('the vehicle', () => {
  it('is the scooter for small models, the car for others, Formula 1 for thinking and pictures', () => {
    const of = (changes: Partial<DayRow>) => vehicleOf(dayRow(changes));
    expect(of({ model: 'gpt-5-mini' })).toBe('scooter');
    expect(of({ model: 'ministral-8b', site: 'mistral' })).toBe('scooter');
    expect(of({ model: 'gpt-5' })).toBe('car');
    expect(of({ model: '', site: 'copilot' })).toBe('car');
    expect(of({ model: 'gpt-5-mini', mode: 'reasoning' })).toBe('f1');
    expect(of({ kind: 'image' })).toBe('f1');
    expect(of({ kind: 'audio', model: 'gpt-4o' })).toBe('car');
  });

  it.each(
    MODES.flatMap((mode) => KINDS.map((kind) => [`${mode} ${kind}`, mode, kind] as const)),
  )('of %s, by a model that is not known', (name, mode, kind) => {
    const isPlain = ['standard text', 'standard audio'].includes(name);
    expect(vehicleOf(dayRow({ mode, kind, model: '' }))).toBe(isPlain ? 'car' : 'f1');
  });
});
