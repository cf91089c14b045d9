import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { deflate } from '../../scripts/lib/deflate.mjs';
import {
  billOfMaterials,
  packageName,
  packedFolder,
  packedSource,
  sha256,
  sumsOf,
} from '../../scripts/lib/packing.mjs';

const PACKING = resolve(import.meta.dirname, '../../scripts/lib/packing.mjs');
const FILES = { 'b/a.txt': 'deep', 'b.txt': 'flat', 'é.txt': 'accent', 'B.txt': 'capital' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-packing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files in the order given, all of one moment. */
function write(name: string, files: readonly (readonly [string, string])[], moment: number): string {
  const into = join(folder, name);
  mkdirSync(join(into, 'b'), { recursive: true });
  for (const [path, text] of files) {
    writeFileSync(join(into, path), text);
    utimesSync(join(into, path), moment, moment);
  }
  return into;
}

describe('a package', () => {
  it('is the same bytes from another folder, at another time, in another time zone and language', () => {
    const here = write('here', Object.entries(FILES), 1_000_000_000);
    const there = write('elsewhere', Object.entries(FILES).reverse(), 1_700_000_000);
    const program = `import { packedFolder } from ${JSON.stringify(PACKING)};
      process.stdout.write(packedFolder(${JSON.stringify(there)}));`;
    for (const [TZ, LANG] of [
      ['Asia/Kolkata', 'sv_SE.UTF-8'],
      ['America/St_Johns', 'C'],
    ] as const) {
      const env = { ...process.env, TZ, LANG, LC_ALL: LANG };
      const zip = execFileSync(process.execPath, ['--input-type=module', '-e', program], { env });
      expect(sha256(zip), TZ).toBe(sha256(packedFolder(here)));
    }
  });

  it('is compressed to the same bytes ever since, which any reader unpacks', () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `line ${i * i} of ${i % 7}\n`).join('');
    const data = Buffer.from(text);
    const packed = deflate(data);
    expect(inflateRawSync(packed).equals(data)).toBe(true);
    expect([packed.length, sha256(Buffer.from(packed))]).toEqual([
      24_142,
      'e13d57d15602f5ca48f5b76a860b56a738ad7e3fbe0256275a7a566daed3d3fa',
    ]);
  });

  it('is named after the version', () => {
    expect(packageName('firefox.zip')).toMatch(/^trottinette-\d+\.\d+\.\d+-firefox\.zip$/);
  });
});

describe('the source archive', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });

  it('is what was committed, and nothing beside it', () => {
    write('', Object.entries(FILES), 1_000_000_000);
    const all = packedFolder(folder);
    git('init', '-q');
    writeFileSync(join(folder, '.git/info/exclude'), 'made/\n');
    git('add', '.');
    git('commit', '-qm', 'all');
    mkdirSync(join(folder, 'made'));
    writeFileSync(join(folder, 'made/x.js'), 'product');
    expect(packedSource(folder)).toEqual(all);
    writeFileSync(join(folder, 'b.txt'), 'changed since');
    expect(() => packedSource(folder)).toThrow(/commit first/);
  });
});

it('sums are what sha256sum reads, by name', () => {
  const [a, b] = [Buffer.from('a'), Buffer.from('b')];
  expect(sumsOf({ 'z.zip': a, 'a.zip': b })).toBe(`${sha256(b)}  a.zip\n${sha256(a)}  z.zip\n`);
  expect(sha256(Buffer.from(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('the bill of materials names what is shipped, and nothing that only builds it', () => {
  const { components, metadata } = JSON.parse(billOfMaterials());
  const named = components.map(({ name, version }: { name: string; version: string }) => [name, version]);
  expect(Object.fromEntries(named)).toEqual(packageJson.dependencies);
  expect(metadata.component.name).toBe(packageJson.name);
});
