/** The first schema. */
import type { Migration } from '../schema.ts';

/** From nothing to version 1: empty stores. */
export const start: Migration = (db) => {
  const requests = db.createObjectStore('requests', { keyPath: 'id' }) as unknown as IDBObjectStore;
  // The next step replaces it, so the schema's type no longer knows it.
  requests.createIndex('day', 'day');
  db.createObjectStore('days', {
    keyPath: ['device', 'day', 'site', 'model', 'kind', 'mode'],
  }).createIndex('day', 'day');
  db.createObjectStore('meta');
  db.createObjectStore('coach', { keyPath: 'requestId' });
};
