/** What lies ready of a history, by source and month, before any of it is taken in. */
import { totalsOf } from '../../../model/summaries/summary.ts';
import { addRequest } from '../../../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../../model/usage/usage.ts';
import { countedWith, HISTORY_BATCH } from '../../../store/histories.ts';
import { lookAtPrompts } from '../../../store/history-look.ts';
import type { HistoryStaging, StagedPrompt } from '../../../store/history-staging.ts';
import { type Fate, NO_COUNTS } from '../../../store/imported.ts';
import { APART_MS } from '../../../store/known.ts';
import type { HistoryCounts, HistoryPosition } from '../../../store/meta-rows.ts';
import type { Database } from '../../../store/schema.ts';
import { type FoundAccount, sourcesOfSeveral } from './accounts.ts';
import type { PreviewMonth, PreviewSource } from './reading.ts';

/** Looked at together at most: what is so near to each other for longer is no person's. */
const MOST_TOGETHER = 10 * HISTORY_BATCH;

/** One source while it is added up. */
interface Gathering {
  readonly id: string;
  readonly account: number | null;
  from: string;
  to: string;
  counts: HistoryCounts;
  /** New requests by month: ranges add up by whom errors are shared with, as in a day's row. */
  readonly rows: Map<string, DayRow>;
  readonly months: Map<string, { -readonly [Key in keyof PreviewMonth]: PreviewMonth[Key] }>;
}

/** Most prompts first. */
export async function previewSources(
  database: Database,
  staging: HistoryStaging,
  accounts: readonly FoundAccount[],
): Promise<PreviewSource[]> {
  const several = sourcesOfSeveral(accounts);
  const sources = new Map<string, Gathering>();
  for await (const prompts of spansOf(staging)) {
    const fates = await lookAtPrompts(database, prompts);
    for (const { request, source, account } of prompts) {
      const asked = several.has(source) ? account : null;
      const key = JSON.stringify([source, asked]);
      const known = sources.get(key) ?? newGathering(request, source, asked);
      sources.set(key, known);
      gather(known, request, fates.get(request.id) ?? 'had');
    }
  }
  return [...sources.values()]
    .map((gathering) => previewOf(gathering, accounts))
    .sort((a, b) => total(b.counts) - total(a.counts) || (a.account ?? 0) - (b.account ?? 0));
}

/**
 * All that lies there, by spans apart from each other: nothing of a look is kept, so that prompts which may ask for the
 * same live one are looked at together, whatever part they lie in.
 */
async function* spansOf(staging: HistoryStaging): AsyncGenerator<readonly StagedPrompt[]> {
  let span: StagedPrompt[] = [];
  let endsAt = Number.NEGATIVE_INFINITY;
  let position: HistoryPosition | null = null;
  for (;;) {
    const batch = await staging.next(position, HISTORY_BATCH);
    if (!batch) break;
    position = batch.place;
    const [first, last] = [batch.prompts[0], batch.prompts.at(-1)];
    const isApart = first !== undefined && first.request.at > endsAt + APART_MS;
    if (span.length > 0 && (isApart || span.length >= MOST_TOGETHER)) {
      yield span;
      span = [];
    }
    span.push(...batch.prompts);
    endsAt = Math.max(endsAt, last?.request.at ?? endsAt);
  }
  if (span.length > 0) yield span;
}

function newGathering({ day }: UsageRequest, id: string, account: number | null): Gathering {
  return { id, account, from: day, to: day, counts: NO_COUNTS, rows: new Map(), months: new Map() };
}

function gather(gathering: Gathering, request: UsageRequest, fate: Fate): void {
  const { day, media, session } = request;
  const month = day.slice(0, 7);
  if (day < gathering.from) gathering.from = day;
  if (day > gathering.to) gathering.to = day;
  gathering.counts = countedWith(gathering.counts, [fate]);
  const known = gathering.months.get(month) ?? { month, added: 0, prompts: 0, images: 0, sounds: 0 };
  gathering.months.set(month, known);
  known.prompts += 1;
  known.images += media.reduce((sum, { type, count }) => sum + (type === 'image' ? count : 0), 0);
  known.sounds += session || media.some(({ type }) => type === 'audio') ? 1 : 0;
  if (fate !== 'added') return;
  known.added += 1;
  gathering.rows.set(month, addRequest(gathering.rows.get(month), request));
}

function previewOf(
  { id, account, from, to, counts, rows, months }: Gathering,
  accounts: readonly FoundAccount[],
): PreviewSource {
  return {
    id,
    account,
    files: accounts.find((one) => one.source === id && one.account === account)?.files ?? [],
    from,
    to,
    counts,
    energyWh: totalsOf([...rows.values()]).footprint.energyWh,
    months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

function total(counts: HistoryCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
