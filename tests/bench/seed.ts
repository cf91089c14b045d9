/** Fills the extension's database as years of use would, from one request it really recorded. */
export interface Seed {
  readonly requests: number;
  /** Days, today the last, over which they are spread evenly. */
  readonly days: number;
}

type Given = readonly [requests: number, days: number, sites: readonly string[], batch: number];

/** A page of the extension, of either driver. */
interface OwnPage {
  evaluate(run: (given: Given) => Promise<void>, given: Given): Promise<void>;
}

/** Sites that share each day's requests: a person who uses several every day. */
const SITES = ['chatgpt', 'claude', 'gemini'];
const BATCH = 5_000;

/**
 * Clones the one stored request and its day row. The store then holds `requests` more requests and the day rows that
 * are their sums.
 * @param extensionPage a page of the extension's origin
 */
export async function seedStore(extensionPage: OwnPage, { requests, days }: Seed): Promise<void> {
  await extensionPage.evaluate(
    async ([total, dayCount, sites, batch]) => {
      const opening = indexedDB.open('trottinette');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const first = <T>(store: string) =>
        new Promise<T>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll(null, 1);
          asked.onsuccess = () => resolve(asked.result[0]);
        });
      const request = await first<Record<string, unknown>>('requests');
      const dayRow = await first<Record<string, unknown>>('days');

      const times = (value: unknown, factor: number): unknown => {
        if (typeof value === 'number') return value * factor;
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, times(part, factor)]));
      };
      const dayBefore = (index: number) => {
        const day = new Date();
        day.setHours(12, 0, 0, 0);
        day.setDate(day.getDate() - index);
        const part = (value: number) => String(value).padStart(2, '0');
        return `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`;
      };
      const dayNames = Array.from({ length: dayCount }, (_, index) => dayBefore(index));
      const written = (transaction: IDBTransaction) =>
        new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve();
          transaction.onerror = () => reject(transaction.error);
        });

      // The first one is there already, and counts in its day.
      const counts = new Map([[`${request.day} ${request.site}`, 1]]);
      for (let start = 0; start < total; start += batch) {
        const transaction = database.transaction('requests', 'readwrite', { durability: 'relaxed' });
        const store = transaction.objectStore('requests');
        for (let index = start; index < Math.min(total, start + batch); index++) {
          const day = dayNames[index % dayCount];
          const site = sites[Math.floor(index / dayCount) % sites.length];
          counts.set(`${day} ${site}`, (counts.get(`${day} ${site}`) ?? 0) + 1);
          store.put({ ...request, id: `seed${String(index).padStart(18, '0')}`, day, site });
        }
        await written(transaction);
      }
      const transaction = database.transaction(['days', 'meta'], 'readwrite');
      for (const [key, count] of counts) {
        const [day, site] = key.split(' ');
        transaction.objectStore('days').put({ ...(times(dayRow, count) as object), day, site });
        transaction
          .objectStore('meta')
          .put({ first: 0, last: 0, pausedMs: 0, sitesOff: [] }, `metered:${day}`);
      }
      // The week before was looked at: the popup opens on the day.
      transaction.objectStore('meta').put({ shown: dayNames[0], notified: null }, 'weekly');
      await written(transaction);
      database.close();
    },
    [requests, days, SITES, BATCH],
  );
}
