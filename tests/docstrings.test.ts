/** What a file gives to others says what it is where it stands: shapes, units, errors. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** A function, a type or a class that leaves its file; of constants, those that are functions. */
const PUBLIC =
  /^export (?:async )?(?:(?:function\*?|interface|type|class) (\w+)|const (\w+)\b.*(?:=>|= \()$)/;
/** Every site has one of each; what they are is said once, in src/sites/site.ts and row.ts and in ui/gallery. */
const SAID_ONCE = ['row', 'createReader', 'gallery'];

/** Lines that stand between a docstring and what it is about. */
const BETWEEN = /^\s*(?:\/\/ biome-ignore|\/\* @)/;

function undocumentedIn(file: string): string[] {
  const lines = readFileSync(join(SRC, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const [, declared, constant] = PUBLIC.exec(line) ?? [];
    const name = declared ?? constant;
    if (name === undefined || SAID_ONCE.includes(name)) return [];
    const above = lines.slice(0, index).findLast((each) => !BETWEEN.test(each));
    return above?.trimEnd().endsWith('*/') ? [] : [`${file}: ${name}`];
  });
}

describe('what a file gives to others', () => {
  it('has a docstring', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !file.startsWith('generated'),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap(undocumentedIn)).toEqual([]);
  });
});
