/** News of a request metered live, which a history that was brought may know as well. */
import type { UsageRequest } from '../model/usage/usage.ts';
import { Draft } from './draft.ts';
import { releaseFormer, settleKnown } from './known.ts';
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
  const released = await releaseFormer(draft, previous, next);
  await settleKnown(draft, [stored, ...released]);
  await draft.write();
  return (await draft.get(stored.id)) ?? stored;
}
