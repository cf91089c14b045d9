/** `npm run dev [-- --headless]`: see scripts/dev/session.ts. */
import { hasDisplay } from './lib/display.mjs';
import { importModule } from './lib/harness.mjs';
import { ROOT } from './lib/root.mjs';

try {
  const { devCommand } = await importModule('scripts/dev/command.ts');
  await devCommand(ROOT, process.argv.includes('--headless') || !hasDisplay());
  process.exit();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
