/** What was frozen stays what it was, and no schema people have is left out. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deflate } from '../../scripts/lib/deflate.mjs';
import { unzip, zipFolder } from '../../scripts/lib/zip.mjs';
import { RELEASES, readRelease } from './releases.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../src/store/migrations');
/** The schema of the first release; nobody had one before. */
const FIRST = 2;

describe('frozen releases', () => {
  it.each(RELEASES)('$version is what was frozen', ({ version, sha256 }) => {
    expect(Object.keys(sha256).sort()).toEqual(['chromium.zip', 'firefox.zip']);
    for (const [file, hash] of Object.entries(sha256))
      expect(createHash('sha256').update(readRelease(version, file)).digest('hex'), file).toBe(hash);
  });

  it('are there for every schema but the one at work', () => {
    const current = readdirSync(MIGRATIONS).length;
    const past = Array.from({ length: current - FIRST }, (_, index) => FIRST + index);
    const frozen = RELEASES.map(({ schema }) => schema);
    expect(past.filter((schema) => !frozen.includes(schema))).toEqual([]);
  });
});

describe('zips', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trottinette-zip-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['stored', undefined],
    ['compressed', deflate],
  ])('give back the files they were made of, and are the same each time: %s', (_, packed) => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    mkdirSync(join(from, 'deep/er'), { recursive: true });
    writeFileSync(join(from, 'z.bin'), Buffer.from([0, 255, 80, 75, 3, 4]));
    writeFileSync(join(from, 'deep/er/é.txt'), 'text');
    writeFileSync(join(from, 'empty'), '');
    writeFileSync(join(from, 'long.txt'), 'a'.repeat(10_000));
    const zip = zipFolder(from, packed);
    expect(zip.length < 10_000).toBe(packed === deflate);
    unzip(zip, to);
    expect(readdirSync(to, { recursive: true }).sort()).toEqual(
      readdirSync(from, { recursive: true }).sort(),
    );
    expect(readFileSync(join(to, 'long.txt'))).toEqual(readFileSync(join(from, 'long.txt')));
    expect(readFileSync(join(to, 'z.bin'))).toEqual(readFileSync(join(from, 'z.bin')));
    expect(readFileSync(join(to, 'deep/er/é.txt'), 'utf8')).toBe('text');
    expect(zipFolder(to, packed)).toEqual(zip);
  });

  it('that are damaged, or leave their folder, are refused', () => {
    writeFileSync(join(folder, 'a.txt'), 'text');
    const zip = zipFolder(folder);
    const damaged = Buffer.from(zip);
    damaged.write('tEXt', damaged.indexOf('text'));
    expect(() => unzip(damaged, join(folder, 'to'))).toThrow(/damaged/);
    const leaving = Buffer.from(zip);
    leaving.write('../..', leaving.indexOf('a.txt'));
    expect(() => unzip(leaving, join(folder, 'to'))).toThrow(/leaves its folder/);
    expect(() => unzip(Buffer.from('no zip at all'), join(folder, 'to'))).toThrow(/no zip/);
  });
});
