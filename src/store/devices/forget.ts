/** Forgetting a device: its rows go from here, a slice a transaction. Other devices keep what they have of it. */
import { dayKeyOf } from '../../model/usage/day-key.ts';
import { writeTogether } from '../database.ts';
import { startingWith } from '../key-ranges.ts';
import type { Database, WriteTransaction } from '../schema.ts';
import type { DeviceStore } from './state.ts';

/** Requests a transaction looks at: recording waits for it. */
const SLICE = 1_000;

/** Where a slice ends. */
type Position = [day: string, at: number, id: string];

/** Lets go of a device that isn't this one. Its file, where there still is one, is left out from then on. */
export async function forgetDevice(database: Database, store: DeviceStore, device: string): Promise<void> {
  await store.put(`device:${device}`, 'left-out');
  let after: Position | null = null;
  do after = await writeTogether(database, (transaction) => forgetSlice(transaction, device, after));
  while (after);
  await writeTogether(database, (transaction) =>
    transaction.objectStore('days').delete(startingWith([device])),
  );
  for (const { file, head } of await store.files())
    if (head?.device === device) await store.delete(`file:${file}`);
}

async function forgetSlice(
  transaction: WriteTransaction,
  device: string,
  after: Position | null,
): Promise<Position | null> {
  const requests = transaction.objectStore('requests');
  const slice = await requests.index('day-at').getAll(after && IDBKeyRange.lowerBound(after, true), SLICE);
  const gone = slice.filter((request) => request.device === device);
  await Promise.all(
    gone.flatMap((request) => [
      requests.delete(request.id),
      transaction.objectStore('coach').delete(request.id),
      transaction.objectStore('days').delete(dayKeyOf(request)),
    ]),
  );
  const last = slice.at(-1);
  return last ? [last.day, last.at, last.id] : null;
}
