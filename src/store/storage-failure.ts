/**
 * Whether the database can be written; kept outside it, since it is what fails. In `session` first, which is memory: a
 * disk that has no room for the database may have none for `local` either.
 */
import { onItemChange, readItem, removeItem, writeItem } from '../platform/storage.ts';

const KEY = 'storageFailedAt';
const AREAS = ['local', 'session'] as const;

/** Epoch ms of the first write that failed since one last worked; null when all is well. */
export async function readStorageFailure(): Promise<number | null> {
  const moments = await Promise.all(AREAS.map((area) => readItem(area, KEY)));
  return moments.find((at) => typeof at === 'number') ?? null;
}

/** @param now epoch ms; an earlier failure stands */
export async function noteStorageFailure(now: number): Promise<void> {
  if ((await readStorageFailure()) !== null) return;
  await writeItem('session', KEY, now);
  await writeItem('local', KEY, now);
}

/** To be called once a write has worked. */
export async function clearStorageFailure(): Promise<void> {
  await Promise.all(AREAS.map((area) => removeItem(area, KEY)));
}

/** Calls when writing failed for the first time, and when it works again. */
export function onStorageFailureChange(changed: () => void): void {
  onItemChange(AREAS, KEY, changed);
}
