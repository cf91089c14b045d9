/** `npm run fuzz`: see tests/fuzz/fuzz-command.ts. */
import { importTests } from './lib/harness.mjs';

try {
  const { fuzzCommand } = await importTests('fuzz/fuzz-command.ts', false);
  process.exitCode = fuzzCommand(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
