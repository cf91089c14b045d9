/** `npm run exports -- DIR`: see tests/exports/exports-command.ts. */
import { importTests } from './lib/harness.mjs';

try {
  const { exportsCommand } = await importTests('exports/exports-command.ts');
  process.exitCode = await exportsCommand(process.argv.slice(2), Date.now(), console.log);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
