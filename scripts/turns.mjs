/** npm run turns: everyday turns by the last frozen release and by today's build, into docs/SITES.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importHarness } from './lib/harness.mjs';
import { ROOT } from './lib/root.mjs';

const page = join(ROOT, 'docs/SITES.md');
const { turnsTable } = await importHarness('turns.ts');
const table = await turnsTable();
const place = /(<!-- turns: begin -->\n)[\s\S]*?(<!-- turns: end -->)/;
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(place, (_, begin, end) => `${begin}${table}\n${end}`),
);
console.log(table);
process.exit();
