/** What came of a file that the browser was to save, by what it says of the download. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveQuietly } from '../../src/platform/downloads.ts';

const api = vi.hoisted(() => ({ browser: {} as { downloads?: object } }));
vi.mock('../../src/platform/browser.ts', () => api);

interface Item {
  readonly state: 'in_progress' | 'interrupted' | 'complete';
  readonly error?: string;
}

/** A browser that finds these, one each time it is asked, as its download changes; undefined where it is not listed. */
function downloading(...found: readonly (Item | undefined)[]) {
  const listeners = new Set<() => void>();
  const asked: object[] = [];
  const left = [...found];
  api.browser.downloads = {
    async download(given: object) {
      asked.push(given);
      return 7;
    },
    async search({ id }: { id: number }) {
      expect(id).toBe(7);
      const item = left.shift();
      setTimeout(() => {
        for (const changed of [...listeners]) changed();
      });
      return item ? [item] : [];
    },
    onChanged: {
      addListener: (changed: () => void) => listeners.add(changed),
      removeListener: (changed: () => void) => listeners.delete(changed),
    },
  };
  return { listeners, asked };
}

describe('a file that is saved without a question', () => {
  beforeEach(() => {
    delete api.browser.downloads;
  });

  it.each<[string, readonly (Item | undefined)[], string | null]>([
    ['is there', [{ state: 'complete' }], null],
    [
      'is there after a while',
      [{ state: 'in_progress' }, { state: 'in_progress' }, { state: 'complete' }],
      null,
    ],
    ['found no room', [{ state: 'interrupted', error: 'FILE_NO_SPACE' }], 'full'],
    [
      'was broken off',
      [{ state: 'in_progress' }, { state: 'interrupted', error: 'USER_CANCELED' }],
      'not-written',
    ],
    ['is in the list no more', [undefined], 'not-written'],
  ])('%s', async (_, found, expected) => {
    const { listeners, asked } = downloading(...found);
    expect(await saveQuietly('blob:x', 'Trottinette/a.json')).toBe(expected);
    expect(asked).toEqual([
      { url: 'blob:x', filename: 'Trottinette/a.json', conflictAction: 'overwrite', saveAs: false },
    ]);
    expect(listeners.size).toBe(0);
  });

  it('is refused, or may not be asked for', async () => {
    expect(await saveQuietly('blob:x', 'a.json')).toBe('not-allowed');
    downloading();
    Object.assign(api.browser.downloads ?? {}, { download: () => Promise.reject(new Error('no')) });
    expect(await saveQuietly('blob:x', 'a.json')).toBe('not-written');
    downloading();
    Object.assign(api.browser.downloads ?? {}, { search: () => Promise.reject(new Error('no')) });
    expect(await saveQuietly('blob:x', 'a.json')).toBe('not-written');
  });
});
