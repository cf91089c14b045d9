/** Which requests a deletion means: those that stood when the person clicked, whatever their dates. */
import type { Selection } from '../model/messages/wire.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { isOneByOne } from './gone.ts';
import { numberingOf } from './install.ts';
import { startingWith } from './key-ranges.ts';
import type { ChosenDeletion } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

/** Requests of a deletion that still stand. */
export interface NextRequests {
  readonly requests: UsageRequest[];
  /** There are no others. */
  readonly isEnd: boolean;
}

/** The next requests the person meant, at most so many, past those that stay. */
export async function nextRequests(
  transaction: WriteTransaction,
  deletion: ChosenDeletion,
  most: number,
): Promise<NextRequests> {
  const { device } = await numberingOf(transaction);
  let last: UsageRequest | undefined;
  for (;;) {
    const found = await selectedRequests(transaction, deletion.selection, most, last);
    const requests = found.filter((request) => isMeant(request, deletion, device));
    last = found.at(-1);
    const isEnd = !last || found.length < most;
    if (isEnd || requests.length > 0) return { requests, isEnd };
  }
}

/**
 * What was sent after the click is not what the person meant. A later moment alone doesn't say so: the clock may have
 * been wrong when it was sent, and that is what they want to be rid of.
 */
function isMeant(
  { at, device, rowRev }: UsageRequest,
  { selection, at: askedAt, upToRev }: ChosenDeletion,
  own: string | undefined,
): boolean {
  return isOneByOne(selection) || at <= askedAt || device !== own || rowRev <= upToRev;
}

async function selectedRequests(
  transaction: WriteTransaction,
  selection: Selection,
  most: number,
  after: UsageRequest | undefined,
): Promise<UsageRequest[]> {
  const store = transaction.objectStore('requests');
  if (selection.of === 'request') return after ? [] : store.getAll(selection.id);
  if (selection.of === 'requests') return chosen(store, selection.ids, most, after);
  const place = after ? [after.day, after.at, after.id] : null;
  switch (selection.of) {
    case 'day':
      return store.index('day-at').getAll(startingWith([selection.day], place), most);
    case 'site':
      return store
        .index('site-day-at')
        .getAll(startingWith([selection.site], place && [selection.site, ...place]), most);
    case 'all':
      return store.index('day-at').getAll(startingWith([], place), most);
  }
}

/** Those that still stand, in the order they were chosen in. */
async function chosen(
  store: { get(id: string): Promise<UsageRequest | undefined> },
  ids: readonly string[],
  most: number,
  after: UsageRequest | undefined,
): Promise<UsageRequest[]> {
  const found: UsageRequest[] = [];
  for (const id of ids.slice(after ? ids.indexOf(after.id) + 1 : 0)) {
    if (found.length === most) break;
    const request = await store.get(id);
    if (request) found.push(request);
  }
  return found;
}
