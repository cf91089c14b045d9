/**
 * A machine without browsers, made of an empty PATH: who is asked for one, and what is said of it. Linux alone, where
 * browsers are found by their PATH.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SETUP = pathToFileURL(join(import.meta.dirname, '../../scripts/lib/setup.mjs')).href;
const ROOT_USER = 0;
const ANY_USER = 1000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

/** An apt-get that notes what it is asked, and installs what it is asked for, or fails. */
function aptGet(works: boolean): void {
  const install = `for name; do :; done; echo '#!/bin/sh' > "$dir/$name"; /bin/chmod +x "$dir/$name"`;
  program(
    'apt-get',
    `dir='${folder}'; echo "$1" >> "$dir/asked"; echo noise; echo noise >&2
if [ "$1" = install ]; then ${works ? install : 'exit 100'}; fi`,
  );
}

function asked(): string[] {
  const path = join(folder, 'asked');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

/** Sets up Chromium and Firefox as this user; Playwright's server is out of reach. */
function setUp(user: number) {
  const script = `process.getuid = () => ${user};
const { ensureChromium, setUpFirefox } = await import('${SETUP}');
try {
  console.log('found ' + ensureChromium(console.log));
} catch (error) {
  console.log(error.message);
}
setUpFirefox(console.log);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: {
      PATH: folder,
      HOME: folder,
      PLAYWRIGHT_BROWSERS_PATH: join(folder, 'playwright'),
      PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:1',
    },
  });
  return { lines: stdout.trim().split('\n'), stderr };
}

describe.runIf(process.platform === 'linux')('a machine without browsers', () => {
  it('gets them of apt where it may, its lists fetched once, and nothing else is said', () => {
    aptGet(true);
    const { lines, stderr } = setUp(ROOT_USER);
    expect(asked()).toEqual(['update', 'install', 'install']);
    expect(lines).toEqual([
      'installing chromium with apt-get',
      `found ${join(folder, 'chromium')}`,
      'installing firefox-esr with apt-get',
    ]);
    expect(stderr).toBe('');
  });

  it('where we may not install is told in one line what could not be downloaded, and what to do', () => {
    aptGet(true);
    const { lines, stderr } = setUp(ANY_USER);
    expect(asked()).toEqual([]);
    expect(lines.slice(0, 3)).toEqual([
      'downloading a Chromium with Playwright (about 180 MB)',
      expect.stringMatching(/^Playwright could not download it: .*tells more$/),
      expect.stringMatching(/^No Chromium was found/),
    ]);
    expect(lines.at(-1)).toMatch(/^no Firefox found: /);
    expect(stderr).toBe('');
  });

  it('tries Playwright where apt fails', () => {
    aptGet(false);
    const { lines, stderr } = setUp(ROOT_USER);
    expect(lines.slice(0, 3)).toEqual([
      'installing chromium with apt-get',
      'apt-get could not install it: `apt-get install chromium` tells more',
      'downloading a Chromium with Playwright (about 180 MB)',
    ]);
    expect(asked()).toEqual(['update', 'install', 'install']);
    expect(stderr).toBe('');
  });
});
