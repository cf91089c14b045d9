/** Times as exports write them. */

/** Epoch ms of a moment, as far as a Date goes (ECMA-262, "Time Values and Time Range"); undefined of what is none. */
export function momentOf(ms: number | undefined): number | undefined {
  return ms !== undefined && ms > 0 && ms <= 8.64e15 ? Math.floor(ms) : undefined;
}

/**
 * What calendar and clock show, as epoch ms in UTC.
 * @param shown year, month from 1, day, hour, minute, second
 * @returns undefined of 30 February or of 25:00, of which a Date would make another day
 */
export function ofWall([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]):
  | number
  | undefined {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = new Date(ms);
  const isReal =
    shown.getUTCMonth() === month - 1 &&
    shown.getUTCDate() === day &&
    shown.getUTCHours() === hour &&
    shown.getUTCMinutes() === minute;
  return isReal ? ms : undefined;
}

const DECIMAL = /^\d{1,16}(?:\.\d{1,9})?$/;

/** Of epoch seconds with a fraction, as a number or as its text. */
export function ofSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  // 1764068400.123 s is 1764068400122.9999 ms; a microsecond before the next one is still in it.
  return typeof seconds === 'number' ? momentOf(Math.floor(seconds * 1_000 + 5e-4)) : undefined;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?$/;

/** Of ISO 8601 to any fraction of a second; without a zone it is UTC. */
export function ofIso(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? ISO.exec(value.trim()) : null;
  if (!parts) return undefined;
  const ms = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const utc = ofWall(parts.slice(1, 7).map((part) => Number(part ?? 0)));
  return utc === undefined ? undefined : momentOf(utc + ms - offsetMs(parts[8]));
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  return (zone.startsWith('-') ? -1 : 1) * ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
