import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withTables } from './method-tables.ts';
import { ownPoints } from './own-points.ts';
import { inFrench } from './table-kit.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const points = ownPoints();
const dataDirectory = new URL('../../../src/model/footprint/data/', import.meta.url);
const tables = readdirSync(dataDirectory).map((name) => ({
  name,
  text: read(`../../../src/model/footprint/data/${name}`),
}));

describe('the method page', () => {
  it.each([
    ['METHOD.md', 'en'],
    ['METHODE.md', 'fr'],
  ] as const)('%s has the tables the factors give (else run node scripts/method.mjs)', (name, language) => {
    const page = read(`../../../docs/${name}`);
    expect(page).toContain('<!-- table families -->');
    expect(page === withTables(page, language, points)).toBe(true);
  });

  it('says the same in both languages: the same tables, formulas and headings', () => {
    const shape = (page: string): string[] => page.match(/<!-- table \w+ -->|^#+ |^[A-Za-z_]+ +=/gm) ?? [];
    expect(shape(read('../../../docs/METHODE.md'))).toEqual(shape(read('../../../docs/METHOD.md')));
  });

  it.each([
    ['1.5 (0.15–6) Wh', '1,5 (0,15–6) Wh'],
    ['× 0.35', '× 0,35'],
    ['÷ 2.2, × 1.9', '÷ 2,2 ; × 1,9'],
    ['1290 tokens de gemini-2.5-flash', '1290 tokens de gemini-2.5-flash'],
    ['100000', '100\u202f000'],
    ['gpt-4.1', 'gpt-4.1'],
  ])('writes %s in French as %s: numbers, and no names', (cell, french) => {
    expect(inFrench(cell)).toBe(french);
  });
});

describe('the factor tables', () => {
  it('each name their licence, and NOTICE lists each', () => {
    const notice = read('../../../NOTICE');
    for (const { name, text } of tables) {
      expect(JSON.parse(text).licence, name).toMatch(/\p{L}{2}/u);
      expect(notice, name).toContain(name);
    }
  });

  it('name a source with a year for every number', () => {
    const sourced = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      'source' in value &&
      ('year' in value || !('unit' in value));
    for (const { name, text } of tables) {
      const table: Record<string, unknown> = JSON.parse(text);
      if (sourced(table)) continue;
      for (const [key, value] of Object.entries(table)) {
        const isFactor =
          typeof value === 'object' && value !== null && !Array.isArray(value) && key !== 'columns';
        if (isFactor) expect(sourced(value), `${name} ${key}`).toBe(true);
      }
    }
  });

  it('take nothing from Electricity Maps, whose licence is share-alike', () => {
    for (const { name, text } of tables) expect(text, name).not.toMatch(/electricity\s?maps|odbl|by-sa/i);
  });
});
