/** `npm run explain -- CAPTURE`: see tests/explain/explain-command.ts. */
import { importTests } from './lib/harness.mjs';

// What reads along may have seen enough: `npm run explain -- DIR | head`.
process.stdout.on('error', () => process.exit());

try {
  const { explainCommand } = await importTests('explain/explain-command.ts');
  process.exitCode = explainCommand(process.argv.slice(2), console.log);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
