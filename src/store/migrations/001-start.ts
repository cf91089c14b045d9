/** The first schema. */
import type { Migration } from '../schema.ts';

export const start: Migration = (db) => {
  db.createObjectStore('requests', { keyPath: 'id' }).createIndex('day', 'day');
  db.createObjectStore('days', {
    keyPath: ['device', 'day', 'site', 'model', 'kind', 'mode'],
  }).createIndex('day', 'day');
  db.createObjectStore('meta');
  db.createObjectStore('coach', { keyPath: 'requestId' });
};
