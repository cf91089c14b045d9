/**
 * What the first pages show before anything was counted, by the estimator like any other amount: a usual day, and the
 * short prompt a person tries it with. A build works it out and leaves the estimator behind (scripts/build/plugins.ts).
 */
import { estimated, type SiteUsage } from '../footprint/estimate.ts';
import { searchBaseline, searchEquivalents } from '../footprint/search.ts';
import { sumOf } from '../footprint/sums.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { addRequest } from '../usage/day-row.ts';
import type { DayRow, Range } from '../usage/usage.ts';

/** A day of so many requests, in web searches; and one “2 + 2”, in Wh. */
export interface Example {
  readonly requests: number;
  readonly searches: Range;
  readonly promptWh: Range;
}

type Asked = Pick<SiteUsage, 'site' | 'model' | 'mode' | 'inputTokens' | 'outputTokens' | 'reasoningTokens'>;

const SHORT = { mode: 'standard', inputTokens: 90, outputTokens: 320, reasoningTokens: 0 } as const;
const THOUGHT = { mode: 'reasoning', inputTokens: 160, outputTokens: 480, reasoningTokens: 1_900 } as const;

/** Of a day with a chat or two and a longer thought now and then: how often, and what. */
const DAY: readonly (readonly [times: number, asked: Asked])[] = [
  [14, { site: 'chatgpt', model: 'gpt-5-6', ...SHORT }],
  [6, { site: 'claude', model: 'claude-sonnet-5', ...SHORT }],
  [3, { site: 'chatgpt', model: 'gpt-5-6-thinking', ...THOUGHT }],
];

const PROMPT: Asked = { ...SHORT, site: 'chatgpt', model: 'gpt-5-6', inputTokens: 5, outputTokens: 8 };

function rowOf(asked: Asked, before: DayRow | undefined): DayRow {
  const usage: SiteUsage = {
    ...asked,
    kind: 'text',
    session: false,
    intent: 'new',
    effort: null,
    generations: 1,
    contextTokens: 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: { input: 'counted', output: 'counted', reasoning: 'inferred' },
    media: [],
    outcome: 'complete',
    durationMs: 8_000,
    seen: 'network',
  };
  const stored = { id: '', rev: 1, device: '', at: 0, day: '2026-01-01', tzOffsetMin: 0, rowRev: 0 };
  return addRequest(before, { ...usage, ...stored, provenance: 'live', ...estimated(usage, null) });
}

function energyOf(day: readonly (readonly [times: number, asked: Asked])[]): Range {
  const rows = day.map(([times, asked]) =>
    Array.from({ length: times }).reduce<DayRow | undefined>((row) => rowOf(asked, row), undefined),
  );
  return sumOf(
    rows.flatMap((row) => row ?? []),
    'energyWh',
  );
}

export const EXAMPLE: Example = {
  requests: DAY.reduce((sum, [times]) => sum + times, 0),
  searches: searchEquivalents(energyOf(DAY), searchBaseline(DEFAULT_SETTINGS.searchBaseline)),
  promptWh: energyOf([[1, PROMPT]]),
};
