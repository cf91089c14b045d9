/** A value for each of these keys. Day rows are added up of many: a record is filled, without a list of its pairs before it. */
export function eachOf<Key extends string, Value>(
  keys: readonly Key[],
  filled: (key: Key) => Value,
): Record<Key, Value> {
  const all: Partial<Record<Key, Value>> = {};
  for (const key of keys) all[key] = filled(key);
  return all as Record<Key, Value>;
}
