/** Taking a history back: what stood before it stands again, beside what was metered meanwhile. */
import { IMPORTED_DEVICE } from '../model/imported/imported.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { stateDeletion } from './deletions.ts';
import { Draft } from './draft.ts';
import { letGo, readKnown, settleKnown, tellKnownAs } from './known.ts';
import type { Known } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

/** Rows a transaction changes at most: recording waits for it. */
const BATCH = 1_000;
const KNOWN = 'known:';

/**
 * @param position place of the last request that was looked at, then name of the last known live; '' at the beginning
 * @returns where to go on; null once all is as it was
 */
export async function undoBatch(
  transaction: WriteTransaction,
  run: string,
  position: string,
): Promise<string | null> {
  const draft = new Draft(transaction);
  const next = await nextUndone(draft, run, position);
  await draft.write();
  return next;
}

/** What it told more of first, then what it added, so that nothing of it is left to be known by a live one instead. */
async function nextUndone(draft: Draft, run: string, position: string): Promise<string | null> {
  if (await putBackReplaced(draft, run)) return position;
  if (!position.startsWith(KNOWN)) {
    const next = await takeAdded(draft, run, position);
    if (next !== null) return next;
  }
  const { last, isEnd } = await letGoKnown(draft, run, position.startsWith(KNOWN) ? position : '');
  if (!isEnd) return last;
  // One may have come back from the trash meanwhile.
  return (await hasAdded(draft, run)) ? '' : null;
}

/**
 * Goes through all requests once by their moment: asked by its import, a database passes over all that were deleted
 * before, each time.
 * @returns the place of the last that was looked at, '' where one came back behind it; null where none of it is left
 */
async function takeAdded(draft: Draft, run: string, position: string): Promise<string | null> {
  const requests = draft.transaction.objectStore('requests');
  const range = position === '' ? null : IDBKeyRange.lowerBound(JSON.parse(position), true);
  const rows = await requests.index('day-at').getAll(range, BATCH);
  const added = rows.filter((row) => row.import === run);
  for (const row of added) draft.set(row.id, row, undefined);
  await stateTakenBack(draft.transaction, run, added);
  const last = rows.at(-1);
  if (last) return JSON.stringify([last.day, last.at, last.id]);
  return (await hasAdded(draft, run)) ? '' : null;
}

/** A device that has it from a file lets go of it too, and gives nothing of it back. */
async function stateTakenBack(
  transaction: WriteTransaction,
  run: string,
  rows: readonly UsageRequest[],
): Promise<void> {
  if (rows.length === 0) return;
  const upToRev = Math.max(...rows.map(({ rowRev }) => rowRev));
  await stateDeletion(transaction, { device: IMPORTED_DEVICE, scope: { of: 'import', id: run }, upToRev });
}

async function hasAdded({ transaction }: Draft, run: string): Promise<boolean> {
  return (await transaction.objectStore('requests').index('import').getKey(run)) !== undefined;
}

async function putBackReplaced(draft: Draft, run: string): Promise<boolean> {
  const meta = draft.transaction.objectStore('meta');
  const names = IDBKeyRange.bound(`replaced:${run}/`, `replaced:${run}/\uffff`);
  const [keys, rows] = await Promise.all([meta.getAllKeys(names, BATCH), meta.getAll(names, BATCH)]);
  for (const before of rows as UsageRequest[]) {
    const known = await readKnown(draft.transaction, before.id);
    if (known) await tellKnownAs(draft, known, before);
    const present = await draft.get(before.id);
    if (present) draft.set(before.id, present, before);
  }
  await Promise.all(keys.map((key) => meta.delete(key)));
  return keys.length > 0;
}

async function letGoKnown(draft: Draft, run: string, position: string) {
  const meta = draft.transaction.objectStore('meta');
  const names = IDBKeyRange.bound(position === '' ? KNOWN : position, `${KNOWN}\uffff`, true);
  const [keys, rows] = await Promise.all([meta.getAllKeys(names, BATCH), meta.getAll(names, BATCH)]);
  const own = (rows as Known[]).filter(({ row }) => row.import === run);
  for (const known of own) await letGo(draft, known);
  const free = await Promise.all(own.map(({ live }) => draft.get(live)));
  // Another history may know them too.
  await settleKnown(
    draft,
    free.filter((row) => row !== undefined),
  );
  return { last: (keys.at(-1) as string | undefined) ?? position, isEnd: keys.length < BATCH };
}
