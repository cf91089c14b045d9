/** What stands beside a period, over a made-up year seen in the evening of a Sunday. */
import { describe, expect, it } from 'vitest';
import { addDays, daysUntil } from '../../../src/model/calendar/day.ts';
import { type AskedSpan, NAMED_SPANS, SPANS } from '../../../src/model/summaries/period.ts';
import { median, totalsOf } from '../../../src/model/summaries/summary.ts';
import { meteredOn } from '../../../src/model/summaries/week-change.ts';
import { readBeside, readPeriod } from '../../../src/ui/dashboard/beside.ts';
import { mockArchive } from '../../../src/ui/sources/archive/mock.ts';
import { mockUse } from '../../../src/ui/sources/mock-use.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const TODAY = '2026-11-22';
const YESTERDAY = '2026-11-21';
const { rows, meteredDays } = mockUse(NOW).record;

async function beside(span: AskedSpan, state: 'year' | 'first' = 'year') {
  const archive = mockArchive(state, NOW);
  const asked = { asked: span, today: TODAY, weekStart: 'monday' as const };
  const read = await readPeriod(archive, span, TODAY, 'monday');
  return { ...(await readBeside(archive, read, [], asked)), period: read.period, record: read.record };
}

const totalOn = (day: string) => totalsOf(rows.filter((row) => row.day === day));

describe('what a period is compared with', () => {
  it.each([
    ...SPANS.filter((span) => span !== null && span < 365),
    ...NAMED_SPANS,
  ])('of %s is whole days alone: nothing of today', async (span) => {
    const { compared, period, record } = await beside(span);
    if (period.from === period.to) return expect(compared).toBeNull();
    const days = daysUntil(period.to, 400).filter((day) => day >= period.from && day < TODAY);
    const { rows: _, ...whole } = meteredOn(record, days);
    expect(compared?.now).toMatchObject(whole);
    expect(compared?.now.rows.some(({ day }) => day >= TODAY)).toBe(false);
    expect(compared?.before.rows.every(({ day }) => day < period.from)).toBe(true);
    expect(compared?.isWithoutToday).toBe(period.to >= TODAY);
  });

  it('of today is nothing, beside which yesterday stands whole', async () => {
    const { compared, yesterday } = await beside('today');
    expect(compared).toBeNull();
    expect(yesterday).toEqual(totalOn(YESTERDAY));
    expect((await beside(7)).yesterday).toBeNull();
    expect((await beside('today', 'first')).yesterday).toBeNull();
  });

  it('of a day that is over is the day before', async () => {
    const { compared, yesterday } = await beside({ from: YESTERDAY, to: YESTERDAY });
    expect(compared?.now.totals).toEqual(totalOn(YESTERDAY));
    expect(compared?.before.totals).toEqual(totalOn(addDays(YESTERDAY, -1)));
    expect([compared?.isWithoutToday, yesterday]).toEqual([false, null]);
  });

  it('of all there is, and of the first day, is nothing', async () => {
    expect((await beside(null)).compared).toBeNull();
    expect((await beside(7, 'first')).compared).toBeNull();
  });
});

describe('what is usual beside a period', () => {
  it('is told of a week and more, of a day by its weekday, and of no few days', async () => {
    expect((await beside(30)).usualDay).toMatchObject({ of: 'days' });
    expect((await beside('last-month')).usualDay).toMatchObject({ of: 'days' });
    expect((await beside({ from: '2026-11-16', to: '2026-11-19' })).usualDay).toBeNull();
    expect((await beside('today', 'first')).usualDay).toBeNull();
  });

  it.each([TODAY, YESTERDAY])('is of %s the median of that weekday', async (day) => {
    const { usualDay } = await beside({ from: day, to: day });
    const past = [7, 14, 21, 28].map((ago) => addDays(day, -ago)).filter((on) => meteredDays.has(on));
    const energies = past.map((on) => totalOn(on).footprint.energyWh.central);
    expect(usualDay).toMatchObject({ of: 'weeks', count: past.length, energyWh: median(energies) });
  });
});
