/**
 * npm run ecologits [-- FILE.json]: EcoLogits mode against vectors made with EcoLogits itself. The last line is one
 * JSON object: cases, how many have every figure within 0.1 %, and the worst relative error of all.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importTests } from './lib/harness.mjs';

const own = fileURLToPath(new URL('../tests/model/footprint/data/ecologits-vectors.json', import.meta.url));

const vectors = await importTests('model/footprint/ecologits-vectors.ts');

/** Ends with a JSON line even where the file cannot be read at all: whoever runs this reads the last line. */
function readCases() {
  try {
    return vectors.parseVectors(readFileSync(process.argv[2] ?? own, 'utf8'));
  } catch (error) {
    console.error(`${process.argv[2]}: ${error.message}`);
    console.log(JSON.stringify({ cases: 0, within: 0, worst: null, error: error.message }));
    process.exit(1);
  }
}

const cases = readCases();
const errors = cases.map((vector) => ({ id: vector.id, error: vectors.relativeError(vector) }));
const isWithin = ({ error }) => error <= 0.001;
for (const { id, error } of errors) {
  if (isWithin({ error })) continue;
  console.log(
    Number.isFinite(error) ? `off by ${(100 * error).toFixed(3)} %  ${id}` : `not computable  ${id}`,
  );
}
const within = errors.filter(isWithin).length;
console.log(`${within} of ${cases.length} cases within 0.1 %`);
const worst = errors.reduce((most, { error }) => Math.max(most, error), 0);
console.log(JSON.stringify({ cases: cases.length, within, worst: Number.isFinite(worst) ? worst : null }));
