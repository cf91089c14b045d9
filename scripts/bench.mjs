/**
 * `npm run bench [-- PART…]`: measures the budgets of docs/BUDGETS.md. Exit code 1 when one is not kept. `TEST_SEED`
 * repeats what a run chose at random.
 */
import { importTests } from './lib/harness.mjs';

try {
  const { runBench } = await importTests('bench/index.ts', false);
  const kept = await runBench(process.argv.slice(2), Number(process.env.TEST_SEED ?? Date.now() % 1_000_000));
  process.exitCode = kept ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
