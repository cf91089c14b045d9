/** Whether the database can be written; kept outside it, since it is what fails. */
import { onLocalChange, readItem, removeItem, writeItem } from '../platform/storage.ts';

const KEY = 'storageFailedAt';

/** Epoch ms of the first write that failed since one last worked; null when all is well. */
export async function readStorageFailure(): Promise<number | null> {
  const at = await readItem('local', KEY);
  return typeof at === 'number' ? at : null;
}

/** @param now epoch ms; an earlier failure stands */
export async function noteStorageFailure(now: number): Promise<void> {
  if ((await readStorageFailure()) === null) await writeItem('local', KEY, now);
}

/** To be called once a write has worked. */
export async function clearStorageFailure(): Promise<void> {
  await removeItem('local', KEY);
}

/** Calls when writing failed for the first time, and when it works again. */
export function onStorageFailureChange(changed: () => void): void {
  onLocalChange(KEY, changed);
}
