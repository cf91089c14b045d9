/** A person's years, as data: what was metered live and what was brought, by month, year and source. */
import { groupedBy } from '../grouped.ts';
import { isImported } from '../imported/imported.ts';
import { mergeRows } from '../usage/day-row.ts';
import type { DayRow } from '../usage/usage.ts';
import { type Totals, totalsOf } from './summary.ts';

/** Totals of a span, and how many requests of it no meter here saw. */
export interface YearTotals extends Totals {
  readonly elsewhere: number;
}

/** One month, 'YYYY-MM'. */
export interface Month {
  readonly month: string;
  readonly totals: YearTotals;
}

/** A model that was not used before, and the local day it was first used. */
export interface NewModel {
  readonly model: string;
  readonly from: string;
}

/** What was new in a year: its biggest month, and what was used for the first time. */
export interface Year {
  readonly year: string;
  readonly totals: YearTotals;
  readonly biggestMonth: string;
  /** Those of most requests first. */
  readonly newModels: readonly NewModel[];
  readonly isFirstOf: { readonly images: boolean; readonly agents: boolean };
}

/** One site or agent. */
export interface YearSource {
  readonly site: string;
  readonly totals: YearTotals;
}

/** All there is. */
export interface Years {
  /** First and last day with use. */
  readonly from: string;
  readonly to: string;
  readonly totals: YearTotals;
  readonly biggestMonth: Month;
  /** Every month from the first to the last, also without use. */
  readonly months: readonly Month[];
  /** Newest first. */
  readonly years: readonly Year[];
  /** Most energy first. */
  readonly sources: readonly YearSource[];
}

/** Null where nothing is stored. */
export function yearsOf(rows: readonly DayRow[]): Years | null {
  const days = rows.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const sums = condensed(rows);
  const byMonth = groupedBy(sums, ({ day }) => day.slice(0, 7));
  const months = monthsFrom(from.slice(0, 7), to.slice(0, 7)).map((month) => ({
    month,
    totals: yearTotals(byMonth.get(month) ?? []),
  }));
  const sources = [...groupedBy(sums, ({ site }) => site)].map(([site, own]) => ({
    site,
    totals: yearTotals(own),
  }));
  return {
    from,
    to,
    totals: yearTotals(sums),
    biggestMonth: biggest(months) as Month,
    months,
    years: yearsIn(rows, sums, months),
    sources: sources.sort((a, b) => energy(b.totals) - energy(a.totals) || (a.site < b.site ? -1 : 1)),
  };
}

/** A row a month, site and way of knowing: rows add up exactly, and are added once for all that is said of them. */
function condensed(rows: readonly DayRow[]): DayRow[] {
  const keyOf = (row: DayRow) => `${row.day.slice(0, 7)} ${row.site} ${isImported(row)}`;
  return [...groupedBy(rows, keyOf).values()].map((own) => own.reduce(mergeRows));
}

function yearsIn(rows: readonly DayRow[], sums: readonly DayRow[], months: readonly Month[]): Year[] {
  const sumsOf = groupedBy(sums, ({ day }) => day.slice(0, 4));
  const seen = new Set<string>();
  const before = { images: false, agents: false };
  return [...groupedBy(rows, ({ day }) => day.slice(0, 4))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, own]): Year => {
      const now = {
        images: own.some(({ images }) => images > 0),
        agents: own.some(({ mode }) => mode === 'agent'),
      };
      const isFirstOf = { images: now.images && !before.images, agents: now.agents && !before.agents };
      before.images ||= now.images;
      before.agents ||= now.agents;
      return {
        year,
        totals: yearTotals(sumsOf.get(year) ?? []),
        biggestMonth: biggest(months.filter(({ month }) => month.startsWith(year)))?.month ?? '',
        newModels: newModels(own, seen),
        isFirstOf,
      };
    })
    .reverse();
}

function newModels(rows: readonly DayRow[], seen: Set<string>): NewModel[] {
  const byModel = [...groupedBy(rows, ({ model }) => model)]
    .filter(([model]) => model !== '' && !seen.has(model))
    .map(([model, own]) => ({
      model,
      from: own.reduce((first, { day }) => (day < first ? day : first), own[0]?.day ?? ''),
      requests: own.reduce((sum, { requests }) => sum + requests, 0),
    }))
    .sort((a, b) => b.requests - a.requests || (a.model < b.model ? -1 : 1));
  for (const { model } of byModel) seen.add(model);
  return byModel.map(({ model, from }) => ({ model, from }));
}

function yearTotals(rows: readonly DayRow[]): YearTotals {
  const elsewhere = rows.reduce((sum, row) => sum + (isImported(row) ? row.requests : 0), 0);
  return { ...totalsOf(rows), elsewhere };
}

function biggest(months: readonly Month[]): Month | undefined {
  return months.reduce<Month | undefined>(
    (most, month) => (most && energy(most.totals) >= energy(month.totals) ? most : month),
    undefined,
  );
}

function energy({ footprint }: Totals): number {
  return footprint.energyWh.central;
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return number === 12
    ? `${(year ?? 0) + 1}-01`
    : `${month.slice(0, 5)}${String((number ?? 0) + 1).padStart(2, '0')}`;
}
