/** `npm run mutants`: see scripts/mutants/command.ts. */
import { importModule } from './lib/harness.mjs';

try {
  const { mutantsCommand } = await importModule('scripts/mutants/command.ts');
  process.exitCode = await mutantsCommand(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
