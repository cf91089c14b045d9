/** Export and import: the store's rows as files, and a file's rows through the background. */
import { backupBatches, backupSettings } from '../../model/backup/backup.ts';
import { settingsFromBackup } from '../../model/backup/backup-settings.ts';
import { BrokenJson } from '../../model/backup/json-entries.ts';
import { dayOf } from '../../model/calendar/day.ts';
import type { BackupTable } from '../../model/messages/wire.ts';
import { sendMessage } from '../../platform/send.ts';
import { exportCsv, exportJson } from '../../store/export.ts';
import type { Database } from '../../store/schema.ts';
import { readSettings } from '../../store/settings.ts';
import type { ExportKind, ImportOutcome, RejectedRow } from '../sources/settings/reading.ts';
import type { NamedFile } from './save-file.ts';

/** @param now epoch ms: the day is in the file's name */
export async function exportFile(database: Database, kind: ExportKind, now: number): Promise<NamedFile> {
  const day = dayOf(now);
  if (kind === 'everything') {
    const content = await blobOf(exportJson(database, await readSettings(), now), 'application/json');
    return { name: `trottinette-${day}.json`, content };
  }
  const content = await blobOf(exportCsv(database, kind), 'text/csv');
  return { name: `trottinette-${kind}-${day}.csv`, content };
}

async function blobOf(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Blob(parts, { type });
}

/**
 * Takes a file in, a message at a time.
 * @param told how many rows were looked at so far
 */
export async function importFile(
  file: Blob,
  withSettings: boolean,
  told: (rows: number) => void,
): Promise<ImportOutcome> {
  try {
    const rows = await importRows(file, told);
    if (!rows) return { result: 'not-saved' };
    const settingsTaken = withSettings && (await importSettings(file));
    return { result: 'taken', ...rows, settingsTaken };
  } catch (error) {
    return { result: failureOf(error) };
  }
}

/** The browser could not read the file: it was moved, changed or locked since it was chosen. */
class UnreadableFile extends Error {}

function failureOf(error: unknown): Exclude<ImportOutcome['result'], 'taken'> {
  if (error instanceof UnreadableFile) return 'unreadable';
  if (error instanceof BrokenJson) return 'broken';
  return error instanceof SyntaxError ? 'not-ours' : 'not-saved';
}

/** Undefined where the background could not store them; what came before stays, and is known the next time. */
async function importRows(file: Blob, told: (rows: number) => void) {
  const sum = { requests: 0, days: 0 };
  const rejected: RejectedRow[] = [];
  let looked = 0;
  for await (const { table, rows } of backupBatches(() => textOf(file))) {
    const values = rows.map(({ value }) => value);
    const reply = await sendMessage({ type: 'history/import', ...inTable(table, values) });
    if (!reply.ok || !reply.imported) return undefined;
    sum.requests += reply.imported.requests;
    sum.days += reply.imported.days;
    for (const { index } of reply.imported.rejected) rejected.push({ table, row: rows[index]?.row ?? 0 });
    looked += rows.length;
    told(looked);
  }
  return { ...sum, rejected };
}

function inTable(table: BackupTable, values: readonly unknown[]) {
  return table === 'requests' ? { requests: values, days: [] } : { requests: [], days: values };
}

async function importSettings(file: Blob): Promise<boolean> {
  const change = settingsFromBackup(await backupSettings(() => textOf(file)), await readSettings());
  return change !== undefined && (await sendMessage({ type: 'settings/change', change })).ok;
}

async function* textOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  const read = () =>
    reader.read().catch((error: unknown) => {
      throw new UnreadableFile('the file can’t be read', { cause: error });
    });
  for (let piece = await read(); !piece.done; piece = await read()) yield piece.value;
}
