/** The database: what stands in which store, under which key. Changes to it are migrations, one numbered file each. */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { DeletionStatement, StatementKey } from '../model/backup/deletions.ts';
import type { DayKey } from '../model/usage/day-key.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import type { MetaRows } from './meta-rows.ts';

export const DATABASE_NAME = 'trottinette';

/** How many migrations there are: see migrations.ts. */
export const SCHEMA_VERSION = 3;

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

/** What the trash keeps of a row that was deleted, or of a statement as it stood before the deletion. */
export type TrashRow =
  | { readonly from: 'requests'; readonly row: UsageRequest }
  | { readonly from: 'coach'; readonly row: CoachRow }
  | { readonly from: 'days'; readonly row: DayRow }
  | { readonly from: 'meta'; readonly name: MetaName; readonly row: MetaRows[MetaName] }
  | { readonly from: 'deletions'; readonly key: StatementKey; readonly row: DeletionStatement | null };

/** What retention took on a day ('YYYY-MM-DD'): see expired.ts. */
export type ExpiredGroup = `expired:${string}`;

/** What deleted it: what was deleted together can be taken back together. A person also deletes of what had expired. */
export type TrashGroup = 'deletion' | ExpiredGroup | `deletion/${ExpiredGroup}`;

/** `id`: the row's key there, as JSON where it is no text. */
export type TrashKey = [group: TrashGroup, from: TrashRow['from'], id: string];

/** Key of a row in the `meta` store. */
export type MetaName = keyof MetaRows;

/** The stores as idb types them: keys, rows and indexes. */
export interface Schema extends DBSchema {
  requests: {
    key: string;
    value: UsageRequest;
    indexes: {
      'day-at': [day: string, at: number, id: string];
      'site-day-at': [site: string, day: string, at: number, id: string];
      alias: string;
      import: string;
    };
  };
  days: { key: DayKey; value: DayRow; indexes: { day: string } };
  deletions: { key: StatementKey; value: DeletionStatement };
  meta: { key: MetaName; value: MetaRows[MetaName] };
  coach: { key: string; value: CoachRow };
  trash: { key: TrashKey; value: TrashRow };
}

/** An open connection, of this version. */
export type Database = IDBPDatabase<Schema>;

/** All stores are changed together: what one message or one step of a chore does is one transaction. */
export const STORES = ['requests', 'days', 'deletions', 'meta', 'coach', 'trash'] as const;
/** What all changes are made in: see `writeTogether`. */
export type WriteTransaction = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** What migrations work in; the types know its stores as they are in the end. */
export type UpgradeTransaction = IDBPTransaction<Schema, (typeof STORES)[number][], 'versionchange'>;

/**
 * One step of the schema, from the version before it. Once released it is never changed. It may await its own
 * transaction, and nothing else: that would end it.
 */
export type Migration = (database: Database, transaction: UpgradeTransaction) => void | Promise<void>;
