/** What the dashboard and the page of the method read, over a made-up year. */
import { describe, expect, it } from 'vitest';
import { dashboard as en } from '../../../src/i18n/languages/en.ts';
import { dayOf } from '../../../src/model/calendar/day.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import { countsOf, NO_FILTER, type RequestRow } from '../../../src/model/summaries/records.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { paramsOf, parseQuery } from '../../../src/ui/dashboard/query.ts';
import type { DashboardReading } from '../../../src/ui/dashboard/reading.ts';
import { dashboardSource } from '../../../src/ui/dashboard/source.ts';
import { TABLES } from '../../../src/ui/dashboard/tables.ts';
import { howSource } from '../../../src/ui/how/source.ts';
import { freeAddress } from '../../../src/ui/shell/address.ts';
import { mockArchive, mockUseIn } from '../../../src/ui/sources/archive/mock.ts';
import { type Archive, MOST_SAMPLED } from '../../../src/ui/sources/archive/reading.ts';
import { dayRowsOf, mockUse } from '../../../src/ui/sources/mock-use.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const year = mockUse(NOW);
const context = { words: en, settings: DEFAULT_SETTINGS, siteNames: new Map<string, string>() };

describe('made-up use', () => {
  it('adds up to its own day rows', () => {
    expect(totalsOf(dayRowsOf(year.requests))).toEqual(totalsOf(year.record.rows));
  });

  it('does not depend on how much of it is asked for', () => {
    const month = mockUse(NOW, 30);
    expect(month.requests).toEqual(year.requests.slice(-month.requests.length));
  });

  it('has quiet Sundays, days without the meter, and a day of pictures', () => {
    const imagesOn = (day: string) => totalsOf(year.record.rows.filter((row) => row.day === day)).images;
    expect(imagesOn('2026-11-10')).toBeGreaterThan(25);
    expect(year.record.meteredDays.size).toBeLessThan(360);
    expect(year.requests.every(({ at, day }) => dayOf(at) === day && at <= NOW)).toBe(true);
  });
});

describe('the address of the dashboard', () => {
  it('says what was asked for, and falls back where it makes no sense', () => {
    const query = { span: null, measure: 'water' } as const;
    expect(parseQuery(paramsOf(query))).toEqual(query);
    expect(parseQuery(new URLSearchParams('days=12&measure=calories'))).toEqual({
      span: 30,
      measure: 'energy',
    });
  });
});

describe('the dashboard', () => {
  const open = (state: Parameters<typeof mockArchive>[0], asked = '') =>
    dashboardSource(mockArchive(state, NOW), freeAddress(asked));

  it('shows what the requests of the period add up to', async () => {
    const { history, sample } = await open('year').read();
    const own = year.requests.filter(({ day }) => day >= '2026-10-24');
    expect(history.totals).toEqual(totalsOf(dayRowsOf(own)));
    expect(sample).toMatchObject({ looked: own.length, all: own.length });
  });

  it('goes from a month to a year and to another measure, in its address', async () => {
    const address = freeAddress('');
    const source = dashboardSource(mockArchive('year', NOW), address);
    let told = 0;
    source.watch(async () => {
      told += 1;
    });
    source.ask({ span: 365 });
    source.ask({ measure: 'gwp' });
    expect(told).toBe(2);
    expect(address.read().toString()).toBe('days=365&measure=gwp');
    const { query, history } = await source.read();
    expect(query).toEqual({ span: 365, measure: 'gwp' });
    expect(history.totals.requests).toBeGreaterThan(5_000);
  });

  it('looks at the newest requests alone where there are too many, and says so', async () => {
    const { sample } = await open('year', 'days=365').read();
    expect(sample.looked).toBe(MOST_SAMPLED);
    expect(sample.all).toBe(year.requests.length);
    expect(sample.hours.reduce((sum, { totals }) => sum + totals.requests + totals.sessions, 0)).toBe(
      MOST_SAMPLED,
    );
  });

  it('reads them again where the database failed, and not while they are the same', async () => {
    const archive = mockArchive('year', NOW);
    let asked = 0;
    const requests: typeof archive.requests = async (page) => {
      if (++asked === 1) throw new Error('the database is closing');
      return archive.requests(page);
    };
    const source = dashboardSource({ ...archive, requests }, freeAddress(''));
    await expect(source.read()).rejects.toThrow('the database is closing');
    const { sample: first } = await source.read();
    expect(first.looked).toBeGreaterThan(0);
    await source.read();
    expect(asked).toBe(2);
  });

  it('has its sums before it looks at many requests, once for each period, and no sooner of few', async () => {
    const source = open('year', 'days=365');
    const early: DashboardReading[] = [];
    const read = () => source.read((reading) => early.push(reading));
    const whole = await read();
    expect(early).toEqual([{ ...whole, sample: null }]);
    expect(early[0]?.history).toBe(whole.history);
    await source.delete({ of: 'request', id: whole.sample.records[0]?.id ?? '' });
    expect((await read()).sample.all).toBe(whole.sample.all - 1);
    source.ask({ measure: 'water' });
    await read();
    expect(early).toHaveLength(1);
    source.ask({ span: 30 });
    expect((await read()).sample.looked).toBeLessThan(MOST_SAMPLED);
    source.ask({ span: null });
    await read();
    expect(early.map(({ query }) => query.span)).toEqual([365, null]);
  });

  it.each([
    [8, 'again'],
    [MOST_SAMPLED + 2, undefined],
  ])('says of %i requests, half of them asked again, what is known of every one: %s', async (count, of) => {
    const [one] = year.requests.filter(
      ({ day, kind, session }) => day > '2026-11-15' && kind === 'text' && !session,
    );
    const requests = Array.from({ length: count }, (_, index): UsageRequest => {
      const intent = index % 2 === 0 ? 'regenerate' : 'followup';
      return { ...(one as UsageRequest), id: `r${index}`, intent, mode: 'standard' };
    });
    const archive: Archive = {
      ...mockArchive('year', NOW),
      record: async () => ({ rows: dayRowsOf(requests), meteredDays: new Set() }),
      requests: async ({ limit }) => requests.slice(0, limit),
    };
    const { beside } = await dashboardSource(archive, freeAddress('days=7')).read();
    expect(beside.cause?.members.map((member) => member.of)).toEqual(of && [of]);
  });

  it('has the newest requests at once, and reads every one of the period as rows, newest first', async () => {
    const source = open('year');
    const { history, sample } = await source.read();
    const { records } = sample;
    expect(records).toHaveLength(20);
    const rows = await source.rows(history.period);
    expect(rows).toHaveLength(sample.all);
    const sumsOf = ({ at, energyWh, gwpGrams, waterMl }: RequestRow) => ({ at, energyWh, gwpGrams, waterMl });
    const first = rows.slice(0, 20);
    expect(first).toEqual(records);
    expect(first.map(sumsOf)).toEqual(records.map(sumsOf));
    expect([...rows].sort((a, b) => b.at - a.at)).toEqual(rows);
    const { energyWh } = history.totals.footprint;
    expect(rows.reduce((sum, row) => sum + row.energyWh.central, 0)).toBeCloseTo(energyWh.central, 6);
  });

  it('takes a deletion back', async () => {
    const source = open('year');
    const before = await source.read();
    const id = before.sample.records[0]?.id ?? '';
    expect(await source.delete({ of: 'request', id })).toBe(true);
    const after = await source.read();
    expect(after.sample.records[0]?.id).not.toBe(id);
    expect(after.sample.all).toBe(before.sample.all - 1);
    expect(await source.restore()).toBe(true);
    expect((await source.read()).history).toEqual(before.history);
  });

  it('exports exactly the period it shows', async () => {
    const source = open('year', 'days=7');
    const { history, sample } = await source.read();
    const wanted = { period: history.period, filter: NO_FILTER };
    const { name, content, counts } = await source.exportTable('columns', wanted, context);
    expect(name).toBe('trottinette-2026-11-16-2026-11-22.csv');
    const lines = (await content.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + sample.all);
    const { requests, sessions } = history.totals;
    expect(counts).toEqual({ requests, sessions });
    const heads = lines[0]?.split(',') ?? [];
    const energyWh = lines
      .slice(1)
      .map((line) =>
        Number(line.replace(/"[^"]*(?:""[^"]*)*"/g, '').split(',')[heads.indexOf('energyWh_central')]),
      );
    expect(energyWh.reduce((sum, value) => sum + value, 0)).toBe(history.totals.footprint.energyWh.central);
  });

  it.each(['sheet', 'columns'] as const)('has in its %s what is found, oldest first', async (table) => {
    const source = open('year', 'days=30');
    const { history } = await source.read();
    const site = year.requests.at(-1)?.site ?? '';
    const filter = { ...NO_FILTER, chosen: { ...NO_FILTER.chosen, site: [site] } };
    const { period } = history;
    const found = year.requests.filter((one) => one.site === site && one.day >= period.from);
    const { name, content, counts } = await source.exportTable(table, { period, filter }, context);
    expect(counts).toEqual(countsOf(found));
    expect(name).toBe(`trottinette-2026-10-24-2026-11-22${table === 'sheet' ? '-table' : ''}.csv`);
    const [head, ...lines] = (await content.text()).trimEnd().split('\r\n');
    // Reading a file as text takes its byte order mark off.
    expect(head).toBe(TABLES[table].head(context).replace('\ufeff', '').trimEnd());
    expect(`${lines.join('\r\n')}\r\n`).toBe(TABLES[table].lines(found, context));
    expect(lines.length).toBeLessThan(year.requests.filter(({ day }) => day >= period.from).length);
  });

  it('hands over the whole period where it can be imported again', async () => {
    const source = open('year', 'days=30');
    const { history } = await source.read();
    const { name, content, counts } = await source.exportJson(history.period);
    expect(name).toBe('trottinette-2026-10-24-2026-11-22.json');
    expect(counts).toBeNull();
    const own = year.requests.filter(({ day }) => day >= history.period.from);
    expect(JSON.parse(await content.text()).requests).toHaveLength(own.length);
  });

  it('tells days without requests from no use at all', async () => {
    expect((await open('empty').read()).isEmpty).toBe(true);
    expect((await open('first').read()).isEmpty).toBe(false);
  });

  it('says which days are scaled and which stayed behind', async () => {
    const { history } = await open('old', 'days=all').read();
    expect(history.factors.approximateDays).toBeGreaterThan(40);
    expect(history.factors.oldDays).toBeGreaterThan(80);
  });
});

describe('the page of the method', () => {
  const explain = (asked: string, state: Parameters<typeof mockArchive>[0] = 'year') =>
    howSource(mockArchive(state, NOW), freeAddress(asked)).read();

  it('explains a period with the totals the dashboard shows', async () => {
    const { history } = await dashboardSource(mockArchive('year', NOW), freeAddress('days=30')).read();
    const { totals, explanation, heaviest } = await explain('from=2026-10-24&to=2026-11-22');
    expect(totals).toEqual(history.totals);
    // What is stored was put on the grid, request by request (model/usage/day-row.ts): half a step each at most.
    const { footprint, requests } = history.totals;
    const difference = Math.abs(explanation.footprint.energyWh.central - footprint.energyWh.central);
    expect(difference).toBeLessThanOrEqual(requests * 2 ** -19);
    expect(heaviest).toHaveLength(5);
  });

  it('explains one request with its own stored numbers, step by step', async () => {
    const request = year.requests.findLast(({ kind, outcome }) => kind === 'text' && outcome === 'complete');
    const { totals, example } = await explain(`request=${request?.id}`);
    expect(totals?.footprint).toEqual(request?.footprint);
    const energy = example?.steps.find(({ id }) => id === 'energy')?.result.value;
    expect(energy).toMatchObject({ central: expect.closeTo(request?.footprint.energyWh.central ?? 0, 5) });
  });

  it('says that a request is gone', async () => {
    expect((await explain('request=no-longer-here')).totals).toBeNull();
  });

  it('keeps the totals of days whose requests are gone', async () => {
    const { record } = mockUseIn('old', NOW);
    const { totals, sample } = await explain('from=2026-02-01&to=2026-02-28', 'old');
    expect(totals).toEqual(totalsOf(record.rows.filter(({ day }) => day.startsWith('2026-02'))));
    expect(sample.looked).toBe(0);
  });
});
