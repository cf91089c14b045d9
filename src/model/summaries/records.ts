/** The requests of a period as rows of a list that may be long: what a row shows, looked through and put in an order. */
import type { Range, UsageRequest } from '../usage/usage.ts';
import { classOf } from '../usage/use-class.ts';
import type { Totals } from './summary.ts';
import type { Tier } from './tier.ts';

type Shown =
  | 'id'
  | 'at'
  | 'day'
  | 'tzOffsetMin'
  | 'site'
  | 'model'
  | 'kind'
  | 'mode'
  | 'session'
  | 'media'
  | 'outcome'
  | 'unproven';

/** A request by what its row shows, of what is stored of it. */
export interface RequestRow extends Pick<UsageRequest, Shown> {
  readonly tier: Tier;
  readonly energyWh: Range;
  readonly gwpGrams: Range;
  readonly waterMl: Range;
}

/** How many requests, and how many voice sessions, which are none. */
export type Counts = Pick<Totals, 'requests' | 'sessions'>;

/** The counts of rows. */
export function countsOf(rows: readonly Pick<RequestRow, 'session'>[]): Counts {
  const sessions = rows.filter(({ session }) => session).length;
  return { requests: rows.length - sessions, sessions };
}

/** What rows may have in common. */
export const FACETS = ['site', 'model', 'kind', 'mode'] as const;
/** One of them. */
export type Facet = (typeof FACETS)[number];

/** What is looked for: each word of a text in site or model, and of each facet one of those chosen, if any is. */
export interface RowFilter {
  readonly text: string;
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
}

export const NO_FILTER: RowFilter = { text: '', chosen: { site: [], model: [], kind: [], mode: [] } };

/** Whether it leaves anything out. */
export function isFiltering({ text, chosen }: RowFilter): boolean {
  return text.trim() !== '' || FACETS.some((facet) => chosen[facet].length > 0);
}

/** A row's value of a facet; its kind is the class that bars have of it; '' where no model was named. */
export function facetOf(row: Pick<RequestRow, Facet>, facet: Facet): string {
  return facet === 'kind' ? classOf(row) : (row[facet] ?? '');
}

/** Those that fit, in their order: rows, or requests. @param siteName what a site is called, by its id */
export function rowsThatFit<Row extends Pick<RequestRow, Facet>>(
  rows: readonly Row[],
  filter: RowFilter,
  siteName: (site: string) => string,
): readonly Row[] {
  if (!isFiltering(filter)) return rows;
  const { text, chosen } = filter;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const facets = FACETS.filter((facet) => chosen[facet].length > 0);
  const names = new Map<string, string>();
  const nameOf = (site: string): string => {
    const known = names.get(site) ?? `${siteName(site)} ${site}`.toLowerCase();
    names.set(site, known);
    return known;
  };
  return rows.filter((row) => {
    if (!facets.every((facet) => chosen[facet].includes(facetOf(row, facet)))) return false;
    const said = `${nameOf(row.site)} ${row.model?.toLowerCase() ?? ''}`;
    return words.every((word) => said.includes(word));
  });
}

/** What rows may be put in the order of; `amount` is that of the measure looked at. */
export const ORDERS = ['when', 'site', 'kind', 'model', 'amount'] as const;
/** An order of rows, by what, and whether the most comes first. */
export interface RowOrder {
  readonly by: (typeof ORDERS)[number];
  readonly isDown: boolean;
}

export const NEWEST_FIRST: RowOrder = { by: 'when', isDown: true };

/** What of a row orders it. */
export interface Ordering {
  readonly siteName: (site: string) => string;
  readonly amountOf: (row: RequestRow) => number;
}

/** In this order; those that are alike in it newest first. @param rows newest first */
export function inOrder(
  rows: readonly RequestRow[],
  { by, isDown }: RowOrder,
  { siteName, amountOf }: Ordering,
): readonly RequestRow[] {
  if (by === 'when') return isDown ? rows : rows.toReversed();
  const sign = isDown ? -1 : 1;
  const keyOf = {
    amount: amountOf,
    site: ({ site }: RequestRow) => siteName(site).toLowerCase(),
    kind: (row: RequestRow) => classOf(row),
    model: ({ model }: RequestRow) => model?.toLowerCase() ?? '',
  }[by];
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(({ key: left }, { key: right }) => (left === right ? 0 : sign * (left < right ? -1 : 1)))
    .map(({ row }) => row);
}

/** The values of a facet there are, the most frequent first. */
export function valuesOf(rows: readonly RequestRow[], facet: Facet): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(facetOf(row, facet), (counts.get(facetOf(row, facet)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
