/** Where a number is explained: ?request=…, ?day=…, ?week=…, ?from=…&to=…. */
import type { Period } from '../../model/summaries/history.ts';
import { pageUrl } from './page-url.ts';

/** What a page of the method explains. */
export type Subject =
  | { readonly of: 'request'; readonly id: string }
  | { readonly of: 'day'; readonly day: string }
  /** `start`: its first day. */
  | { readonly of: 'week'; readonly start: string }
  | { readonly of: 'period'; readonly period: Period };

/** Address of a subject's explanation, from any other page. */
export function howUrl(subject: Subject): string {
  return `${pageUrl('how')}?${paramsOf(subject)}`;
}

function paramsOf(subject: Subject): URLSearchParams {
  switch (subject.of) {
    case 'request':
      return new URLSearchParams({ request: subject.id });
    case 'day':
      return new URLSearchParams({ day: subject.day });
    case 'week':
      return new URLSearchParams({ week: subject.start });
    case 'period':
      return new URLSearchParams({ from: subject.period.from, to: subject.period.to });
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const REQUEST_ID = /^[\w-]{1,64}$/;

/** What an address asks for; today where it asks for nothing that could be. */
export function parseSubject(asked: URLSearchParams, today: string): Subject {
  const day = (name: string): string | null => {
    const value = asked.get(name);
    return value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  const id = asked.get('request');
  if (id !== null && REQUEST_ID.test(id)) return { of: 'request', id };
  const start = day('week');
  if (start !== null) return { of: 'week', start };
  const from = day('from');
  const to = day('to');
  if (from !== null && to !== null && from <= to) return { of: 'period', period: { from, to } };
  return { of: 'day', day: day('day') ?? today };
}
