/** All that is stored saved as a file, as a person does it in the options. */
import type { Chromium } from '../harness/chromium.ts';
import { isWithin } from './budgets.ts';
import { measured } from './measured.ts';
import { megabytes } from './process-memory.ts';
import type { Figure } from './report.ts';

const PATIENCE_MS = 600_000;

export async function benchExport(chromium: Chromium): Promise<Figure[]> {
  const page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/options/index.html#data`);
  const save = page.locator('#data .actions .btn').nth(2);
  await save.waitFor();
  const downloaded = page.waitForEvent('download', { timeout: PATIENCE_MS });
  const { durationMs, busySeconds, peakBytes } = await measured(async () => {
    await save.click();
    await downloaded;
  });
  const peak = megabytes(peakBytes);
  return [
    {
      id: 'export-million',
      what: 'export of 1,000,000 requests, to the browser’s download',
      measured: `${(durationMs / 1_000).toFixed(1)} s (${busySeconds.toFixed(1)} s of the processor)`,
      within: isWithin('export-million', durationMs / 1_000),
    },
    {
      id: 'export-memory',
      what: 'the same, memory of the extension’s processes above before',
      measured: `${peak.toFixed(0)} MB`,
      within: isWithin('export-memory', peak),
    },
  ];
}
