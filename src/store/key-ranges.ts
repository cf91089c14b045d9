/** Ranges of keys that are lists of parts. */

/** Keys that start with these parts, or are just these; `after` leaves out what comes up to it. */
export function startingWith(start: IDBValidKey[], after: IDBValidKey[] | null = null): IDBKeyRange {
  return IDBKeyRange.bound(after ?? start, [...start, []], after !== null);
}
