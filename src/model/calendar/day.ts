/**
 * Days as people live them: the device's local calendar, through daylight saving and moves between time zones. A day
 * is written 'YYYY-MM-DD'; moments are epoch milliseconds. Plain Date, since the oldest browsers have no Temporal.
 */

/** The local calendar day of a moment. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return toDay(date.getFullYear(), date.getMonth(), date.getDate());
}

/** Minutes the local clock is ahead of UTC at a moment: 120 for Paris in summer, -300 for New York in winter. */
export function tzOffsetMin(at: number): number {
  // Some zones of the past are off by seconds. `0 -` rather than a minus sign: no negative zero.
  return Math.round(0 - new Date(at).getTimezoneOffset());
}

/** The first moment of the local day after the one that holds `at`: mostly midnight, 1 a.m. where clocks skip it. */
export function nextMidnight(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** The day `count` days later, or earlier if negative. */
export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  return toDay(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + count);
}

/** `count` days in order, the last being `day`. */
export function daysUntil(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(day, index + 1 - count));
}

/** The day at 0:00 UTC, for formatting with `timeZone: 'UTC'`. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(year: number, monthIndex: number, date: number): string {
  return new Date(Date.UTC(year, monthIndex, date)).toISOString().slice(0, 10);
}
