import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOfRows } from '../../../src/model/footprint/sums.ts';
import { organisationReport, type ReportChoices } from '../../../src/model/organisation/report.ts';
import { DEFAULT_SETTINGS, REPORT_MINIMA } from '../../../src/model/settings/settings.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../../src/model/usage/usage.ts';
import { someRequest } from '../samples.ts';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };

/** The row of so many requests that are alike. */
function row(requests: number, changes: Partial<UsageRequest> = {}): DayRow {
  const all = Array.from({ length: requests }, () => someRequest({ day: WEEK.from, ...changes }));
  return all.reduce<DayRow | undefined>((sum, request) => addRequest(sum, request), undefined) as DayRow;
}

function report(rows: readonly DayRow[], changes: Partial<ReportChoices> = {}) {
  return organisationReport(rows, WEEK, { ...DEFAULT_SETTINGS, ...changes });
}

describe('a report for an organisation', () => {
  it('is of the days of its period alone, by site and class, days put together', () => {
    const first = row(6);
    const last = row(5, { day: WEEK.to, contextTokens: 7, reasoningTokens: 3, toolTokens: 2 });
    const thinking = row(9, { mode: 'reasoning', site: 'claude' });
    const around = [row(20, { day: '2026-11-15' }), row(20, { day: '2026-11-23' })];
    const { cells, withheld } = report([last, ...around, thinking, first]);
    expect(withheld).toBe(0);
    expect(cells).toEqual([
      {
        site: 'chatgpt',
        of: 'text',
        model: null,
        requests: 11,
        sessions: 0,
        inputTokens: 11 * 20 + 5 * 7,
        outputTokens: 11 * 300 + 5 * 5,
        images: 0,
        videos: 0,
        audios: 0,
        footprint: sumOfRows([last, first]),
      },
      expect.objectContaining({ site: 'claude', of: 'thinking', requests: 9 }),
    ]);
  });

  it('puts lines of too few together, and leaves them out where they stay too few', () => {
    const few = [row(3, { site: 'grok' }), row(1, { site: 'poe', session: true, kind: 'audio' })];
    const alone = report([row(5), ...few]);
    expect(alone.cells.map(({ site }) => site)).toEqual(['chatgpt']);
    expect(alone.withheld).toBe(4);
    const together = report([row(5), ...few, row(1, { site: 'pi' })]);
    expect(together.cells.at(-1)).toMatchObject({ site: 'other', of: 'other', requests: 4, sessions: 1 });
    expect(together.withheld).toBe(0);
    expect(report(few, { reportMinimum: 1 }).cells.map(({ site }) => site)).toEqual(['grok', 'poe']);
  });

  it('names models where that is chosen alone, and never an address of one’s own', () => {
    const own = { site: 'own:1-0f3a5b7c9d1e' };
    const rows = [
      row(5, { model: 'gpt-5' }),
      row(5, { model: null }),
      row(5, own),
      row(5, { ...own, model: 'llama' }),
    ];
    const names = ({ site, model }: { site: string; model: string | null }) => [site, model];
    expect(report(rows).cells.map(names)).toEqual([
      ['chatgpt', null],
      ['own', null],
    ]);
    expect(report(rows, { reportModels: true }).cells.map(names)).toEqual([
      ['chatgpt', ''],
      ['chatgpt', 'gpt-5'],
      ['own', 'gpt-5'],
      ['own', 'llama'],
    ]);
    const few = report([row(3, { model: 'a' }), row(3, { model: 'b' })], { reportModels: true }).cells;
    expect(few.map(names)).toEqual([['other', 'other']]);
  });

  it('says the factor sets its estimates were made with, without the zone', () => {
    const rows = [row(5, { factors: '2026.11.2/FR' }), row(5, { day: WEEK.to, factors: '2026.11/US' })];
    const scaled = { ...row(5, { site: 'poe' }), factors: '~2026.11/WORLD' };
    expect(report([...rows, scaled]).factors).toEqual(['2026.11', '2026.11.2']);
  });

  it('tells all that is not withheld, no line under the minimum, in whatever order rows come', () => {
    const anyRow = fc
      .record({
        count: fc.integer({ min: 1, max: 9 }),
        site: fc.constantFrom('chatgpt', 'claude', 'grok', 'own:1-0f3a5b7c9d1e', 'own:2-0f3a5b7c9d1e'),
        kind: fc.constantFrom('text', 'image', 'audio'),
        model: fc.constantFrom('a', 'b', null),
        session: fc.boolean(),
      })
      .map(({ count, ...changes }) => row(count, changes));
    const anyChoices = fc.record({
      reportUnit: fc.constant('week' as const),
      reportMinimum: fc.constantFrom(...REPORT_MINIMA),
      reportModels: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), anyChoices, (rows, choices) => {
        const told = organisationReport(rows, WEEK, choices);
        const counts = told.cells.map(({ requests, sessions }) => requests + sessions);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        const all = sum(rows.map(({ requests, sessions }) => requests + sessions));
        expect(sum(counts) + told.withheld).toBe(all);
        expect(counts.filter((count) => count < choices.reportMinimum)).toEqual([]);
        expect(told.withheld).toBeLessThan(choices.reportMinimum);
        expect(organisationReport(rows.toReversed(), WEEK, choices)).toEqual(told);
      }),
    );
  });
});
