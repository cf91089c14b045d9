/** Times of the activity page, in English and French, with their zone. */
import { momentOf, ofWall } from '../reading/times.ts';

const MONTHS = [
  ['jan', 'janv'],
  ['feb', 'févr'],
  ['mar', 'mars'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'août'],
  ['sep', 'sept'],
  ['oct', 'oct'],
  ['nov', 'nov'],
  ['dec', 'déc'],
] as const;

/**
 * Hours ahead of UTC.
 * Source: IANA time zone database, abbreviations of the zones of North America, Europe and Japan.
 */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
};

/** `Feb 2, 2026, 8:24:02 AM CET`, and in Canada `a.m.` */
const ENGLISH =
  /^([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4}), (\d{1,2}):(\d\d):(\d\d)(?: ([AaPp])\.?[Mm]\.?)? (\S+)$/;
/** `2 févr. 2026, 08:24:02 CET`, and in English outside of America `2 Feb 2026, 08:24:02 GMT`, with `am` or without */
const DAY_FIRST =
  /^(\d{1,2})(?:er)? (\p{L}{3,9})\.? (\d{4}),? (?:à )?(\d{1,2}):(\d\d):(\d\d)(?: ([AaPp])\.?[Mm]\.?)? (\S+)$/u;

/** Epoch ms; undefined of what is no time, or of a zone that isn't told for sure. */
export function ofLocalText(text: string): number | undefined {
  const line = text
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
  const english = ENGLISH.exec(line);
  if (english) {
    const [, month = '', day, year, hour, minute, second, half, zone = ''] = english;
    return utcOf({ year, month, day, minute, second, hour: hourOf(Number(hour), half), zone });
  }
  const [, day, month = '', year, hour, minute, second, half, zone = ''] = DAY_FIRST.exec(line) ?? [];
  if (day === undefined) return undefined;
  return utcOf({ year, month, day, minute, second, hour: hourOf(Number(hour), half), zone });
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

interface Local {
  readonly year: string | undefined;
  readonly month: string;
  readonly day: string | undefined;
  readonly hour: number;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly zone: string;
}

function utcOf({ year, month, day, hour, minute, second, zone }: Local): number | undefined {
  const name = month.toLowerCase();
  const index = MONTHS.findIndex((names) => names.some((one) => name === one || name.startsWith(one)));
  if (index < 0) return undefined;
  const wall = [Number(year), index + 1, Number(day), hour, Number(minute), Number(second)] as const;
  const utc = ofWall(wall);
  if (utc === undefined) return undefined;
  const offset = offsetMinutes(zone);
  return offset === undefined ? ofOwnZone(wall, zone) : momentOf(utc - offset * 60_000);
}

function offsetMinutes(zone: string): number | undefined {
  const told = /^(?:GMT|UTC)([+−-])(\d{1,2})(?::?(\d\d))?$/.exec(zone);
  if (!told) return Object.hasOwn(ZONE_HOURS, zone) ? (ZONE_HOURS[zone] ?? 0) * 60 : undefined;
  const minutes = Number(told[2]) * 60 + Number(told[3] ?? 0);
  return told[1] === '+' ? minutes : -minutes;
}

/**
 * Which letters a zone has depends on who is spoken to. None in Ireland or India: IST is theirs, and Israel's, and whose
 * is meant a device can't tell by its own.
 */
const SPEAKERS = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-CA', 'en-ZA', 'fr-FR', 'fr-CA'];

let formats: readonly Intl.DateTimeFormat[] | undefined;

/** As clocks are put back, the same time comes again so much later: half an hour on Lord Howe Island. */
const AGAIN_MS = [0, 1_800_000, 3_600_000];

/** Where the letters are those that the device's own zone had at that moment. */
function ofOwnZone(
  [year, month, day, hour, minute, second]: readonly [number, number, number, number, number, number],
  zone: string,
): number | undefined {
  if (!/^[A-Z]{2,5}$/.test(zone)) return undefined;
  const first = new Date(year, month - 1, day, hour, minute, second).getTime();
  return AGAIN_MS.map((later) => first + later).find((ms) => {
    const shown = new Date(ms);
    return shown.getHours() === hour && shown.getMinutes() === minute && isOwnZone(zone, shown);
  });
}

function isOwnZone(zone: string, moment: Date): boolean {
  formats ??= SPEAKERS.map((speaker) => new Intl.DateTimeFormat(speaker, { timeZoneName: 'short' }));
  return formats.some((format) =>
    format.formatToParts(moment).some(({ type, value }) => type === 'timeZoneName' && value === zone),
  );
}
