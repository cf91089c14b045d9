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
import { numberingOf } from './install.ts';
import { readKnown, releaseFormer, settleKnown } from './known.ts';
import { deleteMeta, getMeta, putMeta } from './meta.ts';
import { askReestimation } from './reestimation.ts';
import {
  addRequests,
  changeDayRows,
  getRequests,
  putDay,
  putRequests,
  readPending,
  stateOwnRowsGone,
} from './requests.ts';
import { thaw } from './retention.ts';
import { roomFor } from './room.ts';
import type { WriteTransaction } from './schema.ts';

/** What came of rows: ids of requests and keys of days, so that each can be named. */
export interface Taken<Row> {
  /** That are new here, or newer. */
  readonly taken: readonly Row[];
  /** That stay deleted. */
  readonly deleted: readonly Row[];
  /** That no day row has a place for. */
  readonly full: readonly Row[];
}

/** So many ids are read as fast as one is asked for. */
const MOST_READ = 8;

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
  return { taken, deleted, full: [] };
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
  /**
   * What is stored already is asked for by the days of the rows, which takes a third of the time: where one is stored
   * on another day, the transaction ends, and they want to be asked for by their ids.
   */
  readonly asks: 'days' | 'ids';
}

/**
 * Frozen rows count their requests already, kept or gone: those that come are not added once more, and what changed of
 * them the next of their rows says.
 */
export async function takeRequests(
  transaction: WriteTransaction,
  rows: readonly UsageRequest[],
  { restores, now, asks }: TakingRequests,
): Promise<Taken<UsageRequest>> {
  const { standing, deleted } = await sorted(transaction, onceEach(rows), restores);
  const present = await (asks === 'days' ? getOfDays : getOfIds)(transaction, standing);
  const hasRoom = await roomFor(transaction, standing);
  const full: UsageRequest[] = [];
  const taken: UsageRequest[] = [];
  const replaced: UsageRequest[] = [];
  const added: UsageRequest[] = [];
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
      else added.push(request);
    }
  }
  // The database writes the requests while their day rows are added up.
  const [gone] = await Promise.all([
    changeDayRows(transaction, { taken: replaced, added: taken, sparesFrozen: true }),
    addRequests(transaction, added),
    putRequests(
      transaction,
      taken.filter(({ id }) => present.has(id)),
    ),
    waitForPending(transaction, taken, now),
    reestimateOutdated(transaction, taken),
  ]);
  await stateOwnRowsGone(transaction, gone);
  await settleTaken(transaction, taken, present);
  return { taken, deleted, full };
}

/** Those that are stored, by id. */
type Present = ReadonlyMap<string, UsageRequest>;

async function getOfIds(
  transaction: WriteTransaction,
  requests: readonly Pick<UsageRequest, 'id'>[],
): Promise<Present> {
  const rows = await getRequests(
    transaction,
    requests.map(({ id }) => id),
  );
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}

/** Ids of a day are read together, in a tenth of the time of as many questions. A file in no order has too many days. */
async function getOfDays(transaction: WriteTransaction, requests: readonly UsageRequest[]): Promise<Present> {
  const days = requests.map(({ day }) => day).sort();
  const range = IDBKeyRange.bound([days[0] ?? ''], [days.at(-1) ?? '', []]);
  const most = MOST_READ * requests.length;
  const ids = await transaction.objectStore('requests').index('day-at').getAllKeys(range, most);
  if (ids.length === most) return getOfIds(transaction, requests);
  const stored = new Set(ids);
  return getOfIds(
    transaction,
    requests.filter(({ id }) => stored.has(id)),
  );
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
