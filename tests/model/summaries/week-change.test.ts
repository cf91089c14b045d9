import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/day.ts';
import {
  causeOf,
  changeOf,
  meteredWeek,
  usualBeside,
  usualWeek,
} from '../../../src/model/summaries/week-change.ts';
import type { DayRow } from '../../../src/model/usage/usage.ts';
import { dayRow, imageRow, MONDAY, weekOfRows } from './week-rows.ts';

const weekOf = (rows: readonly DayRow[], start = MONDAY, meteredDays: readonly string[] = []) =>
  meteredWeek({ rows, meteredDays: new Set(meteredDays) }, start);

/** A week `back` weeks before, of so many days. */
const week = (back: number, energyWh: number, days = 7) =>
  weekOf(weekOfRows(back, energyWh, days), addDays(MONDAY, -7 * back));

describe('a metered week', () => {
  it('has its own seven days only, those with rows and those the meter ran', () => {
    const outside = [dayRow({ day: addDays(MONDAY, -1) }), dayRow({ day: addDays(MONDAY, 7) })];
    const inside = [dayRow({ day: MONDAY, energyWh: 2 }), dayRow({ day: addDays(MONDAY, 6), energyWh: 3 })];
    const ran = [MONDAY, addDays(MONDAY, 1), addDays(MONDAY, 7)];
    const { rows, meteredDays, totals } = weekOf([...outside, ...inside], MONDAY, ran);
    expect(rows).toEqual(inside);
    expect(meteredDays).toBe(3);
    expect(totals.footprint.energyWh.central).toBe(5);
  });
});

describe('a usual week', () => {
  const before = [week(1, 10), week(2, 20, 3), week(3, 60), week(4, 1_000, 2)];
  const usual = { requests: 70, energyWh: 140, images: 0, weeks: 3 };

  it('is the median of those metered on three days or more, brought to seven days', () => {
    expect(usualWeek(before)).toEqual(usual);
  });

  it('stands whole beside a week that runs, and beside one that is over as many days of it as were counted', () => {
    expect(usualBeside({ usual, isOver: false, meteredDays: 3 })).toEqual({ ...usual, days: 7 });
    expect(usualBeside({ usual, isOver: true, meteredDays: 7 })).toEqual({ ...usual, days: 7 });
    expect(usualBeside({ usual, isOver: true, meteredDays: 3 })).toEqual({
      ...{ requests: 30, energyWh: 60, images: 0, weeks: 3 },
      days: 3,
    });
    expect(usualBeside({ usual: null, isOver: true, meteredDays: 7 })).toBeNull();
  });

  it('counts images', () => {
    const ofImages = (back: number) => {
      const start = addDays(MONDAY, -7 * back);
      return weekOf(
        [0, 1, 2].map((day) => imageRow(addDays(start, day), 4, 1)),
        start,
      );
    };
    expect(usualWeek([ofImages(1), ofImages(2)])).toMatchObject({ images: 28, requests: 28, energyWh: 7 });
  });

  it('takes two weeks', () => {
    expect(usualWeek([week(1, 10), week(2, 10)])).toMatchObject({ energyWh: 70, weeks: 2 });
    expect(usualWeek([week(1, 10), week(2, 10, 2)])).toBeNull();
  });
});

describe('a change', () => {
  it('is that of whole weeks where both were metered on as many days', () => {
    expect(changeOf(week(0, 20), week(1, 10), null)).toEqual({
      against: 'before',
      per: 'week',
      energyWh: 70,
      small: false,
    });
  });

  it('is that of a metered day on average where they were not', () => {
    expect(changeOf(week(0, 20, 4), week(1, 10), null)).toEqual({
      against: 'before',
      per: 'day',
      energyWh: 10,
      small: false,
    });
  });

  it('is against the usual week where the one before says nothing', () => {
    const usual = { requests: 70, energyWh: 70, images: 0, weeks: 2 };
    const change = { against: 'usual', small: false };
    expect(changeOf(week(0, 20), week(1, 10, 2), usual)).toEqual({ ...change, per: 'week', energyWh: 70 });
    expect(changeOf(week(0, 40, 4), null, usual)).toEqual({ ...change, per: 'day', energyWh: 30 });
    expect(changeOf(week(0, 20), null, null)).toBeNull();
  });

  it('is none of a week metered on fewer than three days', () => {
    expect(changeOf(week(0, 20, 2), week(1, 10), null)).toBeNull();
    expect(changeOf(week(0, 20, 3), week(1, 10, 3), null)?.energyWh).toBe(30);
  });

  it('of a tenth of the larger week or less is small', () => {
    expect(changeOf(week(0, 9), week(1, 10), null)).toMatchObject({
      small: true,
      energyWh: -7,
    });
    expect(changeOf(week(0, 10), week(1, 9), null)).toMatchObject({ small: true, energyWh: 7 });
    expect(changeOf(week(0, 8), week(1, 10), null)).toMatchObject({ small: false, energyWh: -14 });
  });
});

describe('the cause of a week', () => {
  const usual = week(1, 10);
  const of = (rows: readonly DayRow[], isOver = true, before = usual) =>
    causeOf({ ...weekOf(rows), requests: [] }, before, isOver);

  it('is what explains its change from the week before, with its things where the weeks are whole', () => {
    const withMedia = (kind: 'image' | 'video', days: number) => {
      const made = kind === 'image' ? { images: 6 } : { videos: 6 };
      return [...weekOfRows(0, 20, days), dayRow({ kind, energyWh: 300, requests: 6, ...made })];
    };
    const share = 300 / 370;
    const counts = { now: 6, before: 0 };
    expect(of(withMedia('image', 7))).toMatchObject({
      says: 'explains',
      members: [{ key: 'image' }],
      counts,
    });
    expect(of(withMedia('image', 7))?.share).toBeCloseTo(share);
    expect(of(withMedia('video', 7))).toMatchObject({
      says: 'explains',
      members: [{ key: 'video' }],
      counts,
    });
    expect(of(withMedia('image', 4))).toMatchObject({ members: [{ key: 'image' }], counts: null });
  });

  it('is told of the energy alone while the week runs, and where it is much the same', () => {
    const images = [...weekOfRows(0, 5), dayRow({ kind: 'image', energyWh: 34, requests: 9, images: 9 })];
    expect(of(images, false)).toMatchObject({ says: 'made', members: [{ key: 'image' }] });
    expect(of(images)).toMatchObject({ says: 'made', members: [{ key: 'image' }] });
  });

  it('is none where several classes share the change', () => {
    const rows = (['image', 'video', 'audio'] as const).map((kind, index) =>
      dayRow({ kind, energyWh: 30, requests: 3, day: addDays(MONDAY, index) }),
    );
    expect(of([...weekOfRows(0, 10), ...rows])).toBeNull();
  });
});
