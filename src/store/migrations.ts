/** The database's migrations in order of their numbers: its version is how many there are (`SCHEMA_VERSION`). */
import { start } from './migrations/001-start.ts';
import { history } from './migrations/002-history.ts';
import { devices } from './migrations/003-devices.ts';
import type { Migration } from './schema.ts';

export const MIGRATIONS: readonly Migration[] = [start, history, devices];
