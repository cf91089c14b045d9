/** Export: the store's rows as files. */
import { dayOf } from '../../model/calendar/day.ts';
import { backupFile, blobOf, exportCsv } from '../../store/export.ts';
import type { OnRead } from '../../store/request-list.ts';
import type { Database } from '../../store/schema.ts';
import { readSettings } from '../../store/settings.ts';
import type { ExportKind } from '../sources/settings/reading.ts';
import type { NamedFile } from './save-file.ts';

/**
 * @param now epoch ms: the day is in the file's name
 * @param onRead what it throws ends it
 */
export async function exportFile(
  database: Database,
  kind: ExportKind,
  now: number,
  onRead: OnRead,
): Promise<NamedFile> {
  const day = dayOf(now);
  if (kind === 'everything') {
    const content = await backupFile(database, await readSettings(), now, onRead);
    return { name: `trottinette-${day}.json`, content };
  }
  const content = await blobOf(exportCsv(database, kind, onRead), 'text/csv');
  return { name: `trottinette-${kind}-${day}.csv`, content };
}
