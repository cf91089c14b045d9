/**
 * npm run ecologits [-- FILE.json]: EcoLogits mode against vectors made with EcoLogits itself. The last line is one
 * JSON object: cases, how many have every figure within 0.1 %, and the worst relative error of all.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const own = fileURLToPath(new URL('../tests/model/footprint/data/ecologits-vectors.json', import.meta.url));

const { module } = await runnerImport(
  fileURLToPath(new URL('../tests/model/footprint/ecologits-vectors.ts', import.meta.url)),
  { configFile: false, root, logLevel: 'error' },
);

const { cases } = JSON.parse(readFileSync(process.argv[2] ?? own, 'utf8'));
const errors = cases.map((vector) => ({ id: vector.id, error: module.relativeError(vector) }));
const within = errors.filter(({ error }) => error <= 0.001);
for (const { id, error } of errors.filter(({ error }) => !(error <= 0.001))) {
  console.log(`off by ${(100 * error).toFixed(3)} %  ${id}`);
}
console.log(`${within.length} of ${cases.length} cases within 0.1 %`);
const worst = errors.reduce((most, { error }) => Math.max(most, error), 0);
console.log(JSON.stringify({ cases: cases.length, within: within.length, worst }));
