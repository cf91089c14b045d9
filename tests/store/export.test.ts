/** The pieces a file is written in: it is one text whatever is read at once, and little of it is in memory. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { backupFile, blobOf, exportDevice, exportJson } from '../../src/store/export.ts';
import type { Database } from '../../src/store/schema.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { newDatabase } from './databases.ts';

/** Rows that are read at once. */
const BATCH = 1_000;

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function put<Row>(
  database: Database,
  store: 'requests' | 'deletions',
  rows: readonly [Row, unknown?][],
) {
  const transaction = database.transaction(store, 'readwrite');
  for (const [row, key] of rows) void transaction.store.put(row as never, key as never);
  await transaction.done;
}

afterEach(() => vi.unstubAllGlobals());

describe('an export', () => {
  it('is a file that other programs know for JSON', async () => {
    const file = await backupFile(await newDatabase()(), DEFAULT_SETTINGS, NOON);
    expect(file.type).toBe('application/json');
  });

  it('of as many statements as are read at once is whole', async () => {
    const database = await newDatabase()();
    const statements = Array.from(
      { length: BATCH },
      (_, index): DeletionStatement => ({
        device: 'desk',
        scope: { of: 'request', id: String(index).padStart(22, '0') },
        upToRev: index,
      }),
    );
    await put(
      database,
      'deletions',
      statements.map((each) => [each, ['desk', 'request', (each.scope as { id: string }).id]]),
    );
    const file = JSON.parse(await textOf(exportJson(database, DEFAULT_SETTINGS, NOON)));
    expect(file.deletions).toEqual(statements);
  });

  it('of a device whose rows come after many of others is whole', async () => {
    const database = await newDatabase()();
    const other = someRequest({ at: NOON - 1, device: 'desk' });
    const others = Array.from({ length: BATCH }, (_, index) => ({
      ...other,
      id: String(index).padStart(22, '0'),
    }));
    const own = ['first', 'second'].map((id, index) =>
      someRequest({ id, at: NOON + index, device: 'phone' }),
    );
    await put(
      database,
      'requests',
      [...others, ...own].map((row) => [row]),
    );
    const device = { device: 'phone', name: 'My phone', names: ['phone'] };
    // Its closing brace is its end mark's.
    const file = JSON.parse(`${await textOf(exportDevice(database, device, NOON))}}`);
    expect(file.requests).toEqual(own);
  });

  it('hands its text over to the browser every four million characters', async () => {
    const parts: number[] = [];
    vi.stubGlobal(
      'Blob',
      class extends Blob {
        constructor(pieces: BlobPart[], options?: BlobPropertyBag) {
          super(pieces, options);
          parts.push(pieces.length);
        }
      },
    );
    async function* pieces() {
      for (let piece = 0; piece < 9; piece += 1) yield String(piece).repeat(1_000_000);
    }
    const file = await blobOf(pieces(), 'text/plain');
    // Twice four pieces; in the end these two, and the one that is left.
    expect([parts, file.size]).toEqual([[4, 4, 3], 9_000_000]);
  });
});
