/**
 * `npm run build`: dist/chromium and dist/firefox. With --all-sites: the test builds dist/chromium-all and
 * dist/firefox-all. With --organisation: the edition an organisation hosts itself. With names (`npm run build -- chromium`):
 * these only.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { needPackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

/**
 * Builds one target of scripts/build/targets.ts into dist/<target>. In this process: the bundler takes as long to load as
 * to build a second target.
 * @param {string} target
 * @param {string} [sibling] the same for the other browser, built just now: its content scripts are taken
 * @throws when the build fails
 */
export async function buildTarget(target, sibling) {
  needPackages();
  // vite.config.ts names its files from there.
  process.chdir(ROOT);
  // Whoever starts it: tests have another, with which elements would name their source files.
  process.env.NODE_ENV = 'production';
  // Read by vite.config.ts, which is run for each target.
  if (sibling) process.env.CONTENT_SCRIPTS_FROM = join(ROOT, 'dist', sibling);
  else delete process.env.CONTENT_SCRIPTS_FROM;
  // Imported here, since it may not be installed.
  const { build } = await import('vite');
  try {
    await build({ mode: target, logLevel: 'warn' });
  } catch (error) {
    throw new Error(`dist/${target} could not be built\n${error.message}`, { cause: error });
  }
}

/**
 * The targets a command line asks for.
 * @param {readonly string[]} args
 */
export function targetsOf(args) {
  const named = args.filter((arg) => !arg.startsWith('--'));
  if (named.length > 0) return named;
  if (args.includes('--organisation')) return ['chromium-organisation', 'firefox-organisation'];
  return args.includes('--all-sites') ? ['chromium-all', 'firefox-all'] : ['chromium', 'firefox'];
}

/**
 * Of targets whose content scripts are the same, as those of both browsers are and those of both editions, the first.
 * @param {string} target
 * @param {readonly string[]} built
 */
function siblingOf(target, built) {
  const kind = (name) => name.replace(/^[a-z]+|-organisation$/g, '');
  return built.find((other) => kind(other) === kind(target));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const targets = targetsOf(process.argv.slice(2));
    for (const [index, target] of targets.entries()) {
      const start = performance.now();
      await buildTarget(target, siblingOf(target, targets.slice(0, index)));
      console.log(`built dist/${target} in ${Math.round(performance.now() - start)} ms`);
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
