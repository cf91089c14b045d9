/**
 * `npm run bench [-- PART… --write]`: measures the budgets of docs/BUDGETS.md, and writes there what it measured. Exit
 * code 1 when one is not kept. `TEST_SEED` repeats what a run chose at random. `npm run bench -- peers --peers DIR` puts the
 * unpacked extensions of a folder beside ours, on the same page.
 */
import { parseArgs } from 'node:util';
import { importTests } from './lib/harness.mjs';

try {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean' }, peers: { type: 'string' } },
    allowPositionals: true,
  });
  const { runBench, runPeers } = await importTests('bench/index.ts', false);
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
  const kept =
    values.peers === undefined
      ? await runBench(positionals, seed, values.write)
      : await runPeers(values.peers);
  process.exitCode = kept ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
