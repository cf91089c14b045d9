/**
 * `npm run replay -- DIR [--site a,b] [--rechunk SEED] [--mutate SEED] [--tabs 2] [--navigate] [--write-table]`: replays
 * a folder of captures (`<site>/<scenario>.json`, format capture/1) through the built extension in a real Chromium.
 * Prints what differed, a table, and last one JSON line of totals; what exclusions.ts names is no difference.
 * `--write-table` writes the tables of docs/SITES.md, README.md and README.fr.md; sites that are not replayed keep their
 * lines' results.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ROOT } from './built.ts';
import { type Capture, readCaptures } from './capture.ts';
import { withoutExcluded } from './exclusions.ts';
import { hasReader, openReplayer, type ReplayOptions, type ReplayResult } from './replay.ts';
import { resultLine, scenarioTable, totalsOf } from './replay-report.ts';
import { README_WORDS, readmeTable, sitesTable, tableIn, withTable } from './sites-doc.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * @param args the command line
 * @returns the exit code: 1 if anything was not as expected
 * @throws with a message for people when the command can't be carried out
 */
export async function replayCommand(args: readonly string[]): Promise<0 | 1> {
  const { folder, sites, options, writesTable } = readArguments(args);
  if (!existsSync(folder)) throw new Error(`there is no ${folder}`);
  const all = readCaptures(resolve(folder)).filter(({ site }) => !sites || sites.includes(site));
  if (all.length === 0) throw new Error(`no captures in ${folder}${sites ? ` of ${sites.join(', ')}` : ''}`);
  const captures = all.filter(hasReader);
  const unread = all.filter((capture) => !hasReader(capture));
  const startMs = performance.now();
  const results = captures.length === 0 ? [] : await replayAll(captures, options);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  // A site asked for by name and not read is a failure; in a whole folder it is only listed.
  if (writesTable) writeTables(results);
  const totals = totalsOf(results, sites ? unread : []);
  console.log(`\n${scenarioTable(results, unread)}\n`);
  console.log(JSON.stringify({ ...totals, noReader: unread.length, ...options, seconds }));
  return totals.failed > 0 ? 1 : 0;
}

async function replayAll(captures: readonly Capture[], options: ReplayOptions): Promise<ReplayResult[]> {
  ensureBuilt(['chromium-all']);
  const replayer = await openReplayer(captures);
  try {
    const show = (result: ReplayResult) => console.log(resultLine(withoutExcluded(result)));
    return (await replayer.run(captures, options, show)).map(withoutExcluded);
  } finally {
    await replayer.close();
  }
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      rechunk: { type: 'string' },
      mutate: { type: 'string' },
      tabs: { type: 'string' },
      navigate: { type: 'boolean' },
      'write-table': { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  if (!folder) throw new Error('give the folder of captures: npm run replay -- DIR [--site a,b]');
  const options: ReplayOptions = {
    rechunkSeed: wholeNumber('rechunk', values.rechunk),
    mutateSeed: wholeNumber('mutate', values.mutate),
    tabs: values.tabs === '2' ? 2 : 1,
    navigate: values.navigate ?? false,
  };
  return { folder, sites: values.site?.split(','), options, writesTable: values['write-table'] ?? false };
}

function writeTables(results: readonly ReplayResult[]): void {
  writeTable('docs/SITES.md', (before) => sitesTable(results, before));
  for (const [page, words] of Object.entries(README_WORDS)) writeTable(page, () => readmeTable(words));
}

function writeTable(page: string, tableAfter: (before: string) => string): void {
  const path = join(ROOT, page);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, withTable(text, tableAfter(tableIn(text))));
}
