/** What lies ready of a history, by source and month, before any of it is taken in. */
import { totalsOf } from '../../../model/summaries/summary.ts';
import { addRequest } from '../../../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../../model/usage/usage.ts';
import { countedWith, HISTORY_BATCH } from '../../../store/histories.ts';
import { lookAtPrompts } from '../../../store/history-look.ts';
import type { HistoryStaging } from '../../../store/history-staging.ts';
import { type Fate, NO_COUNTS } from '../../../store/imported.ts';
import type { HistoryCounts, HistoryPosition } from '../../../store/meta-rows.ts';
import type { Database } from '../../../store/schema.ts';
import { type FoundAccount, sourcesOfSeveral } from './accounts.ts';
import type { PreviewMonth, PreviewSource } from './reading.ts';

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
  let position: HistoryPosition | null = null;
  for (;;) {
    const batch = await staging.next(position, HISTORY_BATCH);
    if (!batch) break;
    const { prompts, place } = batch;
    position = place;
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
