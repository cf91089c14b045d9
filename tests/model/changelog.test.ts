import { describe, expect, it } from 'vitest';
import {
  changelogSections,
  newestInShort,
  releasedChangelog,
  releaseNotes,
} from '../../src/model/changelog.ts';

const TEXT = `# Changelog

## 0.3.0 – unreleased

### In short

- One thing, which takes
  two lines.
- Another.

### In detail

- Not for everybody.

## 0.2.0

### In short

- Old.

## 0.1.0

- Nothing in short.
`;

describe('a changelog', () => {
  it('is read as its versions, with what people are told', () => {
    expect(changelogSections(TEXT)).toEqual([
      { version: '0.3.0', released: false, news: ['One thing, which takes two lines.', 'Another.'] },
      { version: '0.2.0', released: true, news: ['Old.'] },
      { version: '0.1.0', released: true, news: [] },
    ]);
    expect(changelogSections('# Changelog\n')).toEqual([]);
    expect(changelogSections('## 10.11.12\n')).toEqual([{ version: '10.11.12', released: true, news: [] }]);
  });

  it('in short reads as its newest version did', () => {
    const [read] = changelogSections(newestInShort(TEXT));
    expect(read?.version).toBe('0.3.0');
    expect(read?.news).toEqual(changelogSections(TEXT)[0]?.news);
    expect(newestInShort('')).toBe('');
  });

  it('is released once, under a number, and not changed beside', () => {
    const released = releasedChangelog(TEXT, '1.0.0');
    expect(released).toBe(TEXT.replace('## 0.3.0 – unreleased', '## 1.0.0'));
    expect(() => releasedChangelog(released, '1.0.1')).toThrow(/no section waits/);
  });

  it('gives the notes of a version', () => {
    expect(releaseNotes(TEXT, '0.3.0')).toBe('- One thing, which takes two lines.\n- Another.\n');
    expect(() => releaseNotes(TEXT, '0.1.0')).toThrow(/nothing is said of 0.1.0/);
    expect(() => releaseNotes(TEXT, '9.9.9')).toThrow(/nothing is said of 9.9.9/);
  });
});
