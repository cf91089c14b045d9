/** What the address of the method asks to be explained: the other way round in shell/how-url.ts. */
import type { Subject } from '../shell/how-url.ts';

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
