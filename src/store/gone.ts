/** Stating what a deletion took, so that no copy elsewhere brings it back. */
import { type DeletionScope, type DeletionStatement, statementKey } from '../model/backup/deletions.ts';
import { IMPORTED_DEVICE, TIMED_SITES } from '../model/imported/imported.ts';
import type { Selection } from '../model/messages/wire.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { stateDeletion } from './deletions.ts';
import { numberingOf } from './install.ts';
import type { ChosenDeletion } from './meta-rows.ts';
import { stateGone } from './requests.ts';
import type { WriteTransaction } from './schema.ts';
import { trashStatement } from './trash.ts';

/** A row a deletion took, with the scope that names it alone. */
export interface GoneRow {
  readonly device: string;
  readonly rev: number;
  readonly scope: DeletionScope;
}

/** Requests a person points at: each is stated by itself, and no other goes with them. */
export function isOneByOne(
  selection: Selection,
): selection is Extract<Selection, { of: `request${string}` }> {
  return selection.of === 'request' || selection.of === 'requests';
}

/** A request as what went. */
export function goneRequest({ device, rowRev, id }: UsageRequest): GoneRow {
  return { device, rev: rowRev, scope: { of: 'request', id } };
}

/**
 * The same prompt as a history has it: who wants it gone does not want it back by the next file. Of a day or a site that is
 * stated of all of it, so no file has to have told of this prompt; of one request it has.
 */
export function goneImported({ alias, site }: UsageRequest, selection: Selection): GoneRow[] {
  if (selection.of === 'all') return [];
  const gone = { device: IMPORTED_DEVICE, rev: 0 };
  if (alias !== undefined) return [{ ...gone, scope: { of: 'request', id: alias } }];
  if (isOneByOne(selection) || !TIMED_SITES.includes(site)) return [];
  return [{ ...gone, scope: selection }];
}

/** A day row as what went. One of what was imported has no number, and comes and goes with its requests. */
export function goneDay(row: DayRow): GoneRow[] {
  if (row.device === IMPORTED_DEVICE) return [];
  return [{ device: row.device, rev: row.rev, scope: { of: 'row', key: dayKeyOf(row) } }];
}

/**
 * States what is gone, for each device in the scope of the deletion. What this device numbered after it began may
 * stand beside what stays, so it is stated by itself.
 */
export async function stateGoneRows(
  transaction: WriteTransaction,
  { selection, upToRev }: ChosenDeletion,
  gone: readonly GoneRow[],
): Promise<void> {
  const { device: own } = await numberingOf(transaction);
  const highest = new Map<string, number>();
  for (const { device, rev, scope } of gone) {
    const isOwn = device === own;
    // A live request may be taken back whose prompt was deleted before, as a file had it.
    if (isOneByOne(selection) && device === IMPORTED_DEVICE)
      await stateForNow(transaction, { device, scope, upToRev: rev });
    else if (isOneByOne(selection) || (isOwn && rev > upToRev))
      await stateGone(transaction, { device, rev }, scope);
    else highest.set(device, isOwn ? upToRev : Math.max(rev, highest.get(device) ?? 0));
  }
  if (isOneByOne(selection)) return;
  for (const [device, upToRev] of highest)
    await stateForNow(transaction, { device, scope: selection, upToRev });
}

/** States what may be taken back: what was stated before lies in the trash meanwhile. */
async function stateForNow(transaction: WriteTransaction, statement: DeletionStatement): Promise<void> {
  await trashStatement(transaction, statementKey(statement), await stateDeletion(transaction, statement));
}
