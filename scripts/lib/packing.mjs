/** What a release's files are made of. The same commit gives the same bytes on any machine. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflate } from './deflate.mjs';
import { ROOT } from './root.mjs';
import { zipFiles, zipFolder } from './zip.mjs';

/** Where packages are put, from the project's root. */
export const PACKAGES = 'dist/packages';

/** A package's name: `trottinette-1.2.3-firefox.zip`. */
export function packageName(part) {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return `${name}-${version}-${part}`;
}

/**
 * A target as it was built last.
 * @param {string} target of scripts/build/targets.ts
 */
export function packedBuild(target) {
  return packedFolder(join(ROOT, 'dist', target));
}

/**
 * All files below a folder.
 * @param {string} folder
 */
export function packedFolder(folder) {
  return zipFolder(folder, deflate);
}

/**
 * All files of the last commit of a folder.
 * @param {string} folder a work tree of Git
 * @throws when it holds anything else: an archive says what was committed
 */
export function packedSource(folder) {
  if (git(folder, 'status', '--porcelain') !== '')
    throw new Error('commit first: the source archive is that of a commit');
  return zipFiles(folder, sourcePaths(folder), deflate);
}

/** The files of a work tree of Git that are no product of it. */
export function sourcePaths(folder) {
  const listed = git(folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  return listed.split('\0').filter((path) => path !== '');
}

function git(folder, ...args) {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/**
 * What `sha256sum --check` reads.
 * @param {Readonly<Record<string, Buffer>>} files by name
 */
export function sumsOf(files) {
  const names = Object.keys(files).sort();
  return names.map((name) => `${sha256(files[name])}  ${name}\n`).join('');
}

/** @param {Buffer} data */
export function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The bill of materials of what is shipped, by the lock, in CycloneDX, as npm writes it: of a moment, and so no part of
 * the sums. What builds it stands in the source archive's lock.
 * @throws when npm can't
 */
export function billOfMaterials() {
  const args = [
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--package-lock-only',
    '--omit=dev',
  ];
  const options = { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
  const bill = JSON.parse(execFileSync('npm', args, options));
  // npm takes the folder's name.
  bill.metadata.component.name = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).name;
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/**
 * Writes files into a folder, which is emptied first.
 * @param {string} folder
 * @param {Readonly<Record<string, Buffer | string>>} files by name
 */
export function writePackages(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
}
