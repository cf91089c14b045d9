/** What devices that exchanged what they hold must hold in the end; and a profile that was copied. */
import { type DeletionStatement, deletionsIn } from '../../src/model/backup/deletions.ts';
import { replaces } from '../../src/model/backup/join.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { STORES } from '../../src/store/schema.ts';
import { newDatabase } from './databases.ts';

/** A browser profile that was copied, its numbers and its name included. */
export async function copyOf(open: OpenDatabase): Promise<OpenDatabase> {
  const copy = newDatabase();
  const [from, to] = [await open(), await copy()];
  for (const store of STORES) {
    const [keys, rows] = await Promise.all([from.getAllKeys(store), from.getAll(store)]);
    const hasKeys = store === 'meta' || store === 'trash' || store === 'deletions';
    for (const [index, row] of rows.entries())
      await to.put(store, row as never, hasKeys ? (keys[index] as never) : undefined);
  }
  return copy;
}

/** What every device must hold once each has every file: of each request the state that stands, if it isn't deleted. */
export function joined(
  saved: readonly UsageRequest[],
  statements: readonly DeletionStatement[],
): UsageRequest[] {
  const byId = new Map<string, UsageRequest>();
  for (const request of saved) {
    const known = byId.get(request.id);
    if (!known || replaces(request, known)) byId.set(request.id, request);
  }
  const deletions = deletionsIn(highest(statements));
  return [...byId.values()]
    .filter((request) => deletions.of(request).length === 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Of each device and scope the statement that stands. */
export function highest(statements: readonly DeletionStatement[]): DeletionStatement[] {
  const rising = [...statements].sort((a, b) => a.upToRev - b.upToRev);
  return [...new Map(rising.map((each) => [JSON.stringify([each.device, each.scope]), each])).values()];
}

/** Sums, without what each copy says for itself. */
export function sums(rows: readonly DayRow[]): DayRow[] {
  return rows.map((row) => ({ ...row, frozen: false, rev: 0 }));
}
