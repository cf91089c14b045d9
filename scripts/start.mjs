/**
 * `npm start`: installs what is missing, builds, and shows the extension at work on a local demo chat that speaks the
 * sites' protocols. With a display: a visible browser. Without one, or with --headless: plays prompts on the sites'
 * real hostnames against a local server, prints today's totals and writes pictures of the popup to shots/.
 */
import { hasDisplay } from './lib/display.mjs';
import { createProgress } from './lib/progress.mjs';
import { SetUpError, setUp } from './lib/setup.mjs';

const say = createProgress();

async function main() {
  say(`Chromium: ${setUp(say)}`);
  // Only now: these need the packages.
  const { importHarness } = await import('./lib/harness.mjs');
  const { demo } = await importHarness('demo/command.ts');
  const isHeadless = process.argv.includes('--headless') || !hasDisplay();
  await demo(isHeadless, say);
  say('done');
}

main().catch((error) => {
  console.error(`\n${error instanceof SetUpError ? error.message : error.stack}`);
  process.exitCode = 1;
});
