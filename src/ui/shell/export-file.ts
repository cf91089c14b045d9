/** Export: the store's rows as files. */
import { dayOf } from '../../model/calendar/day.ts';
import { backupFile, blobOf, exportCsv } from '../../store/export.ts';
import type { Database } from '../../store/schema.ts';
import { readSettings } from '../../store/settings.ts';
import type { ExportKind } from '../sources/settings/reading.ts';
import type { NamedFile } from './save-file.ts';

/** @param now epoch ms: the day is in the file's name */
export async function exportFile(database: Database, kind: ExportKind, now: number): Promise<NamedFile> {
  const day = dayOf(now);
  if (kind === 'everything') {
    const content = await backupFile(database, await readSettings(), now);
    return { name: `trottinette-${day}.json`, content };
  }
  const content = await blobOf(exportCsv(database, kind), 'text/csv');
  return { name: `trottinette-${kind}-${day}.csv`, content };
}
