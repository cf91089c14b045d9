/** Keeps a map small: memory of what a page sends must not grow with the page's life. */

/** Sets the entry as the newest and lets go of the oldest beyond `limit`. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
