/** The history over made-up use: every state of its page. */
import { IMPORTED_DEVICE } from '../../../model/imported/imported.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings/settings.ts';
import type { DayRow } from '../../../model/usage/usage.ts';
import { NO_COUNTS } from '../../../store/imported.ts';
import { mockUse } from '../mock-use.ts';
import type { HistoryClient, Preview } from './reading.ts';

/**
 * `empty`: the first visit. `reading`, `preview`: files are read, or were; `accounts`: of two people, as it seems. `years`:
 * what they made.
 */
export const HISTORY_STATES = ['empty', 'reading', 'preview', 'accounts', 'years'] as const;
/** A state the page can be looked at in. */
export type HistoryState = (typeof HISTORY_STATES)[number];

/** @param now epoch ms, the moment it is looked at */
export function mockHistory(state: HistoryState, now: number, change: Partial<Settings> = {}): HistoryClient {
  const settings = { ...DEFAULT_SETTINGS, ...change };
  const rows = state === 'years' ? brought(mockUse(now).record.rows) : [];
  const histories =
    state === 'years' ? [{ id: 'a', at: now, sources: ['chatgpt', 'codex'], counts: NO_COUNTS }] : [];
  return {
    browserLanguages: ['en'],
    watch: () => () => undefined,
    read: async () => ({ settings, now, rows, histories }),
    async readFiles(_, told) {
      told({ readBytes: 310_000_000, allBytes: 1_000_000_000, prompts: 50_422 });
      if (state === 'reading') await new Promise(() => undefined);
      return state === 'accounts' ? OF_TWO : PREVIEW;
    },
    take: async () => 3_190,
    forget: async () => undefined,
    undo: async () => true,
  };
}

/** Rows of some days as if they had been brought; an agent's among them. */
function brought(rows: readonly DayRow[]): DayRow[] {
  return rows.map((row, index): DayRow => {
    if (index % 3 === 0) return row;
    const of = { ...row, device: IMPORTED_DEVICE };
    return index % 9 === 1
      ? { ...of, site: 'codex', mode: 'agent', provenance: 'agent-log' }
      : { ...of, provenance: 'export' };
  });
}

const PREVIEW: Preview = {
  sources: [
    {
      id: 'chatgpt',
      account: null,
      files: [],
      from: '2023-01-04',
      to: '2026-11-20',
      counts: { ...NO_COUNTS, added: 2_840, known: 402, undecided: 12, deleted: 3 },
      energyWh: { low: 310, central: 1_240, high: 5_100 },
      months: [
        { month: '2023-01', added: 12, prompts: 12, images: 0, sounds: 0 },
        { month: '2026-11', added: 88, prompts: 490, images: 7, sounds: 2 },
      ],
    },
    {
      id: 'claude-code',
      account: null,
      files: [],
      from: '2026-10-21',
      to: '2026-11-20',
      counts: { ...NO_COUNTS, added: 350 },
      energyWh: { low: 900, central: 4_300, high: 19_000 },
      months: [{ month: '2026-11', added: 350, prompts: 350, images: 0, sounds: 0 }],
    },
  ],
  problems: [
    { problem: 'unknown', files: 2, names: ['export.zip/group_notes.json', 'export.zip/other.json'] },
    { problem: 'broken', files: 1, names: ['rollout-2026-11-02.jsonl'] },
  ],
};

const OF_TWO: Preview = {
  sources: PREVIEW.sources.flatMap((source) =>
    source.id === 'chatgpt'
      ? [
          { ...source, account: 1, files: ['chatgpt-2026-11.zip'] },
          { ...source, account: 2, files: ['export (1).zip'] },
        ]
      : [source],
  ),
  problems: [],
};
