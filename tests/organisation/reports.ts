/** Made-up reports of many devices, as their extensions would write them. */
import { otlpOf } from '../../src/model/organisation/otlp.ts';
import {
  type OrganisationReport,
  organisationReport,
  type ReportCell,
} from '../../src/model/organisation/report.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings/settings.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { createRandom } from '../harness/random.ts';
import { someRequest } from '../model/samples.ts';

export const WEEK = { from: '2026-11-16', to: '2026-11-22' };

/** One device's report, and what is in it. */
export interface MadeReport {
  readonly text: string;
  readonly report: OrganisationReport;
  readonly cells: readonly ReportCell[];
}

const USES = [
  { site: 'chatgpt', model: 'gpt-5' },
  { site: 'claude', model: 'claude-sonnet-5' },
  { site: 'gemini', mode: 'reasoning' },
  { site: 'midjourney', kind: 'image', media: [{ type: 'image', count: 4 }] },
  { site: 'own:1-0f3a5b7c9d1e' },
] as const;

/** The row of one request of each use: others are so many of it. */
const ROWS = USES.map((use) => addRequest(undefined, someRequest({ day: WEEK.from, ...use } as object)));

/** @param place of the device among all: the same is always the same */
export function madeReport(place: number): MadeReport {
  const random = createRandom(place);
  const rows = ROWS.filter(() => random() < 0.6).map((row) => times(row, 1 + Math.floor(random() * 40)));
  const report = organisationReport(rows, WEEK, { ...DEFAULT_SETTINGS, reportMinimum: 1 });
  const origin = { instanceId: String(place).padStart(22, 'i'), version: '1.0.0' };
  return { text: JSON.stringify(otlpOf(report, origin)), report, cells: report.cells };
}

function times(row: DayRow, count: number): DayRow {
  const sum = { ...row };
  for (const key of ['requests', 'inputTokens', 'outputTokens', 'images'] as const) sum[key] *= count;
  return { ...sum, spread: null, footprint: footprintTimes(row, count) };
}

function footprintTimes({ footprint }: DayRow, count: number): DayRow['footprint'] {
  const entries = Object.entries(footprint).map(([key, { low, central, high }]) => [
    key,
    { low: low * count, central: central * count, high: high * count },
  ]);
  return Object.fromEntries(entries);
}
