/** `npm run bench [-- PART…]`: measures the budgets of docs/BUDGETS.md. Exit code 1 when one is not kept. */
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './lib/root.mjs';

const { module } = await runnerImport(join(ROOT, 'tests/bench/index.ts'));
const kept = await module.runBench(process.argv.slice(2), Date.now() % 1_000_000);
process.exitCode = kept ? 0 : 1;
