/** Requests can be listed newest first, of all sites or of one; what is deleted waits in `trash` to be taken back. */
import type { Migration } from '../schema.ts';

/** From version 1 to 2: new indexes over the requests there are, and an empty trash. */
export const history: Migration = (db, transaction) => {
  const requests = transaction.objectStore('requests');
  // The day alone is the start of the first of these.
  (requests as unknown as IDBObjectStore).deleteIndex('day');
  requests.createIndex('day-at', ['day', 'at', 'id']);
  requests.createIndex('site-day-at', ['site', 'day', 'at', 'id']);
  db.createObjectStore('trash');
};
