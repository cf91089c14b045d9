/** What the dashboard was asked to show: ?days=30&measure=energy. */
import { type HistoryMeasure, MEASURES, SPANS, type Span } from '../../model/summaries/history.ts';

/** The days up to today, and what is shown of them. */
export interface Query {
  readonly span: Span;
  readonly measure: HistoryMeasure;
}

export const DEFAULT_QUERY: Query = { span: 30, measure: 'energy' };

/** Days in an address; `all` is all there is. */
export type SpanName = '7' | '30' | '90' | '365' | 'all';

/** As the address writes it. */
export function spanName(span: Span): SpanName {
  return span === null ? 'all' : (String(span) as SpanName);
}

/** The query an address asks for; what is missing or unknown is the default. */
export function parseQuery(asked: URLSearchParams): Query {
  const days = asked.get('days');
  const span = SPANS.find((known) => spanName(known) === days);
  const measure = MEASURES.find((known) => known === asked.get('measure'));
  return {
    span: span === undefined ? DEFAULT_QUERY.span : span,
    measure: measure ?? DEFAULT_QUERY.measure,
  };
}

/** The address of a query, which `parseQuery` reads back. */
export function paramsOf({ span, measure }: Query): URLSearchParams {
  return new URLSearchParams({ days: spanName(span), measure });
}
