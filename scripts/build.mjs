/**
 * `npm run build`: dist/chromium and dist/firefox. With --all-sites: the test builds dist/chromium-all and
 * dist/firefox-all. With names (`npm run build -- chromium`): these only.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { needPackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

/**
 * Builds one target of scripts/build/targets.ts into dist/<target>.
 * @param {string} target
 * @param {string} [sibling] the same for the other browser, built just now: its content scripts are taken
 * @throws when the build fails
 */
export function buildTarget(target, sibling) {
  needPackages();
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--mode', target, '--logLevel', 'warn'];
  const env = {
    ...process.env,
    // Whoever starts it: tests have another, with which elements would name their source files.
    NODE_ENV: 'production',
    ...(sibling ? { CONTENT_SCRIPTS_FROM: join(ROOT, 'dist', sibling) } : {}),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  const output = `${stdout}${stderr}`.trim();
  if (status !== 0) throw new Error(`dist/${target} could not be built\n${output}`);
  if (output !== '') console.warn(output);
}

/**
 * The targets a command line asks for.
 * @param {readonly string[]} args
 */
export function targetsOf(args) {
  const named = args.filter((arg) => !arg.startsWith('--'));
  if (named.length > 0) return named;
  return args.includes('--all-sites') ? ['chromium-all', 'firefox-all'] : ['chromium', 'firefox'];
}

/**
 * Of two targets that are the same but for the browser, the one that comes first.
 * @param {string} target
 * @param {readonly string[]} built
 */
function siblingOf(target, built) {
  const kind = (name) => name.replace(/^[a-z]+/, '');
  return built.find((other) => kind(other) === kind(target));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const targets = targetsOf(process.argv.slice(2));
    for (const [index, target] of targets.entries()) {
      const start = performance.now();
      buildTarget(target, siblingOf(target, targets.slice(0, index)));
      console.log(`built dist/${target} in ${Math.round(performance.now() - start)} ms`);
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
