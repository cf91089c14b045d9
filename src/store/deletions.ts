/** What was deleted, as statements: one a device and scope, so that no copy elsewhere brings it back. */
import { type DeletionScope, type DeletionStatement, statementKey } from '../model/backup/deletions.ts';
import type { WriteTransaction } from './schema.ts';

/** States a deletion. Of two of one device and scope the higher number stands. Resolves with what stood before. */
export async function stateDeletion(
  transaction: WriteTransaction,
  statement: DeletionStatement,
): Promise<DeletionStatement | undefined> {
  const deletions = transaction.objectStore('deletions');
  const key = statementKey(statement);
  const known = await deletions.get(key);
  if (!known || known.upToRev < statement.upToRev) await deletions.put(statement, key);
  return known;
}

/** What is back is not deleted: of a request or a day row the statement goes. */
export async function withdrawStatement(
  transaction: WriteTransaction,
  device: string,
  scope: DeletionScope,
): Promise<void> {
  await transaction.objectStore('deletions').delete(statementKey({ device, scope }));
}

/** Lets go of statements that a wider one of their device says already. */
export async function forgetNarrower(transaction: WriteTransaction): Promise<void> {
  const deletions = transaction.objectStore('deletions');
  const statements = await deletions.getAll();
  const wide = statements.filter(({ scope }) => ['all', 'day', 'site'].includes(scope.of));
  const said = statements.filter((narrow) =>
    wide.some(
      ({ device, scope, upToRev }) =>
        device === narrow.device && upToRev >= narrow.upToRev && isWithin(narrow.scope, scope),
    ),
  );
  await Promise.all(said.map((statement) => deletions.delete(statementKey(statement))));
}

/** Whether a scope is part of another, as far as the two tell. */
function isWithin(narrow: DeletionScope, wide: DeletionScope): boolean {
  if (wide.of === 'all') return narrow.of !== 'all';
  if (narrow.of !== 'row') return false;
  const [, day, site] = narrow.key;
  return wide.of === 'day' ? wide.day === day : wide.of === 'site' && wide.site === site;
}
