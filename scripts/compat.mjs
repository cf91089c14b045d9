/**
 * npm run compat [-- VERSION]: writes tests/compat/table.json anew from MDN's compatibility data, its newest version or
 * the one named. The data are 20 MB, so they are fetched for this alone and no dependency of anything else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compatTable } from './lib/compat-table.mjs';
import { importModule } from './lib/harness.mjs';
import { ROOT } from './lib/root.mjs';

const PACKAGE = '@mdn/browser-compat-data';
const TABLE = join(ROOT, 'tests/compat/table.json');

const { ENGINES } = await importModule('scripts/build/targets.ts');
const numberOf = (engine) => Number(/\d+$/.exec(engine)?.[0]);
const minimum = { chrome: numberOf(ENGINES.chromium), firefox: numberOf(ENGINES.firefox) };

const folder = mkdtempSync(join(tmpdir(), 'trottinette-compat-'));
try {
  const wanted = `${PACKAGE}@${process.argv[2] ?? 'latest'}`;
  // On Windows npm is a script, which only a shell starts.
  execFileSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--prefix', folder, wanted],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  const data = JSON.parse(readFileSync(join(folder, 'node_modules', PACKAGE, 'data.json'), 'utf8'));
  const table = compatTable(data, minimum);
  writeFileSync(TABLE, `${JSON.stringify(table, null, 1)}\n`);
  console.log(`tests/compat/table.json: ${PACKAGE} ${table.version}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
