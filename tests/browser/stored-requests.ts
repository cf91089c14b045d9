/** Stored requests, read in a page of the extension's origin, in either browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TestPage } from '../harness/both-browsers.ts';

type Reader = Pick<TestPage, 'evaluate'>;

const PATIENCE_MS = 10_000;
/** As long as what should not be stored would take to be. */
const QUIET_MS = 400;

/** How many requests are stored; with `clear`, they are then removed. */
function requests(clear: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    // Not made yet by the extension: nothing is stored.
    opening.onupgradeneeded = () => {
      opening.transaction?.abort();
      resolve(0);
    };
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('requests', 'readwrite');
      const store = transaction.objectStore('requests');
      const count = store.count();
      if (clear) store.clear();
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(count.result);
      };
    };
  });
}

export const countRequests = (page: Reader): Promise<number> => page.evaluate(requests, false);

export async function clearRequests(page: Reader): Promise<void> {
  await page.evaluate(requests, true);
}

/** Waits until so many are stored, and a little longer: no more may come. */
export async function countsReach(page: Reader, wanted: number): Promise<void> {
  await expect.poll(() => countRequests(page), { timeout: PATIENCE_MS, interval: 50 }).toBe(wanted);
  await sleep(QUIET_MS);
  expect(await countRequests(page)).toBe(wanted);
}
