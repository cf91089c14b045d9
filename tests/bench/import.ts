/** An export file taken in, as a person does it: chosen in the options of a real Chromium, until all of it is stored. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKUP_FORMAT, BACKUP_VERSION } from '../../src/model/backup/backup.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { DayRow } from '../../src/model/usage/usage.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { launchChromium } from '../harness/chromium.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { someRequests } from '../model/samples.ts';
import { isWithin } from './budgets.ts';
import { processorSeconds } from './processor.ts';
import type { Figure } from './report.ts';

const REQUESTS = 100_000;
const REQUESTS_A_DAY = 250;
const PATIENCE_MS = 600_000;

/** Measures how long a file takes that holds as much as years of use, and whether all of it is there. */
export async function benchImport(requests = REQUESTS): Promise<Figure[]> {
  ensureBuilt(['chromium-all']);
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-import-'));
  const file = join(folder, 'trottinette.json');
  writeFileSync(file, fileOf(requests));
  const server = await startSitesServer([]);
  const chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: [] });
  try {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/options/index.html#data`);
    await page.locator('#data h2').waitFor();
    const start = performance.now();
    const busyBefore = processorSeconds();
    await page.locator('#data input[type=file]').setInputFiles(file);
    const told = page.locator('#data .told');
    await told.getByText('Taking in:').waitFor({ timeout: PATIENCE_MS });
    const readMs = performance.now() - start;
    const count = requests.toLocaleString('en');
    await told.getByText(`New in it: ${count} requests`).waitFor({ timeout: PATIENCE_MS });
    const durationMs = performance.now() - start;
    const busy = processorSeconds();
    const cost =
      busy === null || busyBefore === null ? '' : `; ${(busy - busyBefore).toFixed(1)} s of the processor`;
    return [
      {
        id: 'import',
        what: `import of ${count} requests`,
        measured: `${seconds(durationMs)} s, of them ${seconds(readMs)} s until it can’t be cancelled any more${cost}`,
        within: isWithin('import', durationMs / 1_000),
      },
    ];
  } finally {
    await chromium.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

function fileOf(count: number): string {
  const requests = someRequests(count, REQUESTS_A_DAY);
  const days = new Map<string, DayRow>();
  for (const request of requests) {
    const key = JSON.stringify(dayKeyOf(request));
    days.set(key, addRequest(days.get(key), request));
  }
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt: new Date(0).toISOString() };
  return JSON.stringify({ ...head, requests, days: [...days.values()], deletions: [], settings: {} });
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
