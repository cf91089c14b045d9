/** Stating what a deletion took, so that no copy elsewhere brings it back. */
import { type DeletionScope, statementKey } from '../model/backup/deletions.ts';
import { IMPORTED_DEVICE } from '../model/imported/imported.ts';
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

/** The same prompt as a history has it: who wants it gone does not want it back by the next file. */
export function goneImported({ alias }: UsageRequest): GoneRow[] {
  if (alias === undefined) return [];
  return [{ device: IMPORTED_DEVICE, rev: 0, scope: { of: 'request', id: alias } }];
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
    if (isOneByOne(selection) || (isOwn && rev > upToRev))
      await stateGone(transaction, { device, rev }, scope);
    else highest.set(device, isOwn ? upToRev : Math.max(rev, highest.get(device) ?? 0));
  }
  if (isOneByOne(selection)) return;
  for (const [device, rev] of highest) {
    const statement = { device, scope: selection, upToRev: rev };
    await trashStatement(transaction, statementKey(statement), await stateDeletion(transaction, statement));
  }
}
