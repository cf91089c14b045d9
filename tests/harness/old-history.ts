/**
 * A history of two months, of two devices, three sites and an address of one's own, that a release of schema 2 takes in
 * by its own import; and what migration 003 must have made of it, worked out from the history alone.
 */
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import type { TestPage } from './both-browsers.ts';

/** Requests of a day, site and device stand together; those of every tenth day are gone for one half. */
export interface OldHistory {
  readonly count: number;
  readonly device: string;
  /** Epoch ms of noon, UTC, of the day after the last. */
  readonly end: number;
}

type Old = Omit<UsageRequest, 'provenance' | 'rowRev'>;

interface Made {
  readonly request: Old;
  readonly isFrozen: boolean;
  readonly isGone: boolean;
}

declare global {
  /** Defined in the page by `introduce`. */
  var oldRequest: (index: number) => Made;
}

export const DAYS = 60;
export const SITES = ['chatgpt', 'claude', 'gemini', 'own:1'];
export const OTHER_DEVICE = 'another-device';
/** The factor set it was estimated with. */
export const OLD_SET = '2026.11';

/** Tells the page of the history; runs in it. */
function introduce(
  { device, end }: OldHistory,
  days: number,
  sites: string[],
  other: string,
  set: string,
): void {
  const onGrid = (value: number) => Math.round(value * 2 ** 30) / 2 ** 30;
  globalThis.oldRequest = (index) => {
    const back = 1 + (index % days);
    const round = Math.floor(index / (days * sites.length));
    const at = end - back * 86_400_000 + round;
    const central = onGrid(0.3 + (index % 977) * 1.1e-4);
    const range = { low: onGrid(central / 3), central, high: central * 4 };
    const isFrozen = back % 10 === 0;
    const request: Old = {
      id: `old-request-${String(index).padStart(10, '0')}`,
      rev: 1,
      device: round % 5 === 0 ? other : device,
      at,
      day: new Date(at).toISOString().slice(0, 10),
      tzOffsetMin: 0,
      site: sites[Math.floor(index / days) % sites.length] ?? '',
      model: 'gpt-5',
      kind: 'text',
      intent: 'new',
      mode: 'standard',
      effort: null,
      generations: 1,
      inputTokens: 1,
      contextTokens: 0,
      outputTokens: 2,
      reasoningTokens: 0,
      toolTokens: 0,
      totalTokens: null,
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
      media: [],
      outcome: 'complete',
      durationMs: 3,
      seen: 'network',
      session: false,
      factors: `${set}/US`,
      footprint: {
        energyWh: range,
        gwpUsageGrams: range,
        gwpEmbodiedGrams: range,
        waterOnsiteMl: range,
        waterOffsiteMl: range,
      },
    };
    return { request, isFrozen, isGone: isFrozen && round % 2 === 0 };
  };
}

/** Has the release in whose page this is take the history in, as from an export file. Gives how many requests are kept. */
export async function importOldHistory(page: TestPage, history: OldHistory): Promise<number> {
  await page.evaluate(introduce, history, DAYS, SITES, OTHER_DEVICE, OLD_SET);
  return page.evaluate(importAll, history.count);
}

/** Runs in the page. */
async function importAll(count: number): Promise<number> {
  const rowsAMessage = 500;
  type Sum = Record<string, unknown> & {
    requests: number;
    footprint: Record<string, Record<string, number>>;
  };
  const frozen = new Map<string, Sum>();
  const kept: object[] = [];
  for (let index = 0; index < count; index += 1) {
    const { request, isFrozen, isGone } = globalThis.oldRequest(index);
    if (!isGone) kept.push(request);
    if (!isFrozen) continue;
    const { device, day, site, model, kind, mode, factors, footprint } = request;
    const name = JSON.stringify([device, day, site]);
    const none = { sessions: 0, images: 0, videos: 0, audios: 0, videoSeconds: 0, audioSeconds: 0 };
    const tokens = { contextTokens: 0, reasoningTokens: 0, toolTokens: 0 };
    const sum: Sum = frozen.get(name) ?? {
      ...{ device, day, site, model, kind, mode, factors, ...none, ...tokens, frozen: true },
      requests: 0,
      footprint: Object.fromEntries(
        Object.keys(footprint).map((key) => [key, { low: 0, central: 0, high: 0 }]),
      ),
    };
    frozen.set(name, sum);
    sum.requests += 1;
    for (const [key, range] of Object.entries(footprint))
      for (const [end, value] of Object.entries(range)) {
        const ends = sum.footprint[key] ?? {};
        ends[end] = (ends[end] ?? 0) + (value as number);
      }
  }
  const days = [...frozen.values()].map((sum) => ({
    ...sum,
    outcomes: { pending: 0, stopped: 0, failed: 0, refused: 0, cut: 0, complete: sum.requests },
    generations: sum.requests,
    inputTokens: sum.requests,
    outputTokens: 2 * sum.requests,
    durationMs: 3 * sum.requests,
  }));
  const send = async (table: 'requests' | 'days', rows: readonly object[]) => {
    for (let from = 0; from < rows.length; from += rowsAMessage) {
      const part = rows.slice(from, from + rowsAMessage);
      const message = { type: 'history/import', requests: [], days: [], [table]: part };
      const reply = await chrome.runtime.sendMessage(message);
      if (reply?.imported?.[table] !== part.length) throw new Error(`not taken in: ${JSON.stringify(reply)}`);
    }
  };
  await send('days', days);
  await send('requests', kept);
  return kept.length;
}

/** What of the history is not as migration 003's rules say, in words; other requests and days are left aside. */
export async function wrongAfterMigration(page: TestPage, history: OldHistory): Promise<string[]> {
  await page.evaluate(introduce, history, DAYS, SITES, OTHER_DEVICE, OLD_SET);
  return page.evaluate(compareAll, history.count, history.device);
}

/** Runs in the page. */
async function compareAll(count: number, device: string): Promise<string[]> {
  type Ends = Record<'low' | 'central' | 'high', number>;
  const ends = ['low', 'central', 'high'] as const;
  const rounded = (value: number) => Math.round(value * 2 ** 18) / 2 ** 18;
  const [requests, days] = await new Promise<[UsageRequest[], DayRow[]]>((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['requests', 'days']);
      const all = (['requests', 'days'] as const).map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(all.map(({ result }) => result) as [UsageRequest[], DayRow[]]);
      };
    };
  });
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what);
  };
  const isNumbered = (row: { device: string; site: string }, rev: number) =>
    row.device !== device ? rev === 0 : row.site === 'gemini' ? rev >= 1 : rev === 1;
  const sameRange = (footprint: UsageRequest['footprint'], wanted: (end: keyof Ends) => number) =>
    Object.values(footprint).every((range: Ends) => ends.every((end) => range[end] === wanted(end)));
  const ownIds = new Map(
    days.filter(({ site }) => site.startsWith('own:')).map((row) => [row.device, row.site]),
  );
  check(new Set(ownIds.values()).size === 2, `ids of own origins: ${[...ownIds.values()]}`);
  for (const id of ownIds.values()) check(/^own:1-[0-9a-f]{12}$/.test(id), id);

  const stored = new Map(requests.map((row) => [row.id, row]));
  const groups = new Map<string, { all: number; kept: number; gone: Ends; after: Ends; isFrozen: boolean }>();
  for (let index = 0; index < count; index += 1) {
    const { request, isFrozen, isGone } = globalThis.oldRequest(index);
    const { footprint, site: oldSite, ...same } = request;
    const site = oldSite === 'own:1' ? (ownIds.get(request.device) ?? '') : oldSite;
    const key = JSON.stringify([request.device, request.day, site]);
    const none = { low: 0, central: 0, high: 0 };
    const group = groups.get(key) ?? { all: 0, kept: 0, gone: { ...none }, after: { ...none }, isFrozen };
    groups.set(key, group);
    group.all += 1;
    const sums = isGone ? group.gone : group.after;
    for (const end of ends) sums[end] += isGone ? footprint.energyWh[end] : rounded(footprint.energyWh[end]);
    const row = stored.get(request.id);
    check((row === undefined) === isGone, `${request.id} is ${row ? 'there' : 'gone'}`);
    if (!row || isGone) continue;
    group.kept += 1;
    const isSame = Object.entries(same).every(
      ([name, value]) => JSON.stringify(row[name as keyof UsageRequest]) === JSON.stringify(value),
    );
    check(isSame && row.site === site && row.provenance === 'live', JSON.stringify(row));
    check(isNumbered(row, row.rowRev), `${row.id} is number ${row.rowRev}`);
    check(
      sameRange(row.footprint, (end) => rounded(footprint.energyWh[end])),
      `${row.id} on the grid`,
    );
  }
  const rows = new Map(days.map((row) => [JSON.stringify([row.device, row.day, row.site]), row]));
  for (const [key, { all, kept, gone, after, isFrozen }] of groups) {
    const row = rows.get(key);
    check(row !== undefined, `no row of ${key}`);
    if (!row) continue;
    check(row.frozen === isFrozen && row.provenance === 'live' && row.spread === null, key);
    check(isNumbered(row, row.rev), `${key} is number ${row.rev}`);
    check(row.requests === (isFrozen ? all : kept), `${key}: ${row.requests} requests`);
    check(
      sameRange(row.footprint, (end) => rounded(gone[end]) + after[end]),
      `${key} adds up`,
    );
  }
  return wrong.length > 5 ? [`${wrong.length}, first:`, ...wrong.slice(0, 5)] : wrong;
}
