import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, daysUntil } from '../../../src/model/calendar/day.ts';
import { FACTOR_SET } from '../../../src/model/footprint/factor-set.ts';
import { SEARCH_BASELINES } from '../../../src/model/footprint/search.ts';
import { amountOf, binsOf, historyOf, hoursOf, MEASURES } from '../../../src/model/summaries/history.ts';
import { type AskedSpan, daysIn, type Period, periodOf, SPANS } from '../../../src/model/summaries/period.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import { KINDS, MODES, type Range, type UsageRequest } from '../../../src/model/usage/usage.ts';
import { requestOf } from '../footprint/usage.ts';

const TODAY = '2026-11-22';
const [GOOGLE] = SEARCH_BASELINES;

const anyUse: fc.Arbitrary<UsageRequest> = fc
  .record({
    back: fc.integer({ min: 0, max: 800 }),
    site: fc.constantFrom('chatgpt', 'claude', 'mistral'),
    model: fc.constantFrom(null, 'gpt-5', 'claude-sonnet-5'),
    kind: fc.constantFrom(...KINDS),
    mode: fc.constantFrom(...MODES),
    energyWh: fc.integer({ min: 0, max: 2 ** 20 }).map((steps) => steps / 2 ** 10),
    session: fc.boolean(),
  })
  .map(({ back, energyWh, ...use }) => {
    const range: Range = { low: energyWh / 2, central: energyWh, high: energyWh * 4 };
    return requestOf({
      ...use,
      day: addDays(TODAY, -back),
      footprint: {
        energyWh: range,
        gwpUsageGrams: range,
        gwpEmbodiedGrams: range,
        waterOnsiteMl: range,
        waterOffsiteMl: range,
      },
    });
  });
const anyRecord = fc
  .array(anyUse, { maxLength: 40 })
  .map((uses) => uses.map((use) => addRequest(undefined, use)));
const anySpan = fc.constantFrom(...SPANS);
const anyWeekStart = fc.constantFrom('monday' as const, 'sunday' as const);

const spanOf = (asked: AskedSpan, first: string | null = null) =>
  periodOf(asked, { today: TODAY, weekStart: 'monday', first });

const history = (
  rows: Parameters<typeof historyOf>[0],
  period: Period,
  weekStart: 'monday' | 'sunday' = 'monday',
) => historyOf(rows, new Set(), { period, weekStart });

describe('a history', () => {
  it('adds up: its bins, classes and groups each hold all of its total, in every measure', () => {
    fc.assert(
      fc.property(anyRecord, anySpan, anyWeekStart, (rows, span, weekStart) => {
        const period = spanOf(span, '2024-09-13');
        const { totals, bins, classes, bySite, byModel, byMode, byKind } = history(rows, period, weekStart);
        const within = rows.filter(({ day }) => day >= period.from && day <= period.to);
        expect(totals).toEqual(totalsOf(within));
        for (const measure of MEASURES) {
          const whole = amountOf(totals, measure, GOOGLE);
          for (const parts of [bins, classes, bySite, byModel, byMode, byKind]) {
            const amounts = parts.map((part) => amountOf(part.totals, measure, GOOGLE));
            for (const end of ['low', 'central', 'high'] as const)
              expect(amounts.reduce((sum, amount) => sum + amount[end], 0)).toBeCloseTo(whole[end], 4);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is by kind what its bars are made of', () => {
    fc.assert(
      fc.property(anyRecord, (rows) => {
        const { classes, byKind } = history(rows, spanOf(null, '2024-09-13'));
        expect(new Map(byKind.map(({ key, totals }) => [key, totals]))).toEqual(
          new Map(classes.map(({ of, totals }) => [of, totals])),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says of each kind what was made in it, which is what the whole period made', () => {
    fc.assert(
      fc.property(anyRecord, (rows) => {
        const { made, byKind } = history(rows, spanOf(null, '2024-09-13'));
        for (const key of Object.keys(made) as (keyof typeof made)[])
          expect(byKind.reduce((sum, kind) => sum + kind.made[key], 0)).toBe(made[key]);
      }),
      { numRuns: 60 },
    );
  });

  it('stacks each bin of the same classes as its total', () => {
    fc.assert(
      fc.property(anyRecord, anySpan, (rows, span) => {
        for (const bin of history(rows, spanOf(span, '2024-09-13')).bins)
          expect(bin.classes.reduce((sum, { totals }) => sum + totals.requests, 0)).toBe(bin.totals.requests);
      }),
      { numRuns: 60 },
    );
  });

  it('never has more in a shorter range than in a longer one', () => {
    fc.assert(
      fc.property(anyRecord, (rows) => {
        const counts = SPANS.map((span) => history(rows, spanOf(span, '2024-09-13')).totals.requests);
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
      }),
    );
  });

  it('of nothing is empty and finite', () => {
    const empty = history([], spanOf(30));
    expect(empty).toMatchObject({ meteredDays: 0, bySite: [], classes: [] });
    expect(empty.bins).toHaveLength(30);
    expect(amountOf(empty.totals, 'searches', GOOGLE)).toEqual({ low: 0, central: 0, high: 0 });
  });

  it('counts the days on which the meter ran, used or not', () => {
    const rows = [TODAY, '2026-11-21'].map((day) => addRequest(undefined, requestOf({ day })));
    const metered = new Set(['2026-11-20', '2026-11-19', TODAY]);
    expect(historyOf(rows, metered, { period: spanOf(7), weekStart: 'monday' }).meteredDays).toBe(4);
  });
});

describe('bins', () => {
  it('cover the period once each, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        anyWeekStart,
        (length, size, weekStart) => {
          const period = { from: addDays(TODAY, -length), to: TODAY };
          const bins = binsOf(period, size, weekStart);
          const covered = bins.flatMap((bin) => daysUntil(bin.to, daysIn(bin)));
          expect(covered).toEqual(daysUntil(TODAY, length + 1));
        },
      ),
    );
  });

  it('grow with the range: days, weeks, months', () => {
    const sizeOf = (span: (typeof SPANS)[number]) => history([], spanOf(span, '2022-01-01')).binSize;
    expect(SPANS.map(sizeOf)).toEqual(['day', 'day', 'week', 'week', 'month']);
  });

  it('start weeks on the day a person chose', () => {
    const period = spanOf(90);
    expect(binsOf(period, 'week', 'monday').at(-1)).toEqual({ from: '2026-11-16', to: TODAY });
    expect(binsOf(period, 'week', 'sunday').at(-1)).toEqual({ from: TODAY, to: TODAY });
  });
});

describe('in a zone with daylight saving', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  it.each([
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ])('%s: every day of a year is one bin, in spring and autumn too', (tz) => {
    process.env.TZ = tz;
    const year = { from: '2026-01-01', to: '2026-12-31' };
    expect(daysIn(year)).toBe(365);
    expect(binsOf(year, 'day', 'monday')).toHaveLength(365);
    expect(binsOf(year, 'month', 'monday').map(({ from }) => from.slice(5))).toContain('11-01');
  });

  it('files an hour by the clock the person lived by, wherever it is read', () => {
    const at = Date.UTC(2026, 9, 25, 0, 30);
    const summer = requestOf({ at, tzOffsetMin: 120 });
    const winter = requestOf({ at: at + 3_600_000, tzOffsetMin: 60 });
    const counts = (tz: string): number[] => {
      process.env.TZ = tz;
      return hoursOf([summer, winter]).map(({ totals }) => totals.requests);
    };
    expect(counts('Europe/Paris')[2]).toBe(2);
    expect(counts('America/New_York')).toEqual(counts('Europe/Paris'));
  });
});

describe('the factors of a history', () => {
  it('tell scaled days from days that stayed behind', () => {
    const on = (day: string, factors: string) => ({ ...addRequest(undefined, requestOf({ day })), factors });
    const rows = [
      on('2026-11-22', `${FACTOR_SET}/US`),
      on('2026-11-21', 'mixed'),
      on('2026-11-20', `~${FACTOR_SET}/US`),
      on('2026-11-19', '2025.12/US'),
      on('2026-11-19', `${FACTOR_SET}/US`),
    ];
    const { factors } = history(rows, spanOf(7));
    expect(factors).toEqual({ approximateDays: 1, oldDays: 1, mixed: true });
  });
});
