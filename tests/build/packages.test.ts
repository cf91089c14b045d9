/**
 * The same source gives the same packages. Always: both browsers' builds, made apart, differ in the manifest alone.
 * With RUN_ALL=1 also from the unpacked source archive, with packages of its own, in other time zones, by Node 20, 22
 * and 24, which it fetches.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGES, packageName, packedBuild, sha256, sourcePaths } from '../../scripts/lib/packing.mjs';
import { unzip, zipFiles } from '../../scripts/lib/zip.mjs';
import { type BuiltTarget, builtExtension, ROOT } from '../harness/built.ts';

const ELSEWHERE = [
  ['20', 'Pacific/Auckland'],
  ['22', 'America/Los_Angeles'],
  ['24', 'Asia/Kolkata'],
] as const;

function filesOf(target: BuiltTarget): Record<string, string> {
  const folder = builtExtension(target);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), sha256(readFileSync(path))];
    }),
  );
}

it.each(['', '-organisation'] as const)('both browsers’ builds%s differ in the manifest alone', (edition) => {
  const [chromium, firefox] = [filesOf(`chromium${edition}`), filesOf(`firefox${edition}`)];
  const names = [...new Set([...Object.keys(chromium), ...Object.keys(firefox)])];
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => chromium[name] !== firefox[name])).toEqual(['/manifest.json']);
});

describe.runIf(process.env.RUN_ALL === '1')('the unpacked source alone', () => {
  let work = '';
  let source = '';
  const npm = (folder: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd: folder });

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'trottinette-source-'));
    source = join(work, 'another folder');
    mkdirSync(source);
    unzip(zipFiles(ROOT, sourcePaths(ROOT)), source);
    npm(source, 'ci');
  }, 600_000);

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.each(ELSEWHERE)('gives the same Firefox package on Node %s in %s', (version, TZ) => {
    const home = join(work, `node-${version}`);
    npm(source, 'install', '--prefix', home, `node@${version}`);
    const node = join(home, 'node_modules/node/bin/node');
    execFileSync(node, ['scripts/build-for-amo.mjs'], { cwd: source, env: { ...process.env, TZ } });
    const zip = readFileSync(join(source, PACKAGES, packageName('firefox.zip')));
    expect(sha256(zip)).toBe(sha256(packedBuild('firefox')));
  });
});
