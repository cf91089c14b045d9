/** The database: what stands in which store, under which key. Changes to it are migrations, one numbered file each. */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { DayRow, Kind, Mode, UsageRequest } from '../model/usage.ts';
import type { MetaRows } from './meta-rows.ts';

export const DATABASE_NAME = 'trottinette';

/** Key of a day row; an index on `day` gives a range of days without reading the rest. */
export type DayKey = [device: string, day: string, site: string, model: string, kind: Kind, mode: Mode];

/** An idea that was shown for a request: nothing else is kept of it. */
export interface CoachRow {
  requestId: string;
  ruleId: string;
  confidence: number;
  at: number;
}

export interface Schema extends DBSchema {
  requests: { key: string; value: UsageRequest; indexes: { day: string } };
  days: { key: DayKey; value: DayRow; indexes: { day: string } };
  meta: { key: keyof MetaRows; value: MetaRows[keyof MetaRows] };
  coach: { key: string; value: CoachRow };
}

export type Database = IDBPDatabase<Schema>;

/** The stores that recording changes, always together. */
export const RECORDED_STORES = ['requests', 'days', 'meta'] as const;
export type WriteTransaction = IDBPTransaction<Schema, typeof RECORDED_STORES, 'readwrite'>;

/** One step of the schema, from the version before it. Once released it is never changed. */
export type Migration = (
  database: Database,
  transaction: IDBPTransaction<Schema, ('requests' | 'days' | 'meta' | 'coach')[], 'versionchange'>,
) => void;
