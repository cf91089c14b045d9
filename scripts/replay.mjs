/** `npm run replay -- DIR`: see tests/harness/replay-command.ts. */
import { importHarness } from './lib/harness.mjs';

try {
  const { replayCommand } = await importHarness('replay-command.ts');
  process.exitCode = await replayCommand(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
