import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS, citationsOf, isOwn, PUBLICATIONS, saidOf } from '../../../src/model/footprint/sources.ts';
import { linkOf } from '../../../src/model/footprint/value-basis.ts';
import { sourcesInUse, usesList } from './source-tables.ts';

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

describe('the publications', () => {
  it.each(
    PUBLICATIONS.map((publication) => [publication.id, publication] as const),
  )('%s has every field', (_, row) => {
    for (const key of ['title', 'publisher', 'licence', 'taken', 'boundary'] as const)
      for (const text of Object.values(row[key])) expect(text.length, key).toBeGreaterThan(2);
    expect(row.year).toBeGreaterThan(2000);
    expect(new URL(row.url).protocol).toBe('https:');
    expect(CHECKS).toContain(row.check);
    for (const sign of row.signs) expect(sign.length).toBeGreaterThan(2);
  });

  it('stand once each', () => {
    const ids = PUBLICATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stand in METHOD and METHODE, and those not verified say so', () => {
    for (const [page, mark, language] of [
      ['docs/METHOD.md', '**not verified**', 'en'],
      ['docs/METHODE.md', '**non vérifié**', 'fr'],
    ] as const) {
      const text = read(page);
      for (const { title, url, check } of PUBLICATIONS) {
        const line = text.split('\n').find((each) => each.startsWith(`| [${title[language]}](${url})`));
        expect(line?.includes(mark), title.en).toBe(check === 'unverified');
      }
    }
  });

  it('stand in docs/FACTORS.md by the table that rests on them (else run node scripts/method.mjs)', () => {
    expect(read('docs/FACTORS.md')).toContain(usesList());
  });
});

/** Names of works and data sets, which are the same in every language. */
const NAMES = ['EcoLogits 0.9.3'];

describe('what is said of sources', () => {
  it.each(
    PUBLICATIONS.map((publication) => [publication.id, publication] as const),
  )('is in both languages: what was taken of %s, and what that covers', (_, { taken, boundary }) => {
    for (const { en, fr } of [taken, boundary]) expect(fr).not.toBe(en);
  });

  it('is in French beside every number, but for names', () => {
    const english = sourcesInUse().filter(({ source }) => saidOf(source).fr === source);
    expect([...new Set(english.map(({ source }) => source))]).toEqual(NAMES);
  });

  it('is in French in sentences: a licence is a name alone, or is said', () => {
    for (const { licence } of PUBLICATIONS)
      if (licence.en === licence.fr) expect(licence.en).toMatch(/^(?:MIT|CC BY 4\.0|[A-Z]\w+-\d\.\d)$/);
  });

  it('is in the typography of the documents: the page sets its own', () => {
    for (const text of PUBLICATIONS.flatMap(({ taken, boundary, licence }) => [taken, boundary, licence]))
      for (const said of Object.values(text))
        expect(said).not.toMatch(/[\u00a0\u202f]|'(?=\p{L}).*[àâéèêîôù]/u);
  });
});

describe('the source of a factor', () => {
  it('is a publication we can name, or our own and says so: of every number', () => {
    const texts = sourcesInUse();
    expect(texts.length).toBeGreaterThan(60);
    for (const { file, source } of texts)
      expect(citationsOf(source).length > 0 || isOwn(source), `${file}: ${source}`).toBe(true);
  });

  it('is not made up by the check: what names nothing and is not ours has none', () => {
    expect(citationsOf('somebody on a forum')).toEqual([]);
    expect(isOwn('somebody on a forum')).toBe(false);
    expect([isOwn('physics'), isOwn('physics forums')]).toEqual([true, false]);
    expect(linkOf('somebody on a forum')).toBeNull();
  });

  it('leads to the publication it names first', () => {
    expect(linkOf("ADEME Base Empreinte, world mix (EcoLogits' own world row matches none)")).toMatch(
      /ademe\.fr/,
    );
    expect(linkOf('ADEME, Life cycle assessments of GPUs, 2026; Google fleet 2024')).toMatch(
      /librairie\.ademe\.fr/,
    );
  });
});
