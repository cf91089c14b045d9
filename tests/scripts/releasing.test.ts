/** One version, told of in every language; and what keeps a release from being one. */
import { describe, expect, it } from 'vitest';
import {
  amoMetadata,
  disagreements,
  emptyAddresses,
  notesOf,
  obstacles,
  prepared,
  readFile,
  versionsOf,
} from '../../scripts/lib/releasing.mjs';
import { changelogSections } from '../../src/model/changelog.ts';
import { NEWS } from '../../src/ui/options/news.ts';

const KNOWN = { REPOSITORY_URL: 'https://example.org/trottinette' };
const version = JSON.parse(readFile('package.json')).version;

/** The project with one file changed. */
const withFile = (path: string, change: (text: string) => string) => (asked: string) =>
  asked === path ? change(readFile(asked)) : readFile(asked);

/** The project with something to release, as it is but on the commit of a release. */
const waiting = (path: string) =>
  /^CHANGELOG/.test(path) ? readFile(path).replace(/^## (\S+).*$/m, '## $1 – unreleased') : readFile(path);

/** The project as a release of this number leaves it. */
function released(number: string) {
  const files = prepared(waiting, number);
  return (path: string) => files[path] ?? readFile(path);
}

/** Well after every version there is. */
const NEXT = '98.0.1';

describe('the version', () => {
  it('is one, and the changelogs say the same of it in short', () => {
    expect(versionsOf(readFile).map(([, named]) => named)).toEqual(versionsOf(readFile).map(() => version));
    expect(disagreements(readFile)).toEqual([]);
  });

  it('that stands otherwise anywhere is noticed', () => {
    const other = (text: string) => text.replace(version, '7.7.7');
    for (const path of ['package-lock.json', 'manifest.json', 'CHANGELOG.md', 'CHANGELOG.fr.md'])
      expect(disagreements(withFile(path, other)).join('\n'), path).toContain('7.7.7');
    expect(disagreements(withFile('package.json', other)).length).toBeGreaterThan(4);
  });

  it('has as much to say in French', () => {
    const shorter = withFile('CHANGELOG.fr.md', (text) => text.replace(/^- /m, '  '));
    expect(disagreements(shorter)).toHaveLength(2);
    const silent = withFile('CHANGELOG.md', (text) => text.replace(/### In short[\s\S]*?(?=### )/, ''));
    expect(disagreements(silent).length).toBeGreaterThan(0);
  });

  it('has its news in the options, in each language', () => {
    for (const [language, path] of [
      ['en', 'CHANGELOG.md'],
      ['fr', 'CHANGELOG.fr.md'],
    ] as const) {
      expect(NEWS[language]).toEqual(changelogSections(readFile(path))[0]?.news);
      expect(notesOf(readFile, version, language)).toBe(
        NEWS[language]?.map((item) => `- ${item}\n`).join(''),
      );
    }
    expect(() => notesOf(readFile, version, 'xx')).toThrow(/no notes in “xx”/);
  });
});

describe('a release', () => {
  it('stands in every file once it is prepared, and no other number changes', () => {
    const read = released(NEXT);
    expect(disagreements(read)).toEqual([]);
    expect(obstacles(read, KNOWN, `v${NEXT}`)).toEqual([]);
    const lock = JSON.parse(read('package-lock.json'));
    const before = JSON.parse(readFile('package-lock.json'));
    expect(lock.packages['node_modules/preact']).toEqual(before.packages['node_modules/preact']);
    expect(lock.packages[''].dependencies).toEqual(before.packages[''].dependencies);
  });

  it('is refused under another tag, before it is prepared, and while an address is empty', () => {
    expect(obstacles(released(NEXT), KNOWN, 'v1.2.3').join()).toContain('the tag is v1.2.3');
    expect(obstacles(waiting, KNOWN, `v${version}`).join()).toContain('stands as unreleased');
    const empty = { ...KNOWN, CONTACT_URL: '' };
    expect(obstacles(released(NEXT), empty, `v${NEXT}`)).toEqual([
      'CONTACT_URL in src/model/project.ts is empty',
    ]);
    expect(emptyAddresses(KNOWN)).toEqual([]);
  });

  it('tells addons.mozilla.org what is new in each language, and its reviewers how to look', () => {
    const { release_notes: notes, approval_notes: forReviewers } = amoMetadata(readFile).version;
    expect(notes).toEqual({
      'en-US': notesOf(readFile, version, 'en'),
      fr: notesOf(readFile, version, 'fr'),
    });
    expect(forReviewers).toBe(readFile('store/reviewers.md'));
  });

  it.each(['', '1', 'v1.2.3', '01.2.3', '1.2.3-beta'])('is not prepared as “%s”', (number) => {
    expect(() => prepared(readFile, number)).toThrow(/is no version/);
  });

  it('comes after the last', () => {
    expect(() => prepared(readFile, '0.0.9')).toThrow(/does not come after/);
    expect(() => prepared(released(NEXT), NEXT)).toThrow(/does not come after/);
    expect(() => prepared(released(NEXT), '98.1.0')).toThrow(/no section waits/);
  });
});
