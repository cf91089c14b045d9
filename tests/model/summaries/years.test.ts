import { describe, expect, it } from 'vitest';
import { ELSEWHERE, IMPORTED_DEVICE } from '../../../src/model/imported/imported.ts';
import { historyOf } from '../../../src/model/summaries/history.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { yearsOf } from '../../../src/model/summaries/years.ts';
import { addRequest } from '../../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../../src/model/usage/usage.ts';
import { someRequest, someRequests } from '../samples.ts';

const row = (day: string, changes: Partial<UsageRequest> = {}): DayRow =>
  addRequest(undefined, someRequest({ day, ...changes }));
const brought: Partial<UsageRequest> = { device: IMPORTED_DEVICE, provenance: 'export' };

const ROWS = [
  row('2024-11-30', { ...brought, model: 'gpt-4o' }),
  row('2025-01-02', {
    ...brought,
    model: 'gpt-5',
    kind: 'image',
    media: [{ type: 'image', count: 3 }],
  }),
  row('2025-01-03', { model: 'gpt-4o' }),
  row('2025-02-03', {
    ...brought,
    site: 'codex',
    mode: 'agent',
    model: 'gpt-5-codex',
    outputTokens: 900_000,
  }),
];

describe('a person’s years', () => {
  it('begin on the first day, and have every month from there', () => {
    const years = yearsOf(ROWS);
    expect(years).toMatchObject({ from: '2024-11-30', to: '2025-02-03' });
    expect(years?.months.map(({ month, totals }) => [month, totals.requests, totals.elsewhere])).toEqual([
      ['2024-11', 1, 1],
      ['2024-12', 0, 0],
      ['2025-01', 2, 1],
      ['2025-02', 1, 1],
    ]);
    expect(years?.biggestMonth.month).toBe('2025-02');
    expect(years?.sources.map(({ site, totals }) => [site, totals.requests])).toEqual([
      ['codex', 1],
      ['chatgpt', 3],
    ]);
  });

  it('are the sums of their rows, ranges included', () => {
    const rows = someRequests(200, 3).map((request) => addRequest(undefined, request));
    const { requests, images, footprint } = totalsOf(rows);
    expect(yearsOf(rows)?.totals).toMatchObject({ requests, images, footprint });
  });

  it('say what was new in each: models, images, agents', () => {
    expect(yearsOf(ROWS)?.years).toMatchObject([
      {
        year: '2025',
        biggestMonth: '2025-02',
        newModels: [
          { model: 'gpt-5', from: '2025-01-02' },
          { model: 'gpt-5-codex', from: '2025-02-03' },
        ],
        isFirstOf: { images: true, agents: true },
      },
      {
        year: '2024',
        newModels: [{ model: 'gpt-4o', from: '2024-11-30' }],
        isFirstOf: { images: false, agents: false },
      },
    ]);
  });

  it('name new models by how much each was used, and of two alike by their names', () => {
    const used = (model: string, times: number) =>
      Array.from({ length: times }, (_, index) => row(`2025-03-0${index + 1}`, { model }));
    const rows = [...used('seldom', 1), ...used('often', 3), ...used('b-alike', 2), ...used('a-alike', 2)];
    const models = (of: readonly DayRow[]) => yearsOf(of)?.years[0]?.newModels.map(({ model }) => model);
    expect(models(rows)).toEqual(['often', 'a-alike', 'b-alike', 'seldom']);
    expect(models([...rows].reverse())).toEqual(['often', 'a-alike', 'b-alike', 'seldom']);
  });

  it('are none where nothing is stored', () => {
    expect(yearsOf([])).toBeNull();
  });

  it('stand in the dashboard as a class beside the sites', () => {
    const query = {
      period: { from: '2024-01-01', to: '2025-12-31' },
      today: '2025-12-31',
      weekStart: 'monday',
    } as const;
    const { bySite } = historyOf(ROWS, new Set(), query);
    expect(bySite.map(({ key, totals }) => [key, totals.requests])).toEqual([
      [ELSEWHERE, 3],
      ['chatgpt', 1],
    ]);
  });
});

it('sources of the same energy stand by name, in whatever order their rows come', () => {
  const alike = row('2025-01-02');
  const rows = ['claude', 'chatgpt', 'gemini'].map((site) => ({ ...alike, site }));
  for (const given of [rows, rows.toReversed()])
    expect(yearsOf(given)?.sources.map(({ site }) => site)).toEqual(['chatgpt', 'claude', 'gemini']);
});
