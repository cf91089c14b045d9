/** News of a request metered live, which a history that was brought may know as well. */
import type { UsageRequest } from '../model/usage/usage.ts';
import { Draft } from './draft.ts';
import { letGo, readKnown, settleKnown } from './known.ts';
import { getMeta } from './meta.ts';
import { replaceRequest } from './requests.ts';
import type { WriteTransaction } from './schema.ts';

/**
 * As `replaceRequest`; what an import knows of it is filed under it, and gives it what it lacks.
 * @returns the request as it is stored
 */
export async function replaceKnown(
  transaction: WriteTransaction,
  previous: UsageRequest | undefined,
  next: UsageRequest,
  now: number,
): Promise<UsageRequest> {
  const stored = await replaceRequest(transaction, previous, next, now);
  // Who never brought a history waits for nothing of it.
  if (!(await getMeta(transaction, 'histories'))) return stored;
  const draft = new Draft(transaction);
  const former = previous?.alias !== next.alias && previous?.alias !== undefined ? previous.alias : null;
  const known = former === null ? undefined : await readKnown(transaction, former);
  if (known) {
    await letGo(draft, known);
    draft.set(known.row.id, undefined, known.row);
  }
  await settleKnown(draft, known ? [stored, known.row] : [stored]);
  await draft.write();
  return (await draft.get(stored.id)) ?? stored;
}
