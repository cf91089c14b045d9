import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesIn, FACTOR_RELEASES } from '../../../src/model/footprint/changelog.ts';
import { FACTOR_SET, FACTOR_SET_DATE } from '../../../src/model/footprint/factor-set.ts';

/** By set: the digest of its numbers. A set that was released is never written anew. */
const DIGESTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'data/factor-sets.json'), 'utf8'),
);
const DATA = join(import.meta.dirname, '../../../src/model/footprint/data');
/** Of what is in there: what no estimate is made of. */
const NO_FACTORS = ['changelog.json', 'equivalences.json', 'sources.json'];
const WORDS = ['source', 'waterSource', 'licence'];

/** Of all numbers an estimate may take, whatever is said of where they come from. */
function factorsDigest(): string {
  const hash = createHash('sha256');
  const files = readdirSync(DATA).filter((name) => !NO_FACTORS.includes(name));
  for (const name of files.sort()) {
    const data: unknown = JSON.parse(readFileSync(join(DATA, name), 'utf8'));
    const numbers = JSON.stringify(data, (key, value) => (WORDS.includes(key) ? undefined : value));
    hash.update(`${name}\n${numbers}\n`);
  }
  return hash.digest('hex');
}

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/FACTORS.md'), 'utf8');

describe('the changelog of the factors', () => {
  it('is the same on the page and in docs/FACTORS.md', () => {
    const tables = FACTOR_RELEASES.map((release) =>
      changesIn(release, 'en-GB').map((cells) => `| ${cells.join(' | ')} |`),
    );
    for (const rows of tables) expect(PAGE).toContain(rows.join('\n'));
    const inPage = PAGE.split('\n').filter((line) => /^\| (?!what |---)/.test(line));
    expect(inPage).toHaveLength(tables.flat().length);
  });

  it('begins with the set in use', () => {
    expect(FACTOR_RELEASES[0]).toMatchObject({ id: FACTOR_SET, date: FACTOR_SET_DATE });
    expect(PAGE).toContain(`## ${FACTOR_SET} (`);
  });

  it('knows the numbers of the set in use: others are another set (CONTRIBUTING.md, “Change a factor”)', () => {
    expect(DIGESTS[FACTOR_SET]).toBe(factorsDigest());
  });

  it('says every change in both languages, and English where it has no other', () => {
    for (const { changes } of FACTOR_RELEASES)
      for (const change of changes) {
        expect(Object.keys(change)).toEqual(['en', 'fr']);
        for (const cells of Object.values(change)) expect(cells.filter(Boolean)).toHaveLength(4);
      }
    const [release] = FACTOR_RELEASES;
    expect(release && changesIn(release, 'de-DE')).toEqual(release && changesIn(release, 'en-GB'));
  });
});
