/**
 * `npm run freeze`: builds the state of the last commit for both browsers and keeps it in tests/releases/<version>, for
 * the test that updates it to whatever comes later. What is frozen once is never written again.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildTarget } from './build.mjs';
import { ROOT } from './lib/root.mjs';
import { zipFolder } from './lib/zip.mjs';

const TARGETS = ['chromium', 'firefox'];

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
}

/** @throws when it is frozen already, or the build would not be that of a commit */
async function freeze() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const folder = join(ROOT, 'tests/releases', version);
  const place = relative(ROOT, folder);
  if (existsSync(folder)) throw new Error(`${place} is frozen already: raise the version in manifest.json`);
  if (git('status', '--porcelain')) throw new Error('commit first: what is frozen is the build of a commit');
  const zips = [];
  for (const target of TARGETS) {
    await buildTarget(target);
    zips.push([`${target}.zip`, zipFolder(join(ROOT, 'dist', target))]);
  }
  const release = {
    version,
    commit: git('rev-parse', 'HEAD'),
    schema: readdirSync(join(ROOT, 'src/store/migrations')).length,
    sha256: Object.fromEntries(
      zips.map(([name, zip]) => [name, createHash('sha256').update(zip).digest('hex')]),
    ),
  };
  mkdirSync(folder);
  for (const [name, zip] of zips) writeFileSync(join(folder, name), zip);
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(release, null, 2)}\n`);
  console.log(`${place} is the build of ${release.commit}: commit it`);
}

try {
  await freeze();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
