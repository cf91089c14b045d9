/**
 * Requests of a history, put beside those that are there: each prompt once, in whatever order live metering, files and
 * copies of them come, and however often.
 */
import { deletionsIn } from '../model/backup/deletions.ts';
import { IMPORTED_DEVICE, isImported, UNSURE_KEY_SITES } from '../model/imported/imported.ts';
import { compareTold } from '../model/imported/told.ts';
import type { HistoryChoices } from '../model/messages/wire.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { type DaySpan, type Draft, daysAround } from './draft.ts';
import type { StagedPrompt } from './history-staging.ts';
import { keepUnder, readKnown, settleKnown, tellKnownAs } from './known.ts';
import { getMeta, putMeta } from './meta.ts';
import type { HistoryCounts, Known } from './meta-rows.ts';
import { getRequests } from './requests.ts';
import { roomFor } from './room.ts';
import type { WriteTransaction } from './schema.ts';

/** What became of one prompt. */
export type Fate = keyof HistoryCounts;

export const NO_COUNTS: HistoryCounts = { added: 0, known: 0, had: 0, undecided: 0, deleted: 0, full: 0 };

/** What is asked of a history's prompts, and the import they come with. */
export interface Taking extends Pick<HistoryChoices, 'restores' | 'undecided'> {
  /** Id of the import. */
  readonly run: string;
}

/** Puts prompts into a draft. @returns the fate of each, by the id of its request */
export async function draftPrompts(
  draft: Draft,
  prompts: readonly StagedPrompt[],
  taking: Taking,
): Promise<ReadonlyMap<string, Fate>> {
  const { transaction } = draft;
  const around = await readAround(transaction, prompts);
  const deletions = deletionsIn(await transaction.objectStore('deletions').getAll());
  const fates = new Map<string, Fate>();
  const touched: UsageRequest[] = [];
  for (const { request, liveId } of prompts) {
    const present = around.imported.get(request.id);
    const numbered = { ...request, rowRev: present?.rowRev ?? 0, import: taking.run };
    const statements = deletions.of(numbered);
    const rowRev = statements.reduce((most, { upToRev }) => Math.max(most, upToRev + 1), numbered.rowRev);
    const isDeleted = statements.length > 0 && !taking.restores;
    const wanted = { ...numbered, rowRev };
    fates.set(
      request.id,
      isDeleted ? 'deleted' : await place(draft, { request: wanted, present, liveId }, around, taking),
    );
    if (draft.isChanged(request.id) && around.hasLive(request)) touched.push(wanted);
  }
  await settleKnown(draft, touched);
  for (const { id } of touched) if (!(await draft.get(id))) fates.set(id, 'known');
  return fates;
}

/**
 * Where a prompt of this import comes nearer to a live one than an earlier one of it, that one is new after all, and
 * others may be known instead.
 * @param prompts of the draft: their fates are told by themselves
 * @returns how many earlier ones are new that were known, less those that are known and were new
 */
export function newAfterAll(draft: Draft, prompts: readonly StagedPrompt[], { run }: Taking): number {
  const own = new Set(prompts.map(({ request }) => request.id));
  const isEarlier = (row: UsageRequest | undefined) => row?.import === run && !own.has(row.id);
  return draft
    .changes()
    .reduce((sum, { before, after }) => sum + Number(isEarlier(after)) - Number(isEarlier(before)), 0);
}

/** A prompt of the file, what an earlier one told of it, and the id of the live request that has its key. */
interface Placing {
  readonly request: UsageRequest;
  readonly present: UsageRequest | undefined;
  readonly liveId: string | null;
}

async function place(
  draft: Draft,
  { request, present, liveId }: Placing,
  around: Around,
  { undecided, run }: Taking,
): Promise<Fate> {
  const { id } = request;
  if (present) {
    if (compareTold(request, present) > 0) {
      await putMeta(draft.transaction, `replaced:${run}/${id}`, present);
      draft.set(id, present, { ...request, import: present.import ?? run });
    }
    return 'had';
  }
  const fate = around.hasLive(request) ? await placeByLive(draft, request, liveId, around) : undefined;
  if (fate === 'known' || (fate === 'undecided' && !undecided)) return fate;
  if (!around.hasRoom(request, undefined)) return 'full';
  draft.set(id, undefined, request);
  return 'added';
}

/** Where something was metered live around it. */
async function placeByLive(
  draft: Draft,
  request: UsageRequest,
  liveId: string | null,
  around: Around,
): Promise<'known' | 'undecided' | undefined> {
  const known = await readKnown(draft.transaction, request.id);
  if (known) {
    await tellKnown(draft, known, request);
    return 'known';
  }
  const live = liveId === null ? undefined : await draft.get(liveId);
  if (!live) return around.gone(request, liveId);
  await keepUnder(draft, request, live, 'key');
  return 'known';
}

async function tellKnown(draft: Draft, known: Known, request: UsageRequest): Promise<void> {
  if (compareTold(request, known.row) <= 0) return;
  await putMeta(draft.transaction, `replaced:${request.import}/${request.id}`, known.row);
  const { import: run } = known.row;
  await tellKnownAs(draft, known, { ...request, ...(run === undefined ? {} : { import: run }) });
}

/** What there is around prompts: most of a history is of days on which nothing else is known. */
interface Around {
  hasLive(request: UsageRequest): boolean;
  /** By id, what earlier histories brought of the same sites and days: read at once, since asking for each takes as long as writing it. */
  readonly imported: ReadonlyMap<string, UsageRequest>;
  /** Of a day whose single requests are gone: whether it was one of them; undefined where it wasn't, or none are. */
  gone(request: UsageRequest, liveId: string | null): Promise<'known' | 'undecided' | undefined>;
  /** Whether its day row has a place for one more. */
  hasRoom(request: UsageRequest, before: UsageRequest | undefined): boolean;
}

async function readAround(transaction: WriteTransaction, prompts: readonly StagedPrompt[]): Promise<Around> {
  const span = daysAround(prompts.map(({ request }) => request.at));
  const range = IDBKeyRange.bound(span.first, span.last);
  const keys = await transaction.objectStore('days').index('day').getAllKeys(range);
  const sites = (isOf: (device: string) => boolean) =>
    new Set(keys.filter(([device]) => isOf(device)).map(([, , site]) => site));
  const live = sites((device) => device !== IMPORTED_DEVICE);
  const wanted = new Set(prompts.map(({ request }) => request.site));
  const brought = sites((device) => device === IMPORTED_DEVICE);
  const imported = new Set([...brought].filter((site) => wanted.has(site)));
  return {
    hasLive: ({ site }) => live.has(site),
    imported: await readImported(transaction, prompts, imported, span),
    gone: createGone(transaction),
    hasRoom: await roomFor(
      transaction,
      prompts.map(({ request }) => request),
    ),
  };
}

/** Of the ids there are around, those that are brought once more: no other row is read. */
async function readImported(
  transaction: WriteTransaction,
  prompts: readonly StagedPrompt[],
  sites: ReadonlySet<string>,
  { first, last }: DaySpan,
): Promise<ReadonlyMap<string, UsageRequest>> {
  const index = transaction.objectStore('requests').index('site-day-at');
  const ids = await Promise.all(
    [...sites].map((site) => index.getAllKeys(IDBKeyRange.bound([site, first], [site, last, []]))),
  );
  const there = new Set(ids.flat());
  const again = prompts.map(({ request }) => request.id).filter((id) => there.has(id));
  const rows = await getRequests(transaction, again);
  return new Map(rows.flatMap((row) => (row && isImported(row) ? [[row.id, row]] : [])));
}

function createGone(transaction: WriteTransaction): Around['gone'] {
  const known = new Map<string, ReturnType<typeof readGone>>();
  return async ({ id, site, day }, liveId) => {
    const name = `${site}/${day}`;
    const reading = known.get(name) ?? readGone(transaction, site, day);
    known.set(name, reading);
    const { gone, counted, keys, areNamed } = await reading;
    if (gone === 0) return undefined;
    if (keys.has(id) || (liveId !== null && keys.has(liveId))) return 'known';
    // Where all that is gone is told by its key, what isn't among it is new.
    return (liveId !== null || areNamed) && counted >= gone ? undefined : 'undecided';
  };
}

/** How many live requests a day's rows count that are no longer there, and what the ledger has of them. */
async function readGone(transaction: WriteTransaction, site: string, day: string) {
  const rows = await transaction.objectStore('days').index('day').getAll(day);
  // Also those that count none that are gone: what is there may be theirs.
  const live = rows.filter((row) => row.site === site && !isImported(row));
  const counted = live.reduce((sum, { requests, sessions }) => sum + requests + sessions, 0);
  const whole = IDBKeyRange.bound([site, day], [site, day, []]);
  const present = await transaction.objectStore('requests').index('site-day-at').getAll(whole);
  const here = present.filter((request) => !isImported(request)).length;
  const ledger = await getMeta(transaction, `ledger:${site}/${day}`);
  const keys = new Set(ledger?.keys);
  const requests = ledger?.requests ?? 0;
  return {
    gone: Math.max(0, counted - here),
    counted: requests,
    keys,
    /** Each has the key of its export beside its own. */
    areNamed: keys.size >= 2 * requests && !UNSURE_KEY_SITES.includes(site),
  };
}
