/** docs/DEPENDENCIES.md says of each dependency what it is for, and what package.json and the lock say. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const { dependencies, devDependencies } = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json'));
const page = read('docs/DEPENDENCIES.md');

/** The rows of the table under a heading, cell by cell. */
function rowsOf(heading: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '));
}

describe.each([
  ['Shipped', dependencies, /^\d+\.\d kB$/],
  ['Tools', devDependencies, /^\d+(?:\.\d)? MB$/],
] as const)('docs/DEPENDENCIES.md, %s', (heading, named: Record<string, string>, weighs) => {
  const rows = rowsOf(heading);

  it('has a row for each in package.json, of its exact version', () => {
    const told = rows.map(([name, version]) => [name, version]);
    expect(told.sort()).toEqual(Object.entries(named).sort());
  });

  it.each(
    rows,
  )('%s: weight, licence, last release, and why', (name, version, weight, licence, release, why) => {
    const locked = packages[`node_modules/${name}`];
    expect(version).toBe(locked.version);
    expect(licence).toBe(locked.license);
    expect(weight).toMatch(weighs);
    expect(release).toMatch(/^20\d\d-\d\d-\d\d(?: \(\d+\.\d+\.\d+\))?$/);
    expect(why?.length).toBeGreaterThan(10);
  });
});

it('says of each that is behind why it is', () => {
  const reasons = page.split(/^## /m).find((text) => text.startsWith('Not updated')) ?? '';
  const behind = rowsOf('Tools').filter(([, , , , release]) => release?.includes('('));
  const called = (name = '') => reasons.includes(name) || reasons.includes(name.replace(/^.*\//, ''));
  expect(behind.map(([name]) => name).filter((name) => !called(name))).toEqual([]);
});
