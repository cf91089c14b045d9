import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysUntil } from '../../../src/model/calendar/day.ts';
import {
  type DayRecord,
  type DaySummary,
  energyByClass,
  gwpGrams,
  SUMMARY_DAYS,
  summariseDay,
  totalsOf,
  waterMl,
} from '../../../src/model/summaries/summary.ts';
import { type DayRow, FOOTPRINT_KEYS, KINDS, MODES } from '../../../src/model/usage/usage.ts';
import { dayRow } from './week-rows.ts';

const TODAY = '2026-11-22';
const row: typeof dayRow = (changes = {}) => dayRow({ day: TODAY, ...changes });

function summary(rows: readonly DayRow[], meteredDays: readonly string[] = []): DaySummary {
  const record: DayRecord = { rows, meteredDays: new Set(meteredDays) };
  return summariseDay(record, TODAY);
}

/** Rows of the same weekday, one for each count, the last a week ago. */
function sameWeekday(day: string, counts: readonly number[]): DayRow[] {
  return counts.map((requests, index) => row({ day: addDays(day, -7 * (index + 1)), requests }));
}

const usualToday = (rows: readonly DayRow[], metered: readonly string[] = []): number | null | undefined =>
  summary(rows, metered).week.at(-1)?.usual;

const anyRow: fc.Arbitrary<DayRow> = fc
  .record({
    day: fc.constantFrom(...daysUntil(TODAY, 9)),
    site: fc.constantFrom(
      'chatgpt',
      'claude',
      'gemini',
      'copilot',
      'grok',
      'perplexity',
      'deepseek',
      'le-chat',
    ),
    kind: fc.constantFrom(...KINDS),
    mode: fc.constantFrom(...MODES),
    requests: fc.integer({ min: 0, max: 400 }),
    sessions: fc.integer({ min: 0, max: 3 }),
    images: fc.integer({ min: 0, max: 20 }),
    videos: fc.integer({ min: 0, max: 5 }),
    energyWh: fc.double({ min: 0, max: 5_000, noNaN: true }),
    factors: fc.constantFrom('2026.11/US', '2026.11/SE', 'mixed'),
  })
  .map(row);
const anyRows = fc.array(anyRow, { maxLength: 40 });

describe('totals', () => {
  it('are those of the day asked for, and of no other', () => {
    const rows = [
      row({ requests: 3 }),
      row({ requests: 4, site: 'claude' }),
      row({ day: '2026-11-21', requests: 9 }),
    ];
    expect(summary(rows)).toMatchObject({ day: TODAY, requests: 7 });
  });

  it('list voice sessions and requests that are still answering apart', () => {
    const pending = row({ requests: 3, sessions: 2 });
    expect(summary([{ ...pending, outcomes: { ...pending.outcomes, pending: 1 } }])).toMatchObject({
      requests: 3,
      sessions: 2,
      pending: 1,
    });
  });

  it('of nothing are zero', () => {
    expect(totalsOf([])).toMatchObject({
      requests: 0,
      footprint: { energyWh: { low: 0, central: 0, high: 0 } },
    });
    expect(summary([])).toMatchObject({
      requests: 0,
      bySite: [],
      byClass: [],
      plainTextWh: null,
    });
  });

  it('keep low ≤ central ≤ high in every quantity', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { footprint: sum, bySite, byClass } = summary(rows);
        const footprints = [
          sum,
          ...bySite.map((group) => group.footprint),
          ...byClass.map((own) => own.footprint),
        ];
        for (const each of footprints) {
          const ranges = [...FOOTPRINT_KEYS.map((key) => each[key]), gwpGrams(each), waterMl(each)];
          for (const { low, central, high } of ranges) {
            expect(low).toBeLessThanOrEqual(central);
            expect(central).toBeLessThanOrEqual(high);
          }
        }
      }),
    );
  });

  it('are the sums of their parts, by site and by class', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const whole = summary(rows);
        for (const parts of [whole.bySite, whole.byClass]) {
          const sum = (of: (part: (typeof parts)[number]) => number): number =>
            parts.reduce((total, part) => total + of(part), 0);
          expect(sum((part) => part.requests)).toBe(whole.requests);
          expect(sum((part) => part.images)).toBe(whole.images);
          expect(sum((part) => part.footprint.energyWh.high)).toBeCloseTo(whole.footprint.energyWh.high, 6);
          expect(sum((part) => part.footprint.energyWh.central)).toBeCloseTo(
            whole.footprint.energyWh.central,
            6,
          );
        }
        for (const { classes, footprint: own } of whole.bySite) {
          const central = classes.reduce((total, { energyWh }) => total + energyWh, 0);
          expect(central).toBeCloseTo(own.energyWh.central, 6);
        }
      }),
    );
  });
});

describe('by site', () => {
  it('puts the heaviest first', () => {
    const rows = [row({ site: 'a', requests: 9, energyWh: 1 }), row({ site: 'b', requests: 2, energyWh: 5 })];
    expect(summary(rows).bySite.map(({ sites }) => sites)).toEqual([['b'], ['a']]);
  });

  it('ranks sites of the same energy by their requests', () => {
    const rows = [
      row({ site: 'a', requests: 1 }),
      row({ site: 'b', requests: 3 }),
      row({ site: 'c', requests: 2 }),
    ];
    expect(summary(rows).bySite.map(({ sites }) => sites)).toEqual([['b'], ['c'], ['a']]);
  });

  it('gathers those past the heaviest five, unless it is one', () => {
    const rows = (count: number): DayRow[] =>
      Array.from({ length: count }, (_, index) => row({ site: `site-${index}`, energyWh: 10 - index }));
    expect(summary(rows(6)).bySite).toHaveLength(6);
    const grouped = summary(rows(8)).bySite;
    expect(grouped).toHaveLength(6);
    expect(grouped.at(-1)).toMatchObject({ sites: ['site-5', 'site-6', 'site-7'], requests: 3 });
  });
});

it('energy by class is central, in the order of a bar, without those that took none', () => {
  const rows = [
    row({ kind: 'video', energyWh: 8 }),
    row({ mode: 'research', energyWh: 4 }),
    row({ energyWh: 1 }),
    row({ mode: 'agent', energyWh: 3 }),
    row({ mode: 'reasoning', energyWh: 2 }),
    row({ kind: 'image', energyWh: 0 }),
    row({ energyWh: 2 }),
  ];
  expect(energyByClass(rows)).toEqual([
    { of: 'text', energyWh: 3 },
    { of: 'thinking', energyWh: 2 },
    { of: 'research', energyWh: 7 },
    { of: 'video', energyWh: 8 },
  ]);
  expect(energyByClass([])).toEqual([]);
});

describe('seven days', () => {
  it('end today, and tell a day without requests from a day that was not metered', () => {
    const { week } = summary([row({ requests: 4 })], ['2026-11-20']);
    expect(week.map(({ day }) => day)).toEqual(daysUntil(TODAY, 7));
    expect(week.map(({ requests }) => requests)).toEqual([null, null, null, null, 0, null, 4]);
  });

  it('count today as metered, since the popup is open', () => {
    expect(summary([]).week.at(-1)?.requests).toBe(0);
  });
});

describe('usual level', () => {
  it('is the median of the same weekday in the four weeks before', () => {
    expect(usualToday(sameWeekday(TODAY, [10, 30, 20, 90, 1_000]))).toBe(25);
  });

  it('takes days without requests into account, and leaves days without the meter out', () => {
    const rows = sameWeekday(TODAY, [10]);
    expect(usualToday(rows)).toBeNull();
    expect(usualToday(rows, [addDays(TODAY, -14)])).toBe(5);
  });

  it('is not told from a single day', () => {
    expect(usualToday(sameWeekday(TODAY, [10]))).toBeNull();
    expect(usualToday(sameWeekday(TODAY, [10, 12]))).toBe(11);
  });

  it('looks no further back than the rows that are read', () => {
    const first = addDays(TODAY, 1 - SUMMARY_DAYS);
    const { week } = summary(sameWeekday(addDays(TODAY, -6), [1, 2, 3, 4]));
    expect(addDays(TODAY, -6 - 28)).toBe(first);
    expect(week[0]?.usual).toBe(3);
  });
});

describe('what stands behind the figures', () => {
  it('is the energy of one ordinary text request', () => {
    const rows = [
      row({ requests: 4, energyWh: 2 }),
      row({ requests: 1, energyWh: 9, mode: 'reasoning' }),
      row({ requests: 1, energyWh: 9, kind: 'image' }),
    ];
    expect(summary(rows).plainTextWh?.central).toBeCloseTo(0.5);
  });

  it('is every factor set once', () => {
    const rows = [row(), row({ site: 'claude' }), row({ site: 'le-chat', factors: '2026.11/SE' })];
    expect(summary(rows).factors).toEqual(['2026.11/US', '2026.11/SE']);
  });
});
