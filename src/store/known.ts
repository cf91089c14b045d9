/**
 * Imported requests that are the same prompts as some metered live. Of the two the live one stands, and the other is
 * kept beside the requests: it gives what the live one lacks, also when that is told later, and stands in for its key
 * once retention has taken it.
 */
import { gained } from '../model/imported/gained.ts';
import { isImported, UNSURE_KEY_SITES } from '../model/imported/imported.ts';
import { CALL_MS, matchByTime } from '../model/imported/time-match.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import type { Draft } from './draft.ts';
import { numberingOf } from './install.ts';
import { deleteMeta, getMeta, putMeta } from './meta.ts';
import type { Known } from './meta-rows.ts';
import type { WriteTransaction } from './schema.ts';

/** Prompts follow one another: who may be whose is decided among all that are so near to each other. */
const CHAIN_MS = 3 * CALL_MS;

/** Prompts of two imports, or two parts of one, that are further apart never ask for the same live one. */
export const APART_MS = 2 * CHAIN_MS;

/** What is kept of an imported request that live metering knows. */
export function readKnown(transaction: WriteTransaction, id: string): Promise<Known | undefined> {
  return getMeta(transaction, `known:${id}`);
}

/**
 * Files imported requests of a draft under the live ones they are, and gives these what they lack.
 * @param touched requests of the draft that are new in it, or tell something new
 */
export async function settleKnown(draft: Draft, touched: readonly UsageRequest[]): Promise<void> {
  const byTime: UsageRequest[] = [];
  for (const one of touched) {
    const isSettled = isImported(one) ? await settleImported(draft, one) : await settleLive(draft, one);
    if (!isSettled) byTime.push(one);
  }
  for (const site of new Set(byTime.map((one) => one.site)))
    await matchAll(
      draft,
      site,
      byTime.filter((one) => one.site === site),
    );
}

async function settleImported(draft: Draft, imported: UsageRequest): Promise<boolean> {
  const live = await draft.byAlias(imported.id);
  if (live) await keepUnder(draft, imported, live, 'key');
  return live !== undefined;
}

async function settleLive(draft: Draft, live: UsageRequest): Promise<boolean> {
  const { alias } = live;
  if (alias === undefined) return false;
  const known = await readKnown(draft.transaction, alias);
  const imported = known?.row ?? (await draft.get(alias));
  if (!imported || !isImported(imported)) return !isUnsure(live);
  await keepUnder(draft, imported, live, known?.by ?? 'key');
  return known?.by !== 'time';
}

/** A file may have it under another key. */
function isUnsure({ site }: UsageRequest): boolean {
  return UNSURE_KEY_SITES.includes(site);
}

/**
 * The imported one goes from among the requests. Only its own device changes what a live one counts.
 * @param unaided the live one without what it gained before
 */
export async function keepUnder(
  draft: Draft,
  imported: UsageRequest,
  live: UsageRequest,
  by: Known['by'],
  unaided: UsageRequest = live,
): Promise<void> {
  const { transaction } = draft;
  const { device } = await numberingOf(transaction);
  const standing = await draft.get(imported.id);
  if (standing) draft.set(imported.id, standing, undefined);
  const fuller = live.device === device ? gained(unaided, imported) : unaided;
  const isChanged = fuller !== live || live.alias !== imported.id;
  if (isChanged) draft.set(live.id, live, { ...fuller, alias: imported.id });
  await putMeta(transaction, `known:${imported.id}`, {
    row: imported,
    live: live.id,
    by,
    before: fuller === unaided && (unaided.alias ?? imported.id) === imported.id ? null : unaided,
  });
}

/** What is known is told otherwise, also where the live one is gone. */
export async function tellKnownAs(draft: Draft, known: Known, row: UsageRequest): Promise<void> {
  const live = await draft.get(known.live);
  if (live) await keepUnder(draft, row, live, known.by, known.before ?? live);
  else await putMeta(draft.transaction, `known:${row.id}`, { ...known, row });
}

/** The two are apart again, each as it is by itself; the live one stays as it is where its own key said so. */
export async function letGo(draft: Draft, known: Known): Promise<void> {
  const { row, live: id, by, before } = known;
  await deleteMeta(draft.transaction, `known:${row.id}`);
  const live = await draft.get(id);
  if (live?.alias !== row.id) return;
  const { alias, ...bare } = before ?? live;
  const isOwn = alias !== undefined && (by === 'key' || alias !== row.id);
  draft.set(id, live, isOwn ? { ...bare, alias } : bare);
}

/**
 * What an import knows of a live one as it was before stands by itself again, where that is another's now.
 * @returns what stands again
 */
export async function releaseFormer(
  draft: Draft,
  before: UsageRequest | undefined,
  after: UsageRequest,
): Promise<UsageRequest[]> {
  if (before?.alias === undefined || before.alias === after.alias) return [];
  const known = await readKnown(draft.transaction, before.alias);
  if (!known) return [];
  await release(draft, known);
  return [known.row];
}

/** Where no key tells: one to one by time, among all that are near to what is new. */
async function matchAll(draft: Draft, site: string, touched: readonly UsageRequest[]): Promise<void> {
  const moments = touched.map(({ at }) => at).sort((a, b) => a - b);
  for (const { from, to } of spansOf(moments)) await matchWithin(draft, site, from, to);
}

async function matchWithin(draft: Draft, site: string, from: number, to: number): Promise<void> {
  const rows = await draft.within(site, from, to);
  const live = rows.filter((row) => !isImported(row));
  if (live.length === 0) return;
  const known = new Map<string, Known>();
  /** Brought by the key that live metering has of them. */
  const named = new Set<string>();
  for (const { alias } of live) {
    const one = alias === undefined ? undefined : await readKnown(draft.transaction, alias);
    if (one?.by === 'time') known.set(one.row.id, one);
    else if (one) named.add(one.row.id);
  }
  // As they are by themselves: what one gained is no sign of whose it is.
  const free = live.flatMap((row) => {
    if (row.alias === undefined) return [row];
    const own = known.get(row.alias);
    if (own) return [own.before ?? row];
    return isUnsure(row) && !named.has(row.alias) ? [row] : [];
  });
  const imported = [...rows.filter(isImported), ...[...known.values()].map(({ row }) => row)];
  const matched = matchByTime(free, imported);
  for (const one of known.values()) {
    if (matched.get(one.row.id)?.id !== one.live) await release(draft, one);
  }
  for (const one of imported) {
    const match = matched.get(one.id);
    if (!match || known.get(one.id)?.live === match.id) continue;
    const now = await draft.get(match.id);
    if (now) await keepUnder(draft, one, now, 'time');
  }
}

async function release(draft: Draft, known: Known): Promise<void> {
  await letGo(draft, known);
  draft.set(known.row.id, undefined, known.row);
}

/** Spans that hold all moments and what is near to them, apart from each other. */
function spansOf(moments: readonly number[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const at of moments) {
    const last = spans.at(-1);
    if (last && at - CHAIN_MS <= last.to) last.to = at + CHAIN_MS;
    else spans.push({ from: at - CHAIN_MS, to: at + CHAIN_MS });
  }
  return spans;
}
