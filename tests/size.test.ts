/**
 * Functions and files are small enough to be read at once. A factory is as long as what it makes: of a function, the
 * lines of those within it are counted for them, and it may be so much longer as a whole.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

const MOST_OWN_LINES = 40;
const MOST_LINES_WITH_INNER = 80;
const MOST_FILE_LINES = 250;

/** What is longer, each with its reason; at most ten. */
const EXCEPTIONS: readonly (readonly [what: RegExp, why: string])[] = [
  [/^src\/i18n\/languages\/[\w-]+\.ts$/, 'a language is one file: whoever translates sees all of it'],
];

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(?:src|scripts)\/.*\.(?:ts|tsx|mjs)$/.test(file) && !/\.d\.m?ts$/.test(file));

interface Measured {
  readonly name: string;
  readonly lines: number;
  /** Without those of the functions within it. */
  ownLines: number;
}

/** Every function of a source, with its length in lines. */
function functionsOf(source: string, isJsx: boolean): Measured[] {
  const starts = [...source.matchAll(/^/gm)].map(({ index }) => index);
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const found: Measured[] = [];
  const walk = (value: unknown, name: string, outer: Measured | null): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, name, outer);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as { type?: string; start: number; end: number; body?: unknown };
    let around = outer;
    if (/Function/.test(node.type ?? '') && node.body) {
      const lines = lineAt(node.end) - lineAt(node.start) + 1;
      around = { name: nameOf(node, 'id') ?? name, lines, ownLines: lines };
      found.push(around);
      if (outer && lines > 1) outer.ownLines -= lines;
    }
    const inner = nameOf(node, 'id') ?? nameOf(node, 'key') ?? name;
    for (const child of Object.values(node)) walk(child, inner, around);
  };
  walk(parseAst(source, { lang: isJsx ? 'tsx' : 'ts' }).body, '', null);
  return found;
}

function nameOf(node: object, field: 'id' | 'key'): string | undefined {
  const named: unknown = Reflect.get(node, field);
  const name: unknown = typeof named === 'object' && named !== null ? Reflect.get(named, 'name') : undefined;
  return typeof name === 'string' ? name : undefined;
}

function tooLongIn(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const lines = source.split('\n').length - 1;
  const functions = functionsOf(source, /\.tsx$/.test(file)).filter(
    (measured) => measured.ownLines > MOST_OWN_LINES || measured.lines > MOST_LINES_WITH_INNER,
  );
  return [...(lines > MOST_FILE_LINES ? [file] : []), ...functions.map(({ name }) => `${file}: ${name}`)];
}

describe('size', () => {
  it('is measured by function, those within counted apart', () => {
    const made = 'function outer() {\n  const inner = () => {\n    return 1;\n  };\n  return inner;\n}\n';
    expect(functionsOf(made, false)).toEqual([
      { name: 'outer', lines: 6, ownLines: 3 },
      { name: 'inner', lines: 3, ownLines: 3 },
    ]);
  });

  it(`is at most ${MOST_OWN_LINES} lines a function and ${MOST_FILE_LINES} a file, but for what is listed`, () => {
    expect(EXCEPTIONS.length).toBeLessThanOrEqual(10);
    const tooLong = sources.flatMap(tooLongIn);
    expect(tooLong.filter((name) => !EXCEPTIONS.some(([what]) => what.test(name)))).toEqual([]);
    expect(EXCEPTIONS.filter(([what]) => !tooLong.some((name) => what.test(name)))).toEqual([]);
  });
});
