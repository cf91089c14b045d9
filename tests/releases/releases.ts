/** The frozen releases: builds of the past, as they were shipped (see README.md beside). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Release {
  readonly version: string;
  /** Of the state it was built from. */
  readonly commit: string;
  /** How many migrations its database has seen. */
  readonly schema: number;
  /** By file name. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** In the order of their schemas. */
export const RELEASES: readonly Release[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }): Release => JSON.parse(readRelease(name, 'release.json').toString()))
  .sort((a, b) => a.schema - b.schema);

export function readRelease(version: string, file: string): Buffer {
  return readFileSync(join(import.meta.dirname, version, file));
}
