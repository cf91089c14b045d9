/**
 * What `npm start` and `npm test` need before anything else, on a fresh clone too: a Node that is new enough, the
 * packages, and a Chromium. Node's builtins only, since nothing may be installed yet.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasFaketime } from './faketime.mjs';
import { findChromium } from './find-chromium.mjs';
import { findFirefox } from './find-firefox.mjs';
import { ROOT } from './root.mjs';

/** Ends a script with a message for people rather than a stack. */
export class SetUpError extends Error {}

/**
 * Makes sure of Node, the packages and a Chromium.
 * @param {(line: string) => void} say shows a line of progress
 * @returns {string} the path of the Chromium
 * @throws {SetUpError} when something is missing and can't be installed, saying what to do
 */
export function setUp(say) {
  checkNode();
  installPackages(say);
  return ensureChromium(say);
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new SetUpError(
    `Node ${wanted} or later is needed; this is ${process.versions.node}. See https://nodejs.org`,
  );
}

/** `npm ci` when the packages are missing or older than the lock file. */
function installPackages(say) {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const isCurrent =
    existsSync(installed) && changedAt(installed) >= changedAt(join(ROOT, 'package-lock.json'));
  if (isCurrent) return;
  say('installing packages (npm ci)');
  const { status } = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) throw new SetUpError('`npm ci` failed: see above. Is the npm registry within reach?');
}

function changedAt(path) {
  return statSync(path).mtimeMs;
}

/**
 * Finds a Chromium, or installs one.
 * @param {(line: string) => void} say shows a line of progress
 * @returns {string} its path
 * @throws {SetUpError} when none could be installed, saying what to do
 */
export function ensureChromium(say) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen))
    throw new SetUpError(`CHROMIUM_PATH is ${chosen}, and no such file exists`);
  const found = findChromium();
  if (found) return found;
  for (const install of [installFromDebian, installFromPlaywright]) {
    install(say);
    const installed = findChromium();
    if (installed && starts(installed)) return installed;
  }
  throw new SetUpError(
    [
      'No Chromium was found, and none could be installed. Do one of these, then run the command again:',
      '  Debian, Ubuntu   sudo apt-get install chromium',
      '  Fedora           sudo dnf install chromium',
      '  macOS            brew install --cask chromium',
      '  anywhere         npx playwright-core install chromium',
      '  already there    set CHROMIUM_PATH to its program',
    ].join('\n'),
  );
}

/** Elsewhere than on Debian as root, or where its packages are out of reach. */
function installFromPlaywright(say) {
  say('downloading a Chromium with Playwright (about 180 MB)');
  const command = join(ROOT, 'node_modules/playwright-core/cli.js');
  const { status } = run(process.execPath, [command, 'install', 'chromium', '--no-shell'], 'ignore');
  if (status !== 0)
    say(
      'Playwright could not download it: is its server within reach? `npx playwright-core install chromium` tells more',
    );
}

const installFromDebian = (say) => installPackage('chromium', say);

let hasPackageLists = false;

/** Debian's package, where we may install it. */
function installPackage(name, say) {
  if (process.getuid?.() !== 0 || !isInPath('apt-get')) return;
  say(`installing ${name} with apt-get`);
  if (!hasPackageLists) run('apt-get', ['update', '-qq'], 'ignore');
  hasPackageLists = true;
  const { status } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], 'ignore');
  if (status !== 0) say(`apt-get could not install it: \`apt-get install ${name}\` tells more`);
}

/**
 * Makes sure of a Firefox where one can be installed. Without one its half of the browser tests is left out, and said
 * to be.
 * @param {(line: string) => void} say shows a line of progress
 */
export function setUpFirefox(say) {
  if (!findFirefox()) installPackage('firefox-esr', say);
  if (!findFirefox())
    say('no Firefox found: its half of the browser tests is left out (FIREFOX_PATH names one)');
}

/**
 * Makes sure of a library that fakes the time of processes, where it can be installed.
 * @param {(line: string) => void} say shows a line of progress
 */
export function setUpFaketime(say) {
  if (!hasFaketime()) installPackage('libfaketime', say);
  if (!hasFaketime()) say('no libfaketime found: the unit tests move the clock of their own process only');
}

/** A downloaded browser may lack libraries of the system. */
function starts(program) {
  if (process.platform === 'win32') return true;
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function isInPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {'inherit' | 'ignore'} output what becomes of what it prints */
function run(command, args, output = 'inherit') {
  const stdio = ['ignore', output, output];
  // Nobody is there to answer what a package might ask.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: ROOT, stdio, env, shell: process.platform === 'win32' });
}
