/** What the dashboard was asked to show: ?days=30&measure=energy, ?days=last-week, ?days=2026-11-02..2026-11-08. */
import { type HistoryMeasure, MEASURES } from '../../model/summaries/history.ts';
import {
  type AskedSpan,
  NAMED_SPANS,
  type NamedSpan,
  type Period,
  SPANS,
} from '../../model/summaries/period.ts';

/** Which days, and what is shown of them. */
export interface Query {
  readonly span: AskedSpan;
  readonly measure: HistoryMeasure;
}

export const DEFAULT_QUERY: Query = { span: 30, measure: 'energy' };

/** Days in an address; `all` is all there is. */
export type SpanName = '7' | '30' | '90' | '365' | 'all' | NamedSpan;

/** As the address writes it; null of days that have no name. */
export function spanName(span: AskedSpan): SpanName | null {
  if (span === null) return 'all';
  return typeof span === 'object' ? null : (String(span) as SpanName);
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/**
 * Days that can be asked for: no assistant is as old as the first, and a year typed digit by digit is 0202 before it is
 * 2026. Two thousand years would be a chart of as many bars as they have months.
 */
export const ASKABLE: Period = { from: '2000-01-01', to: '2099-12-31' };

/** What is wrong with two days, `order` where the first comes after the last; null where they can be asked for. */
export function wrongDays({ from, to }: Period): 'day' | 'order' | null {
  if (![from, to].every(isAskable)) return 'day';
  return from <= to ? null : 'order';
}

/** Days as an address writes them; null of what can't be asked for. */
export function parseDays(text: string): Period | null {
  const [, from = '', to = ''] = DAYS.exec(text) ?? [];
  return wrongDays({ from, to }) === null ? { from, to } : null;
}

function isAskable(text: string): boolean {
  return isDay(text) && text >= ASKABLE.from && text <= ASKABLE.to;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The query an address asks for; what is missing or unknown is the default. */
export function parseQuery(asked: URLSearchParams): Query {
  const days = asked.get('days') ?? '';
  const span = [...SPANS, ...NAMED_SPANS].find((known) => spanName(known) === days);
  const measure = MEASURES.find((known) => known === asked.get('measure'));
  return {
    span: span === undefined ? (parseDays(days) ?? DEFAULT_QUERY.span) : span,
    measure: measure ?? DEFAULT_QUERY.measure,
  };
}

/** The address of a query, which `parseQuery` reads back. */
export function paramsOf({ span, measure }: Query): URLSearchParams {
  const days = spanName(span) ?? (typeof span === 'object' && span ? `${span.from}..${span.to}` : '');
  return new URLSearchParams({ days, measure });
}
