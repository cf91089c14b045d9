/** Files saved by the browser without a question. The API is there only while the person allows it. */
import type { BackupFailure } from '../model/backup/backup-state.ts';
import { browser } from './browser.ts';

/** Of the extension API, what this uses. */
interface Downloads {
  download(asked: {
    url: string;
    filename: string;
    conflictAction: 'overwrite';
    saveAs: false;
  }): Promise<number>;
  search(query: { id: number }): Promise<readonly Item[]>;
  readonly onChanged: {
    addListener(changed: () => void): void;
    removeListener(changed: () => void): void;
  };
}

/** `error` is a code such as `FILE_NO_SPACE`. */
interface Item {
  readonly state: 'in_progress' | 'interrupted' | 'complete';
  readonly error?: string;
}

/**
 * Saves what is at a URL, in place of what was there.
 * @param path below the folder of downloads
 * @returns why it isn't there, whole; null where it is
 */
export async function saveQuietly(url: string, path: string): Promise<BackupFailure | null> {
  const downloads = (browser as { downloads?: Downloads }).downloads;
  if (!downloads) return 'not-allowed';
  try {
    const id = await downloads.download({
      url,
      filename: path,
      conflictAction: 'overwrite',
      saveAs: false,
    });
    const { state, error } = await settled(downloads, id);
    if (state === 'complete') return null;
    return error === 'FILE_NO_SPACE' ? 'full' : 'not-written';
  } catch {
    return 'not-written';
  }
}

/**
 * A download once it goes no further; one that was removed from the browser's list meanwhile was broken off. Rejects where
 * it may not be looked for any more.
 */
async function settled(downloads: Downloads, id: number): Promise<Item> {
  let look = (): void => undefined;
  try {
    return await new Promise<Item>((resolve, reject) => {
      look = () => {
        downloads.search({ id }).then(([item = { state: 'interrupted' }]) => {
          if (item.state !== 'in_progress') resolve(item);
        }, reject);
      };
      downloads.onChanged.addListener(look);
      look();
    });
  } finally {
    downloads.onChanged.removeListener(look);
  }
}
