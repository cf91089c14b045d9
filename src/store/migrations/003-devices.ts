/**
 * Rows that can meet those of other devices: numbered, with their provenance, under ids of own origins that only this
 * device gives, on a grid on which all sums are exact. ARCHITECTURE.md, "The database", says what holds afterwards.
 */

import { completeOwnId } from '../../model/settings/own-id.ts';
import { addRequest, roundFootprint, roundRow } from '../../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../model/usage/usage.ts';
import { randomId } from '../ids.ts';
import type { Install } from '../meta-rows.ts';
import {
  type Amounts,
  amountsBefore,
  dayBefore,
  type Fields,
  minus,
  plus,
  requestBefore,
} from '../migration-003/before.ts';
import { moveMeta, moveTrash } from '../migration-003/state.ts';
import type { Migration, UpgradeTransaction } from '../schema.ts';

/** Rows in memory at a time: some 2 MB. */
const BATCH = 2_000;

/** The number of all that this device had written before it numbered anything. */
const FIRST_REV = 1;

/** From version 2 to 3: requests and day rows are written anew; requests without a row get one. */
export const devices: Migration = async (db, transaction) => {
  const install = await readInstall(transaction);
  const before = (await transaction.objectStore('days').getAll()) as unknown as Fields[];

  db.deleteObjectStore('days');
  const days = db.createObjectStore('days', {
    keyPath: ['device', 'day', 'site', 'model', 'kind', 'mode', 'provenance'],
  });
  days.createIndex('day', 'day');
  db.createObjectStore('deletions');
  const requests = transaction.objectStore('requests');
  requests.createIndex('alias', 'alias');
  requests.createIndex('import', 'import');

  const sums = await moveRequests(transaction, install);
  const rows = daysAfter(before.map(dayBefore), sums);
  for (const row of rows) await days.put(numbered(row, install));
  const request = (row: UsageRequest) => requestAfter(row, install);
  const day = (row: DayRow) => numbered(row, install);
  await moveTrash(transaction, { install, request, day }, BATCH);
  await moveMeta(transaction, install, new Set(rows.map(({ device }) => device)));
};

/** Undefined where nothing is this device's yet. What is known of an own origin is, also before its first request. */
async function readInstall(transaction: UpgradeTransaction): Promise<Install | undefined> {
  const meta = transaction.objectStore('meta');
  const known = (await meta.get('install')) as Install | undefined;
  if (known) return { ...known, rev: FIRST_REV };
  const ofOwn = await meta.count(IDBKeyRange.bound('health:own:', 'health:own:\uffff'));
  return ofOwn > 0 ? { salt: randomId(), device: randomId(), rev: FIRST_REV } : undefined;
}

/** The requests of a day row: as they were added up, and as they are. */
interface Sum {
  readonly before: Amounts;
  readonly after: DayRow;
}

async function moveRequests(
  transaction: UpgradeTransaction,
  install: Install | undefined,
): Promise<Map<string, Sum>> {
  const store = transaction.objectStore('requests');
  const sums = new Map<string, Sum>();
  for (let keys: IDBKeyRange | null = null; ; ) {
    const batch = (await store.getAll(keys, BATCH)) as unknown as Fields[];
    const moved = batch.map((fields) => {
      const before = requestBefore(fields);
      const request = requestAfter(before, install);
      addTo(sums, amountsBefore(before), request);
      return request;
    });
    await Promise.all(moved.map((request) => store.put(request)));
    const last = moved.at(-1);
    if (!last || moved.length < BATCH) return sums;
    keys = IDBKeyRange.lowerBound(last.id, true);
  }
}

function addTo(sums: Map<string, Sum>, amounts: Amounts, request: UsageRequest): void {
  const key = keyOf({ ...request, model: request.model ?? '' });
  const known = sums.get(key);
  sums.set(key, {
    before: known ? plus(known.before, amounts) : amounts,
    after: addRequest(known?.after, request),
  });
}

function requestAfter(request: UsageRequest, install: Install | undefined): UsageRequest {
  return {
    ...request,
    site: completeOwnId(request.site, request.device),
    footprint: roundFootprint(request.footprint),
    rowRev: request.device === install?.device ? FIRST_REV : 0,
  };
}

/** The exact sums of the requests there are; and beside them, once rounded, what rows hold of those that are gone. */
function daysAfter(before: readonly DayRow[], sums: Map<string, Sum>): DayRow[] {
  const rest = new Map(sums);
  const rows = before.map((old) => {
    const row = { ...old, site: completeOwnId(old.site, old.device) };
    const key = keyOf(row);
    const sum = sums.get(key);
    rest.delete(key);
    // Whatever it counts is gone.
    if (!sum) return roundRow({ ...row, frozen: true });
    return row.frozen ? withGone(row, sum) : sum.after;
  });
  return [...rows, ...[...rest.values()].map(({ after }) => after)];
}

function withGone(row: DayRow, { before, after }: Sum): DayRow {
  const requests = Math.max(0, row.requests + row.sessions - after.requests - after.sessions);
  const gone = roundRow({ ...row, ...minus(row, before), requests, sessions: 0 });
  return { ...row, ...plus(gone, after) };
}

function numbered(row: DayRow, install: Install | undefined): DayRow {
  return { ...row, rev: row.device === install?.device ? FIRST_REV : 0 };
}

function keyOf({
  device,
  day,
  site,
  model,
  kind,
  mode,
}: Pick<DayRow, 'device' | 'day' | 'site' | 'model' | 'kind' | 'mode'>): string {
  return JSON.stringify([device, day, site, model, kind, mode]);
}
