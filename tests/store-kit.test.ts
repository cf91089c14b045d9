/**
 * What the stores are told fits into their forms, and is what the manifest, permissions.lock, the privacy policy and
 * the extension itself say. Lengths: store/README.md names the pages they come from.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import * as en from '../src/i18n/languages/en.ts';
import * as fr from '../src/i18n/languages/fr.ts';
import { ROOT } from './harness/built.ts';
import { lockText, readLock } from './harness/permission-lock.ts';
import { LANGUAGES, pathsIn, plain, read, sectionsOf } from './harness/store-kit.ts';

const WORDS = { en, fr };
const POLICIES = { en: 'PRIVACY.md', fr: 'PRIVACY.fr.md' };

/** Of Edge, the narrowest. */
const DESCRIPTION = { least: 250, most: 10_000 };
/** Of Chrome and Edge in their manifests; Mozilla takes more. */
const NAME_MOST = 45;
const SUMMARY_MOST = 132;
const SEARCH_TERMS = { most: 7, mostCharacters: 30, mostWords: 21 };
/** Of Chrome's fields on the privacy tab. */
const ANSWER_MOST = 1000;

const lock = readLock(lockText());

const answers = read('store/answers.md');

describe.each(LANGUAGES)('the listing in “%s”', (language) => {
  const description = read(`store/${language}/description.txt`);

  it('is as long as the stores take it', () => {
    const { extensionName, extensionDescription } = WORDS[language].manifest;
    expect(extensionName.length).toBeLessThanOrEqual(NAME_MOST);
    expect(extensionDescription.length).toBeLessThanOrEqual(SUMMARY_MOST);
    expect(description.length).toBeGreaterThanOrEqual(DESCRIPTION.least);
    expect(description.length).toBeLessThanOrEqual(DESCRIPTION.most);
  });

  it('is found by no more terms than Edge takes', () => {
    const terms = read(`store/${language}/search-terms.txt`).trim().split('\n');
    expect(terms.length).toBeLessThanOrEqual(SEARCH_TERMS.most);
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.filter((term) => term.length > SEARCH_TERMS.mostCharacters)).toEqual([]);
    expect(terms.flatMap((term) => term.split(/\s+/)).length).toBeLessThanOrEqual(SEARCH_TERMS.mostWords);
  });

  it('begins with the question, and says what the extension says of itself', () => {
    const { question } = WORDS[language].onboarding;
    expect(description.startsWith(`${question}\n`)).toBe(true);
    expect(missingIn(description, language)).toEqual([]);
  });

  it('has a policy that says the same', () => {
    expect(missingIn(read(POLICIES[language]), language)).toEqual([]);
  });
});

/** What is told before anything is counted, and is not in a text. */
function missingIn(text: string, language: (typeof LANGUAGES)[number]): string[] {
  const { countedMore, neverKeptMore, hereMore, agreement } = WORDS[language].onboarding;
  return [...countedMore, ...neverKeptMore, hereMore, agreement.askingMore].filter(
    (told) => !plain(text).includes(plain(told)),
  );
}

/** What some code does with people’s data, where there is that code, and what a policy says of it then and only then. */
const HANDLED: readonly { what: string; in: readonly string[]; code: RegExp; en: RegExp; fr: RegExp }[] = [
  {
    what: 'prompts are looked at for ideas',
    in: ['src/background'],
    code: /COACH/,
    en: /\bideas\b/,
    fr: /\bidées\b/,
  },
  {
    what: 'the agreement is asked for and kept',
    in: ['src/background'],
    code: /hasAgreed/,
    en: /^## Before you agree$/m,
    fr: /^## Avant votre accord$/m,
  },
  {
    what: 'histories of assistants and agents are read',
    in: ['src/ui', 'src/background', 'src/store'],
    code: /from '(?:\.\.\/)+exports\//,
    en: /\bhistor(?:y|ies)\b/i,
    fr: /\bhistoriques?\b/i,
  },
  {
    what: 'a folder is shared with other devices',
    in: ['src/ui', 'src/background'],
    code: /from '(?:\.\.\/)+store\/devices\//,
    en: /\bfolder\b/i,
    fr: /\bdossiers?\b/i,
  },
  {
    what: 'a report can be handed to an organisation',
    in: ['src/ui'],
    code: /model\/organisation\/otlp\.ts'/,
    en: /\borganisation\b/i,
    fr: /\borganisation\b/i,
  },
  {
    what: 'answers at addresses nobody lists are noticed',
    in: ['src/content'],
    code: /from '\.\/unlisted\.ts'/,
    en: /\bshape\b/i,
    fr: /\bforme\b/i,
  },
];

/** All sources under these folders, as one text. */
function codeIn(folders: readonly string[]): string {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return paths
    .filter((path) => /\.tsx?$/.test(path))
    .map(read)
    .join('\n');
}

describe.each(LANGUAGES)('the policy in “%s” says what the code does', (language) => {
  it.each(HANDLED)('$what', ({ in: folders, code, ...words }) => {
    expect(words[language].test(read(POLICIES[language]))).toBe(code.test(codeIn(folders)));
  });
});

describe('the policy', () => {
  it.each(LANGUAGES)('names every permission, in “%s”', (language) => {
    const table = read(POLICIES[language])
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const named = table.flatMap((row) => row.split('|')[1]?.match(/(?<=`)\w+(?=`)/g) ?? []);
    expect(named.sort()).toEqual([...manifest.permissions, ...manifest.optional_permissions].sort());
  });

  it('has the same parts in both languages', () => {
    const shapeOf = (path: string) =>
      read(path)
        .split('\n')
        .flatMap((line) => /^(?:#+|\||-)(?= )/.exec(line) ?? []);
    expect(shapeOf(POLICIES.fr)).toEqual(shapeOf(POLICIES.en));
  });
});

describe('the answers', () => {
  const fields = sectionsOf(answers, 3);

  it('justify every permission there is, and the hosts', () => {
    const permissions = [...lock.keys()].filter((asked) => asked.includes(', permission '));
    const names = permissions.map((asked) => asked.split(' ').at(-1));
    expect([...fields.keys()].sort()).toEqual([...names, 'Hosts'].sort());
  });

  it.each([...fields])('fit for %s, and name the code that is meant', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(ANSWER_MOST);
    expect(pathsIn(text).length).toBeGreaterThan(0);
  });

  it('fit for the single purpose', () => {
    const purpose = sectionsOf(answers, 2).get('Single purpose') ?? '';
    expect(purpose).toContain('energy, CO₂e and water');
    expect(purpose.length).toBeLessThanOrEqual(ANSWER_MOST);
  });

  it('leave every host to permissions.lock, whose reasons name code that is there', () => {
    expect(answers).toContain('`permissions.lock` has every host');
    const reasons = [...lock].map(([asked, reason]) => [asked, pathsIn(reason)] as const);
    const nowhere = reasons.filter(([, paths]) => !paths.some((path) => existsSync(join(ROOT, path))));
    expect(nowhere).toEqual([]);
  });

  it('claim no more than the manifest does: no page may connect, no data is collected', () => {
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'none'");
    expect(read('scripts/build/targets.ts')).toContain("data_collection_permissions: { required: ['none'");
    expect(manifest.incognito).toBe('not_allowed');
    expect(answers).toContain('`data_collection_permissions: { required: ["none"] }`');
    expect(answers).toContain('`incognito: not_allowed`');
  });
});
