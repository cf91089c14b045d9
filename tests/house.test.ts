/**
 * The house's rules, read off the tree itself: which floor may import which, no circles, and one truth for what a
 * site is (row, reader, fixtures, manifest, README).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_KINDS } from '../src/sites/generic/kinds.ts';
import { SITES } from '../src/sites/table.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/**
 * Which places each place may import from, besides itself. Of the sites, all but the relay know rows alone: the table's
 * and, of what a person can run themselves, the kinds'. Readers come with neither.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  sites: ['model'],
  exports: ['model', 'sites'],
  coach: ['model'],
  i18n: ['model', 'coach'],
  platform: ['model'],
  store: ['model', 'platform'],
  page: ['model', 'sites/watched.ts'],
  content: ['model', 'sites', 'coach'],
  background: [
    'model',
    'sites/row.ts',
    'sites/table.ts',
    'sites/generic/kinds.ts',
    'coach',
    'i18n',
    'platform',
    'store',
    'reporting/start.ts',
  ],
  reporting: ['model', 'platform', 'store'],
  'ui/kit': ['model', 'i18n'],
  ui: [
    'model',
    'exports',
    'coach',
    'sites/table.ts',
    'sites/names.ts',
    'sites/about.ts',
    'sites/generic/kinds.ts',
    'platform',
    'store',
    'ui/kit',
    'i18n',
  ],
};

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Files nothing may import: they start something. */
const ENTRIES = [/\.iife\.ts$/, /^background\/main\.ts$/, /\/main\.tsx$/];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('generated/'));
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|[^\w.])import\(?\s*['"]([^'"]+)['"]/g;

/** Paths below src that a file imports; packages and assets left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((path) => path.startsWith('.') && /\.tsx?$/.test(path))
    .map((path) => relative(SRC, resolve(SRC, dirname(file), path)));
}

function placeOf(file: string): string {
  const places = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);
  return places.find((place) => file.startsWith(`${place}/`)) ?? '';
}

const files = sourceFiles(SRC);
const graph = new Map(files.map((file) => [file, importsOf(file)]));

describe('floors', () => {
  it.each(files)('%s imports downwards only', (file) => {
    const place = placeOf(file);
    expect(place, 'stands in a known folder').not.toBe('');
    const allowed = [place, ...(MAY_IMPORT[place] ?? [])];
    for (const target of graph.get(file) ?? []) {
      expect(existsSync(join(SRC, target)), `${target} exists`).toBe(true);
      const fits = allowed.some((to) => target === to || (placeOf(target) === to && !to.endsWith('.ts')));
      expect(fits, `${file} may not import ${target}`).toBe(true);
      expect(
        ENTRIES.some((entry) => entry.test(target)),
        `${target} is an entry`,
      ).toBe(false);
    }
  });

  it('has no circles, type imports included', () => {
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      expect(path, `circle: ${[...path, file].join(' → ')}`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
  });

  it('keeps the extension API in platform/, and of it in the content scripts chrome.runtime, where the outbox lies, and where a yes stands', () => {
    const inStorage = ['content/outbox.ts', 'content/agreement.ts'];
    const users = files.filter((file) => /\bchrome\.\w|\bbrowser\.\w|webextension-polyfill/.test(code(file)));
    const strangers = users.filter((file) => !file.startsWith('platform/') && !file.startsWith('content/'));
    expect(strangers).toEqual([]);
    for (const file of users.filter((user) => user.startsWith('content/'))) {
      expect(code(file)).not.toContain('webextension-polyfill');
      const used = [...code(file).matchAll(/\bchrome\.(\w+)/g)].map((match) => match[1]);
      expect(used.filter((name) => name !== (inStorage.includes(file) ? 'storage' : 'runtime'))).toEqual([]);
    }
  });
});

function code(file: string): string {
  return readFileSync(join(SRC, file), 'utf8').replace(COMMENTS, '');
}

describe('sites', () => {
  const rows = [...SITES, ...OWN_KINDS];
  const ids = rows.map((row) => row.id);
  const readerOf = (id: string) =>
    OWN_KINDS.some((kind) => kind.id === id) ? `sites/generic/own/${id}.ts` : `sites/${id}/reader.ts`;

  it('has unique ids that are file names', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it.each(ids)('%s has a reader and fixtures: positives, look-alikes and an error', (id) => {
    expect(existsSync(join(SRC, readerOf(id)))).toBe(true);
    const folder = join(ROOT, 'tests/fixtures', id);
    const captures = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
    for (const capture of captures) {
      expect(capture.site).toBe(id);
      expect(capture.basis, 'only captures written for this project may stand here').toBe('reconstructed');
    }
    expect(captures.some(({ expected }) => expected.requests > 0)).toBe(true);
    expect(captures.some(({ expected }) => expected.requests === 0 && !expected.sessions)).toBe(true);
    expect(captures.some(({ expected }) => /failed|refused/.test(String(expected.outcome)))).toBe(true);
  });

  it('has no reader and no fixtures without a row', () => {
    const readers = files.filter(
      (file) => file.startsWith('sites/') && code(file).includes('export const createReader'),
    );
    expect(readers.sort()).toEqual(ids.map(readerOf).sort());
    expect(readdirSync(join(ROOT, 'tests/fixtures')).sort()).toEqual([...ids].sort());
  });

  it.each(rows)('$id: endpoints compile, are unique, and its hosts are bare', (row) => {
    expect(new Set(row.endpoints.map(({ id }) => id)).size).toBe(row.endpoints.length);
    expect(row.endpoints.some(({ role }) => role !== 'follow')).toBe(true);
    // A socket lives for many turns.
    for (const { role, transport } of row.endpoints)
      expect(transport === 'socket' && role === 'prompt').toBe(false);
    for (const { path, query, transport, method } of row.endpoints) {
      expect(() => new RegExp(`^${path}$`)).not.toThrow();
      expect(() => new RegExp(query ?? '')).not.toThrow();
      expect(method !== undefined).toBe(transport === 'http');
    }
    for (const host of row.hosts) expect(host).toMatch(/^[a-z0-9.-]+$/);
  });

  it('is listed in the README, every granted site by its label', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const row of SITES) expect(readme).toContain(row.label);
  });
});

describe('time', () => {
  const ownText = (file: string) => readFileSync(join(ROOT, 'tests', file), 'utf8').replace(COMMENTS, '');
  const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const holding = (pattern: RegExp, exceptions: Readonly<Record<string, string>>) =>
    tests.filter((file) => !(file in exceptions) && pattern.test(ownText(file)));

  it('is asked of the tests’ clock, and of nothing else', () => {
    const exceptions = {
      'harness/clock.ts': 'is it',
      'harness/shift-clock.ts': 'is it',
      'harness/clock.test.ts': 'tests it',
      'browser/clock.test.ts': 'tests it',
      'bench/seed.ts': 'runs in a page, which is on it',
      'bench/recorder.ts': 'runs in a page, which is on it',
      'fuzz/fuzz-command.ts': 'is no test: a seed for people',
      'explain/reading.ts': 'is no test: reads on the clock of its capture',
    };
    expect(holding(/\bDate\.now\b|\bnew Date\(\)|[^.\w]Date\(\)/, exceptions)).toEqual([]);
  });

  it('is not what a browser test waits for', () => {
    expect(holding(/\bwaitForTimeout\b/, BENCHES)).toEqual([]);
    const exceptions = {
      'browser/scenarios.test.ts': 'a token that comes late, an answer of 40 s: how long is what is tested',
      'browser/stored-requests.ts': 'what must not be stored announces itself by nothing',
    };
    const waiting = holding(/timers\/promises/, exceptions).filter((file) => file.startsWith('browser/'));
    expect(waiting).toEqual([]);
  });

  it('of day comes into the extension by Date alone, which tests can move, and by its alarms', () => {
    const other = /\bTemporal\b|\btimeOrigin\b|\btimeStamp\b|\blastModified\b|\bscheduledTime\b/;
    expect(files.filter((file) => other.test(code(file)))).toEqual(['platform/alarms.ts']);
  });
});

const BENCHES = {
  'bench/stored-reestimate.ts': 'measures',
};
