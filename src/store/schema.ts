/** The database: what stands in which store, under which key. Changes to it are migrations, one numbered file each. */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { DayRow, UsageRequest } from '../model/usage.ts';
import type { DayKey, MetaRows } from './meta-rows.ts';

export const DATABASE_NAME = 'trottinette';

/** An idea for a request: nothing else is kept of it. Moments are epoch ms, null while it did not happen. */
export interface CoachRow {
  readonly requestId: string;
  readonly ruleId: string;
  readonly confidence: number;
  /** When it came up. */
  readonly at: number;
  readonly shownAt: number | null;
  readonly dismissedAt: number | null;
}

/** What the trash keeps of a row that was deleted; its key there is made by `trashKey`. */
export type TrashRow =
  | { readonly from: 'requests'; readonly row: UsageRequest }
  | { readonly from: 'coach'; readonly row: CoachRow }
  | { readonly from: 'days'; readonly row: DayRow }
  | { readonly from: 'meta'; readonly name: MetaName; readonly row: MetaRows[MetaName] };

export type MetaName = keyof MetaRows;

export interface Schema extends DBSchema {
  requests: {
    key: string;
    value: UsageRequest;
    indexes: {
      'day-at': [day: string, at: number, id: string];
      'site-day-at': [site: string, day: string, at: number, id: string];
    };
  };
  days: { key: DayKey; value: DayRow; indexes: { day: string } };
  meta: { key: MetaName; value: MetaRows[MetaName] };
  coach: { key: string; value: CoachRow };
  trash: { key: string; value: TrashRow };
}

export type Database = IDBPDatabase<Schema>;

/** All stores are changed together: what one message or one step of a chore does is one transaction. */
export const STORES = ['requests', 'days', 'meta', 'coach', 'trash'] as const;
export type WriteTransaction = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** One step of the schema, from the version before it. Once released it is never changed. */
export type Migration = (
  database: Database,
  transaction: IDBPTransaction<Schema, (typeof STORES)[number][], 'versionchange'>,
) => void;
