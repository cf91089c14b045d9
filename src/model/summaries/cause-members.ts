/** What can be the cause of a period's energy: single requests, and what requests have in common. */
import { sumOf } from '../footprint/sums.ts';
import { groupedBy } from '../grouped.ts';
import { addRequest } from '../usage/day-row.ts';
import type { DayRow, Kind, Mode, Range, UsageRequest } from '../usage/usage.ts';
import { classOf, type UseClass } from '../usage/use-class.ts';
import { rowCountsOf } from './summary.ts';

/** What a member of a period took. */
interface Weight {
  readonly energyWh: Readonly<Range>;
}

/** The same of several requests, and how much of it there is. */
interface SharedWeight extends Weight {
  /** Voice sessions included. */
  readonly requests: number;
  readonly images: number;
  readonly videos: number;
}

/** One request, told by what it was. */
export interface RequestMember extends Weight {
  readonly of: 'request';
  /** Of the request, or of the row that holds it alone. */
  readonly key: string;
  readonly kind: Kind;
  readonly mode: Mode;
  readonly isSession: boolean;
}

/** All requests of one class, or all that were asked for again. */
export interface ClassMember extends SharedWeight {
  readonly of: 'class';
  readonly key: UseClass;
}

/** All requests of one site (its id), of one model ('' where none was named), of one day, or those asked again (''). */
export interface GroupMember extends SharedWeight {
  readonly of: 'site' | 'model' | 'day' | 'again';
  readonly key: string;
}

/** What requests have in common. */
export type SharedMember = ClassMember | GroupMember;
/** Something that can be a cause. */
export type Member = RequestMember | SharedMember;
/** How finely a cause is told. */
export type Grain = Member['of'];

/** Day rows of a period, and its single requests as far as they are known. */
export interface CausePeriod {
  readonly rows: readonly DayRow[];
  readonly requests: readonly UsageRequest[];
}

/** A single request is the cause of a period from more than this share of its energy on. */
export const REQUEST_SHARE = 0.3;

/**
 * Days whose requests have to be looked at one by one to know whether a single one is the cause: three at most, since a
 * request makes no more than its row, and no more than three rows can make more than the share that it takes.
 */
export function daysToLookAt(rows: readonly DayRow[]): string[] {
  const least = REQUEST_SHARE * rows.reduce((sum, row) => sum + row.footprint.energyWh.central, 0);
  const heavy = rows.filter((row) => !isAlone(row) && row.footprint.energyWh.central > least);
  return [...new Set(heavy.map(({ day }) => day))];
}

function isAlone({ requests, sessions }: DayRow): boolean {
  return requests + sessions === 1;
}

/** Every single request there is to know of, the heaviest first: a row of one tells it too. */
export function singlesOf({ rows, requests }: CausePeriod): RequestMember[] {
  const days = new Set(rows.map(({ day }) => day));
  const own = requests.filter(({ day }) => days.has(day));
  const keys = new Set(own.map((request) => rowKey({ ...request, model: request.model ?? '' })));
  const alone = rows.filter((row) => isAlone(row) && !keys.has(rowKey(row)));
  return heaviestFirst([...own.map(singleOf), ...alone.map(singleIn)]);
}

/** A day may have thousands: no row is made of each. */
function singleOf({ id, kind, mode, session, footprint }: UsageRequest): RequestMember {
  return { of: 'request', key: id, kind, mode, isSession: session, energyWh: footprint.energyWh };
}

function singleIn(row: DayRow): RequestMember {
  const { kind, mode, sessions, footprint } = row;
  return {
    of: 'request',
    key: rowKey(row),
    kind,
    mode,
    isSession: sessions > 0,
    energyWh: footprint.energyWh,
  };
}

function rowKey(
  row: Pick<DayRow, 'device' | 'day' | 'site' | 'model' | 'kind' | 'mode' | 'provenance'>,
): string {
  const { device, day, site, model, kind, mode, provenance } = row;
  return [device, day, site, model, kind, mode, provenance].join(' ');
}

/** The classes of a period, the heaviest first. */
export function classMembers(rows: readonly DayRow[]): ClassMember[] {
  return grouped(rows, classOf, 'class');
}

/** Likewise by site, by model or by day. */
export function groupMembers(rows: readonly DayRow[], of: 'site' | 'model' | 'day'): GroupMember[] {
  return grouped(rows, (row): string => row[of], of);
}

/** The answers that were asked for once more; only where every request of the period is known. */
export function againMembers({ rows, requests }: CausePeriod): GroupMember[] {
  const all = rows.reduce((sum, row) => sum + row.requests + row.sessions, 0);
  if (requests.length !== all) return [];
  const again = requests.filter(({ intent }) => intent === 'regenerate');
  return grouped(
    again.map((request) => addRequest(undefined, request)),
    () => '',
    'again',
  );
}

function grouped<Key extends string, Of extends Grain>(
  rows: readonly DayRow[],
  keyOf: (row: DayRow) => Key,
  of: Of,
): (SharedWeight & { of: Of; key: Key })[] {
  return heaviestFirst([...groupedBy(rows, keyOf)].map(([key, own]) => ({ of, key, ...weightOf(own) })));
}

function weightOf(rows: readonly DayRow[]): SharedWeight {
  const { requests, sessions, images, videos } = rowCountsOf(rows);
  return { energyWh: sumOf(rows, 'energyWh'), requests: requests + sessions, images, videos };
}

function heaviestFirst<Of extends Pick<Member, 'energyWh' | 'key'>>(members: readonly Of[]): Of[] {
  return [...members].sort((a, b) => b.energyWh.central - a.energyWh.central || (a.key < b.key ? -1 : 1));
}
