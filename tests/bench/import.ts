/** An export file taken in, as a person does it: chosen in the options of a real Chromium, until all of it is stored. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKUP_FORMAT, BACKUP_VERSION } from '../../src/model/backup/backup.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import { addRequest } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { builtExtension, ensureBuilt } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { startSitesServer } from '../harness/sites-server.ts';
import { someRequests } from '../model/samples.ts';
import { isWithin } from './budgets.ts';
import { benchExport } from './export.ts';
import { type Measured, measured } from './measured.ts';
import { megabytes } from './process-memory.ts';
import type { Figure } from './report.ts';
import { settle } from './seeded.ts';

const REQUESTS = 100_000;
const DAYS = 400;
const AT_ONCE = 10_000;
const PATIENCE_MS = 600_000;

/** How long a file takes that holds as much as years of use, until all of it is there. */
export async function benchImport(requests = REQUESTS): Promise<Figure[]> {
  const { words, durationMs } = await imported(requests);
  return [
    {
      id: 'import',
      what: `import of ${requests.toLocaleString('en')} requests`,
      measured: words,
      within: isWithin('import', durationMs / 1_000),
    },
  ];
}

/** The same of ten times as many, what it takes of memory, and then an export of what is there. */
export async function benchMillion(): Promise<Figure[]> {
  const after: Figure[] = [];
  const { words, durationMs, peakBytes } = await imported(10 * REQUESTS, async (chromium) => {
    await settle();
    after.push(...(await benchExport(chromium)));
  });
  const peak = megabytes(peakBytes);
  return [
    {
      id: 'import-million',
      what: 'import of 1,000,000 requests',
      measured: words,
      within: isWithin('import-million', durationMs / 1_000),
    },
    {
      id: 'import-memory',
      what: 'the same, memory of the extension’s processes above before',
      measured: `${peak.toFixed(0)} MB`,
      within: isWithin('import-memory', peak),
    },
    ...after,
  ];
}

async function imported(
  requests: number,
  then?: (chromium: Chromium) => Promise<void>,
): Promise<Measured & { readonly words: string }> {
  ensureBuilt(['chromium-all']);
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-import-'));
  const file = join(folder, 'trottinette.json');
  writeExport(file, requests);
  const server = await startSitesServer([]);
  const chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: [] });
  try {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${chromium.extensionId}/src/ui/options/index.html#data`);
    await page.locator('#data h2').waitFor();
    const start = performance.now();
    let readMs = 0;
    const cost = await measured(async () => {
      await page.locator('#data input[type=file]').setInputFiles(file);
      const told = page.locator('#data .told');
      await told.getByText('Taking in:').waitFor({ timeout: PATIENCE_MS });
      readMs = performance.now() - start;
      const count = requests.toLocaleString('en');
      await told.getByText(`New in it: ${count} requests`).waitFor({ timeout: PATIENCE_MS });
    });
    await then?.(chromium);
    const words = `${seconds(cost.durationMs)} s, of them ${seconds(readMs)} s until it can’t be cancelled any more; ${cost.busySeconds.toFixed(1)} s of the processor`;
    return { ...cost, words };
  } finally {
    await chromium.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Some at a time: as one text it would be longer than any may be. */
function writeExport(file: string, count: number): void {
  const days = new Map<string, DayRow>();
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt: new Date(0).toISOString() };
  writeFileSync(file, `${JSON.stringify(head).slice(0, -1)},"requests":[`);
  let written: UsageRequest[] = [];
  const append = (): void => {
    appendFileSync(file, written.map((row) => JSON.stringify(row)).join(','));
    written = [];
  };
  for (const [index, request] of someRequests(count, count / DAYS).entries()) {
    const key = JSON.stringify(dayKeyOf(request));
    days.set(key, addRequest(days.get(key), request));
    written.push(request);
    if (written.length < AT_ONCE || index === count - 1) continue;
    append();
    appendFileSync(file, ',');
  }
  append();
  const rest = JSON.stringify({ days: [...days.values()], deletions: [], settings: {} });
  appendFileSync(file, `],${rest.slice(1)}`);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
