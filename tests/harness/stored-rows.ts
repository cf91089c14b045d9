/** Rows of the extension's database, read in a page of its origin, in either browser. */

type Store = 'requests' | 'days' | 'meta';

/** A page of the extension's origin; Playwright's pages have it too. */
export interface RowReader {
  evaluate(run: (store: Store) => Promise<unknown[]>, store: Store): Promise<unknown[]>;
}

/** Values of a store. */
function readRows(store: Store): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trottinette');
    opening.onerror = () => reject(opening.error);
    // Not made yet by the extension: nothing is stored.
    opening.onupgradeneeded = () => {
      opening.transaction?.abort();
      opening.onerror = () => resolve([]);
    };
    opening.onsuccess = () => {
      const rows = opening.result.transaction(store).objectStore(store).getAll();
      rows.onsuccess = () => {
        opening.result.close();
        resolve(rows.result);
      };
    };
  });
}

/** Everything in a store of the database, as JSON has it. */
export async function storedRows<Row = unknown>(page: RowReader, store: Store): Promise<Row[]> {
  return (await page.evaluate(readRows, store)) as Row[];
}
