/** node scripts/method.mjs: writes the generated tables into docs/METHOD.md, METHODE.md and FACTORS.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importTests } from './lib/harness.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { withTables } = await importTests('model/footprint/method-tables.ts');
const { ownPoints } = await importTests('model/footprint/own-points.ts');
const points = ownPoints();

for (const [page, language] of [
  ['../docs/METHOD.md', 'en'],
  ['../docs/METHODE.md', 'fr'],
  ['../docs/FACTORS.md', 'en'],
]) {
  writeFileSync(at(page), withTables(readFileSync(at(page), 'utf8'), language, points));
}
