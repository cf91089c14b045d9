/**
 * Rows of an export file, joined with what is there: of two copies of a row the one that stands everywhere, and none
 * that was deleted. The same file a second time changes nothing.
 */
import { type Deletions, deletionsIn } from '../model/backup/deletions.ts';
import { replaces } from '../model/backup/join.ts';
import { isOutdated } from '../model/footprint/reestimate.ts';
import { IMPORTED_DEVICE, isImported } from '../model/imported/imported.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import type { DayRow, UsageRequest } from '../model/usage/usage.ts';
import { withdrawStatement } from './deletions.ts';
import { Draft } from './draft.ts';
import { type AsksFor, getPresent, orExpired, type Present } from './import-present.ts';
import { numberingOf } from './install.ts';
import { readKnown, releaseFormer, settleKnown } from './known.ts';
import { deleteMeta, getMeta, putMeta } from './meta.ts';
import { askReestimation } from './reestimation.ts';
import { changeDayRows, numbered, putDay, readPending, stateOwnRowsGone, storeRequests } from './requests.ts';
import { thaw } from './retention.ts';
import { roomFor } from './room.ts';
import type { WriteTransaction } from './schema.ts';

/** What came of rows: ids of requests and keys of days, so that each can be named. */
export interface Taken<Row> {
  /** That are new here, or newer. */
  readonly taken: readonly Row[];
  /** That stay deleted. */
  readonly deleted: readonly Row[];
}

/** The same of requests. */
export interface TakenRequests extends Taken<UsageRequest> {
  /** That no day row has a place for. */
  readonly full: readonly UsageRequest[];
}

/** @param restores what was deleted comes back */
export async function takeDays(
  transaction: WriteTransaction,
  rows: readonly DayRow[],
  restores: boolean,
): Promise<Taken<DayRow>> {
  const store = transaction.objectStore('days');
  const { device } = await numberingOf(transaction);
  // Rows of imported requests never count any that are gone: they come by these.
  const counted = rows.filter((row) => row.device !== IMPORTED_DEVICE);
  const { standing, deleted } = await sorted(transaction, counted, restores);
  const present = await Promise.all(standing.map((row) => store.get(dayKeyOf(row))));
  const taken: DayRow[] = [];
  for (const [index, row] of standing.entries()) {
    const known = present[index];
    // No file knows more of what this device counts than it does.
    if (known && (row.device === device || !replaces(row, known))) continue;
    if (!known) await putDay(transaction, { ...row, frozen: true });
    // Each is the sum of its requests, which are joined one by one: of the rows there is the number alone to take.
    else if (!known.frozen && !row.frozen) await store.put({ ...known, rev: row.rev });
    else await putJoined(transaction, row);
    if (!known || known.frozen || row.frozen) taken.push(row);
  }
  await reestimateOutdated(transaction, taken);
  return { taken, deleted };
}

/** It counts requests that may not be here. */
async function putJoined(transaction: WriteTransaction, row: DayRow): Promise<void> {
  await transaction.objectStore('days').put({ ...row, frozen: true });
  if (!row.frozen) await thaw(transaction, dayKeyOf(row));
}

/** How requests are taken in. */
export interface TakingRequests {
  /** What was deleted comes back. */
  readonly restores: boolean;
  /** Epoch ms. */
  readonly now: number;
  readonly asks: AsksFor;
}

/**
 * Frozen rows count their requests already, kept or gone: those that come are not added once more, and what changed of
 * them the next of their rows says.
 */
export async function takeRequests(
  transaction: WriteTransaction,
  rows: readonly UsageRequest[],
  { restores, now, asks }: TakingRequests,
): Promise<TakenRequests> {
  const { standing: told, deleted } = await sorted(transaction, onceEach(rows), restores);
  const standing = await orExpired(transaction, told);
  const present = await getPresent(transaction, standing, asks);
  const hasRoom = await roomFor(transaction, standing);
  const full: UsageRequest[] = [];
  const taken: UsageRequest[] = [];
  const replaced: UsageRequest[] = [];
  for (const row of standing) {
    const before = present.get(row.id);
    if (before && !replaces(row, before)) continue;
    // What an import knows of it is told here alone.
    const alias = row.alias ?? before?.alias;
    const request = alias === undefined ? row : { ...row, alias };
    if (!hasRoom(request, before)) full.push(request);
    else {
      taken.push(request);
      if (before) replaced.push(before);
    }
  }
  const written = restores ? await numbered(transaction, taken) : taken;
  // The database writes the requests while their day rows are added up.
  const changing = changeDayRows(transaction, { taken: replaced, added: written, sparesFrozen: true });
  storeTaken(transaction, written, present);
  const [gone] = await Promise.all([
    changing,
    waitForPending(transaction, taken, now),
    reestimateOutdated(transaction, taken),
  ]);
  await stateOwnRowsGone(transaction, gone);
  await settleTaken(transaction, taken, present);
  return { taken, deleted, full };
}

/** New ones are added, and others put where they are stored already. */
function storeTaken(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  present: Present,
): void {
  const isPresent = ({ id }: UsageRequest) => present.has(id);
  storeRequests(
    transaction,
    requests.filter((request) => !isPresent(request)),
    'add',
  );
  storeRequests(transaction, requests.filter(isPresent), 'put');
}

/** Some may be of a history, and the same prompts as others that were metered live. */
async function settleTaken(
  transaction: WriteTransaction,
  taken: readonly UsageRequest[],
  before: Present,
): Promise<void> {
  const histories = await getMeta(transaction, 'histories');
  if (!histories && !taken.some(isImported)) return;
  if (!histories) await putMeta(transaction, 'histories', []);
  const draft = new Draft(transaction);
  const released: UsageRequest[] = [];
  for (const request of taken) {
    released.push(...(await releaseFormer(draft, before.get(request.id), request)));
    const known = isImported(request) ? await readKnown(transaction, request.id) : undefined;
    if (known) draft.set(request.id, request, undefined);
  }
  const touched = [...taken, ...released];
  const standing = await Promise.all(touched.map(({ id }) => draft.get(id)));
  await settleKnown(
    draft,
    standing.filter((request) => request !== undefined),
  );
  await draft.write();
}

/** Rows that stand, and those that were deleted. Where these come back, what says that they are deleted goes. */
async function sorted<Row extends DayRow | UsageRequest>(
  transaction: WriteTransaction,
  rows: readonly Row[],
  restores: boolean,
): Promise<{ standing: readonly Row[]; deleted: readonly Row[] }> {
  const deletions = deletionsIn(await transaction.objectStore('deletions').getAll());
  const deleted = rows.filter((row) => deletions.of(row).length > 0);
  if (!restores) return { standing: rows.filter((row) => !deleted.includes(row)), deleted };
  for (const row of deleted) await withdraw(transaction, row, deletions);
  return { standing: rows, deleted: [] };
}

/** This device gives what is back a higher number than any statement has. Only they could that are another's. */
async function withdraw(
  transaction: WriteTransaction,
  row: DayRow | UsageRequest,
  deletions: Deletions,
): Promise<void> {
  const { device: own } = await numberingOf(transaction);
  for (const { device, scope } of deletions.of(row)) {
    const isOfRowAlone = scope.of === 'request' || scope.of === 'row';
    if (device !== own || isOfRowAlone) await withdrawStatement(transaction, device, scope);
  }
}

/** Each id once, as it stands in the end. */
function onceEach(requests: readonly UsageRequest[]): UsageRequest[] {
  const byId = new Map<string, UsageRequest>();
  for (const request of requests) {
    const known = byId.get(request.id);
    if (!known || replaces(request, known)) byId.set(request.id, request);
  }
  return [...byId.values()];
}

async function reestimateOutdated(
  transaction: WriteTransaction,
  rows: readonly (DayRow | UsageRequest)[],
): Promise<void> {
  if (rows.some(({ factors }) => isOutdated(factors))) await askReestimation(transaction);
}

/** No tab will tell of a pending one any more: it is cut like one that fell silent now. */
async function waitForPending(
  transaction: WriteTransaction,
  requests: readonly UsageRequest[],
  now: number,
): Promise<void> {
  const waitedFor = new Set((await readPending(transaction)).map(({ id }) => id));
  await Promise.all(
    requests.map(({ id, outcome }) => {
      if (outcome === 'pending') return putMeta(transaction, `pending:${id}`, now);
      return waitedFor.has(id) ? deleteMeta(transaction, `pending:${id}`) : undefined;
    }),
  );
}
