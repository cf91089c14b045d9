/** Requests as they will stand: looked up and changed as often as need be, and written once with their day rows. */
import { addDays, dayOf } from '../model/calendar/day.ts';
import type { UsageRequest } from '../model/usage/usage.ts';
import { changeDayRows, dropRequests, getRequest, putRequests, stateOwnRowsGone } from './requests.ts';
import type { WriteTransaction } from './schema.ts';

const DAY_MS = 24 * 3_600_000;

/** Undefined is a request that isn't stored, or goes. */
type Row = UsageRequest | undefined;

/** Changes to requests within one transaction. */
export class Draft {
  readonly transaction: WriteTransaction;
  readonly #before = new Map<string, Row>();
  readonly #after = new Map<string, Row>();

  constructor(transaction: WriteTransaction) {
    this.transaction = transaction;
  }

  async get(id: string): Promise<Row> {
    return this.#after.has(id) ? this.#after.get(id) : getRequest(this.transaction, id);
  }

  /**
   * @param before as it is stored
   * @param after as it will be
   */
  set(id: string, before: Row, after: Row): void {
    if (!this.#before.has(id)) this.#before.set(id, before);
    this.#after.set(id, after);
  }

  isChanged(id: string): boolean {
    return this.#after.has(id);
  }

  /** All that change, each as it is stored and as it will be. */
  changes(): { readonly before: Row; readonly after: Row }[] {
    return [...this.#before].map(([id, before]) => ({ before, after: this.#after.get(id) }));
  }

  /** The one whose `alias` this is, as stored. */
  async byAlias(alias: string): Promise<Row> {
    const found = await this.transaction.objectStore('requests').index('alias').get(alias);
    return found && this.#seen(found);
  }

  /** All of a site that were sent from one moment to another (epoch ms), whatever the clock on the wall said then. */
  async within(site: string, from: number, to: number): Promise<UsageRequest[]> {
    const index = this.transaction.objectStore('requests').index('site-day-at');
    const { first, last } = daysAround([from, to]);
    const asked: Promise<UsageRequest[]>[] = [];
    for (let day = first; day <= last; day = addDays(day, 1))
      asked.push(index.getAll(IDBKeyRange.bound([site, day, from], [site, day, to, []])));
    const stored = await Promise.all(asked);
    const added = [...this.#after.values()].filter(
      (row) => row?.site === site && row.at >= from && row.at <= to,
    );
    const kept = stored.flat().filter(({ id }) => !this.#after.has(id));
    return [...kept, ...(added as UsageRequest[])];
  }

  /** Writes what changed. */
  async write(): Promise<void> {
    const { transaction } = this;
    const taken = [...this.#before.values()].filter((row) => row !== undefined);
    const added = [...this.#after.values()].filter((row) => row !== undefined);
    // The database writes the requests while their day rows are added up.
    const changing = changeDayRows(transaction, { taken, added });
    dropRequests(
      transaction,
      [...this.#after.keys()].filter((id) => this.#after.get(id) === undefined),
    );
    const [gone] = await Promise.all([changing, putRequests(transaction, added)]);
    await stateOwnRowsGone(transaction, gone);
  }

  #seen(row: UsageRequest): Row {
    return this.#after.has(row.id) ? this.#after.get(row.id) : row;
  }
}

/** Local days, both included. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** The days of moments (epoch ms), and one on either side: another zone may have been set then. */
export function daysAround(moments: readonly number[]): DaySpan {
  return { first: dayOf(Math.min(...moments) - DAY_MS), last: dayOf(Math.max(...moments) + DAY_MS) };
}
