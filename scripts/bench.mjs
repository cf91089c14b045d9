/**
 * `npm run bench [-- PART… --write]`: measures the budgets of docs/BUDGETS.md, and writes there what it measured. Exit
 * code 1 when one is not kept. `TEST_SEED` repeats what a run chose at random.
 */
import { importTests } from './lib/harness.mjs';

try {
  const { runBench } = await importTests('bench/index.ts', false);
  const names = process.argv.slice(2).filter((word) => word !== '--write');
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
  const kept = await runBench(names, seed, process.argv.includes('--write'));
  process.exitCode = kept ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
