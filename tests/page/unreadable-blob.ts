import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Blob that has a size, and whose bytes can't be had any more: its file is gone. */
export async function unreadableBlob(): Promise<Blob> {
  const folder = await mkdtemp(join(tmpdir(), 'blob-'));
  const file = join(folder, 'a.txt');
  await writeFile(file, 'abc');
  const blob = await openAsBlob(file);
  await rm(folder, { recursive: true });
  return blob;
}
