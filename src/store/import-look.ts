/** What a person has to be asked, or told, of a file before it is taken in. */
import { type DeletionStatement, deletionsIn, statementKey } from '../model/backup/deletions.ts';
import { IMPORTED_DEVICE } from '../model/imported/imported.ts';
import { dayKeyOf } from '../model/usage/day-key.ts';
import { holdsAllOf } from '../model/usage/day-row.ts';
import type { DayRow } from '../model/usage/usage.ts';
import { ALL_DAYS } from './export.ts';
import { startingWith } from './key-ranges.ts';
import type { Install } from './meta-rows.ts';
import { requestBatches } from './request-list.ts';
import type { Database } from './schema.ts';

/** What is looked at of a file: all but its requests, and of these the highest number by device. */
export interface FileContents {
  readonly days: readonly DayRow[];
  readonly deletions: readonly DeletionStatement[];
  readonly highestRev: ReadonlyMap<string, number>;
}

/** What is odd about a file. */
export interface ImportLook {
  /** It holds rows of this device that it never wrote: the browser's profile was copied. */
  readonly isCopied: boolean;
  /** Of devices nothing was ever known of here, while there is something: another one of this person, or somebody's. */
  readonly strangers: Strangers | null;
  /** How many requests here were deleted elsewhere. */
  readonly deleted: number;
}

/** How many requests, first and last local day. */
export interface Strangers {
  readonly requests: number;
  readonly from: string;
  readonly to: string;
}

const BATCH = 1_000;

/** Looks only: nothing is written. */
export async function lookAtImport(database: Database, contents: FileContents): Promise<ImportLook> {
  const install = (await database.get('meta', 'install')) as Install | undefined;
  const [isCopied, strangers, deleted] = await Promise.all([
    install ? wasCopied(database, contents, install) : false,
    strangersIn(database, contents, install?.device),
    countDeleted(database, contents),
  ]);
  return { isCopied, strangers, deleted };
}

async function wasCopied(
  database: Database,
  { days, deletions, highestRev }: FileContents,
  { device, rev }: Install,
): Promise<boolean> {
  const own = days.filter((row) => row.device === device && row.rev > 0);
  const numbers = [
    highestRev.get(device) ?? 0,
    ...own.map((row) => row.rev),
    ...deletions.filter((statement) => statement.device === device).map(({ upToRev }) => upToRev),
  ];
  if (numbers.some((number) => number > rev)) return true;
  const stated = deletionsIn(await database.getAll('deletions'));
  const known = new Map(
    (await database.getAll('days', startingWith([device]))).map((row) => [keyText(row), row]),
  );
  return own.some((row) => {
    const here = known.get(keyText(row));
    // Before deletions were stated, rows went without a word: those have no number.
    if (!here) return stated.of(row).length === 0;
    const isSame = holdsAllOf(here, row) && holdsAllOf(row, here);
    return row.rev > here.rev || (row.rev === here.rev && !isSame);
  });
}

async function strangersIn(
  database: Database,
  { days }: FileContents,
  own: string | undefined,
): Promise<Strangers | null> {
  const known = await readDevices(database);
  if (known.size === 0) return null;
  const strange = days.filter(
    ({ device }) => device !== own && device !== IMPORTED_DEVICE && !known.has(device),
  );
  if (strange.length === 0) return null;
  const dates = strange.map(({ day }) => day).sort();
  return {
    requests: strange.reduce((sum, { requests, sessions }) => sum + requests + sessions, 0),
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
  };
}

/** Devices of which there are rows, or were; what was imported is of none. */
export async function readDevices(database: Database): Promise<ReadonlySet<string>> {
  const devices = new Set((await database.getAll('deletions')).map(({ device }) => device));
  const { store } = database.transaction('days');
  let key = await store.getKey(IDBKeyRange.lowerBound([]));
  while (key) {
    devices.add(key[0]);
    key = await store.getKey(IDBKeyRange.lowerBound([key[0], []], true));
  }
  devices.delete(IMPORTED_DEVICE);
  return devices;
}

async function countDeleted(database: Database, { deletions }: FileContents): Promise<number> {
  const here = new Map((await database.getAll('deletions')).map((each) => [keyOf(each), each.upToRev]));
  const news = deletions.filter((each) => each.upToRev > (here.get(keyOf(each)) ?? -1));
  if (news.length === 0) return 0;
  const deleted = deletionsIn(news);
  const days = (await database.getAll('days')).filter((row) => row.frozen && deleted.of(row).length > 0);
  const counted = new Set(days.map(keyText));
  let sum = days.reduce((total, { requests, sessions }) => total + requests + sessions, 0);
  for await (const batch of requestBatches(database, ALL_DAYS, BATCH))
    sum += batch.filter(
      (each) => deleted.of(each).length > 0 && !counted.has(JSON.stringify(dayKeyOf(each))),
    ).length;
  return sum;
}

function keyText(row: DayRow): string {
  return JSON.stringify(dayKeyOf(row));
}

function keyOf(statement: DeletionStatement): string {
  return JSON.stringify(statementKey(statement));
}
