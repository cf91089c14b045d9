import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABOUT } from '../../src/sites/about.ts';
import { SITES } from '../../src/sites/table.ts';
import type { ReplayResult } from '../harness/replay.ts';
import { README_WORDS, readmeTable, rightOf, tableIn, tableLine, wordsOf } from '../harness/sites-doc.ts';
import { fixturesOf } from './played.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** How a kind is expected in captures: a site can't be said to count what none of them shows. */
const SHOWN = { image: 'images', video: 'videos' } as const;

describe('what people are told of the sites', () => {
  it('is said of each row and of no other', () => {
    expect(Object.keys(ABOUT).sort()).toEqual(SITES.map(({ id }) => id).sort());
  });

  it.each(SITES)('$label counts no media its captures do not show', ({ id }) => {
    for (const [kind, field] of Object.entries(SHOWN)) {
      const shown = fixturesOf(id).some(({ expected }) => (expected[field as 'images' | 'videos'] ?? 0) > 0);
      if (ABOUT[id]?.counts.includes(kind as keyof typeof SHOWN)) expect(shown, kind).toBe(true);
    }
  });

  it.each(
    Object.entries(README_WORDS),
  )('stands in %s (else run npm run replay -- tests/fixtures --site ID --write-table)', (page, words) => {
    expect(tableIn(read(page))).toBe(readmeTable(words));
  });

  it('keeps what docs/SITES.md says of a site that is not replayed', () => {
    const found = (site: string, differences: number) =>
      ({ capture: { site }, differences: Array(differences).fill({}) }) as unknown as ReplayResult;
    const before = SITES.map((row) => tableLine([...wordsOf(row), '7/8', '12.0 kB', '1.0 kB'])).join('\n');
    for (const row of SITES) {
      const results = SITES.filter((other) => other !== row).map(({ id }) => found(id, 0));
      expect(rightOf(row, results, before), row.label).toBe('7/8');
      expect(rightOf(row, [...results, found(row.id, 0), found(row.id, 2)], before)).toBe('1/2');
      expect(rightOf(row, results, '')).toBe('–');
    }
  });

  it('stands in docs/SITES.md with every capture right (else run the same)', () => {
    const rows = tableIn(read('docs/SITES.md')).split('\n');
    for (const { id, label } of SITES) {
      const count = fixturesOf(id).length;
      const row = rows.find((line) => line.startsWith(`| ${label} |`));
      expect(row, label).toContain(`| ${count}/${count} |`);
    }
  });
});
