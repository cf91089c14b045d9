/** The sample that organisation/ is tried with is what the extension writes. `-u` writes it. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportRows } from '../../organisation/postgresql/report-rows.mjs';
import { otlpOf } from '../../src/model/organisation/otlp.ts';
import type { ReportCell } from '../../src/model/organisation/report.ts';
import { FOOTPRINT_KEYS, type Footprint } from '../../src/model/usage/usage.ts';
import { WEEK } from './reports.ts';

/** In whole eighths, of which any number adds up exactly. */
function cell(changes: Pick<ReportCell, 'site' | 'of'> & Partial<ReportCell>, wh: number): ReportCell {
  const range = { low: wh / 4, central: wh, high: 4 * wh };
  const footprint = Object.fromEntries(FOOTPRINT_KEYS.map((key) => [key, range])) as unknown as Footprint;
  const counts = { requests: 6, sessions: 0, inputTokens: 1_200, outputTokens: 2_400 };
  return { model: null, ...counts, images: 0, videos: 0, audios: 0, footprint, ...changes };
}

it('organisation/sample-report.json is a report as the extension writes it', async () => {
  const cells = [
    cell({ site: 'chatgpt', of: 'text' }, 2),
    cell({ site: 'chatgpt', of: 'image', requests: 5, images: 5, outputTokens: 0 }, 10),
    cell({ site: 'claude', of: 'thinking', requests: 9 }, 4.5),
    cell({ site: 'other', of: 'other', requests: 5, sessions: 2, audios: 2 }, 1.5),
  ];
  const report = { period: WEEK, unit: 'week', factors: ['2026.11.2'], cells, withheld: 0 } as const;
  const written = otlpOf(report, { instanceId: 'a-sample-of-a-device-0', version: '0.2.0' });
  const path = join(import.meta.dirname, '../../organisation/sample-report.json');
  await expect(`${JSON.stringify(written, null, 2)}\n`).toMatchFileSnapshot(path);
  expect(reportRows(written).cells).toHaveLength(cells.length);
});
