/** Where a number is explained: ?request=…, ?day=…, ?week=…, ?from=…&to=…. */
import type { Period } from '../../model/summaries/period.ts';
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
