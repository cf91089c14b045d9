/**
 * `next`, in which each part that is as it was in `before` is that part itself: what did not change can then be told by
 * `===`, all the way down. Looks into lists, records, maps and sets; anything else is the same only where it is the same
 * object. Neither is changed.
 */
export function keepingSame<Value>(before: unknown, next: Value): Value {
  return shared(before, next) as Value;
}

function shared(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return sharedList(before, next);
  if (before instanceof Map && next instanceof Map) return sharedMap(before, next);
  if (before instanceof Set && next instanceof Set)
    return isEach([...before], [...next]) && before.size === next.size ? before : next;
  return isRecord(before) && isRecord(next) ? sharedRecord(before, next) : next;
}

function sharedList(before: readonly unknown[], next: readonly unknown[]): unknown {
  const parts = next.map((part, index) => shared(before[index], part));
  return before.length === parts.length && isEach(before, parts) ? before : parts;
}

/** In their order: where that is another, so is what is drawn by it. */
function sharedMap(before: ReadonlyMap<unknown, unknown>, next: ReadonlyMap<unknown, unknown>): unknown {
  const pairs = [...next].map(([key, part]) => [key, shared(before.get(key), part)] as const);
  const isSame = before.size === next.size && isEach([...before].flat(), pairs.flat());
  return isSame ? before : new Map(pairs);
}

function sharedRecord(before: Record<string, unknown>, next: Record<string, unknown>): unknown {
  const pairs = Object.entries(next).map(([key, part]) => [key, shared(before[key], part)] as const);
  const isSame = Object.keys(before).length === pairs.length;
  return isSame && pairs.every(([key, part]) => key in before && Object.is(part, before[key]))
    ? before
    : Object.fromEntries(pairs);
}

function isEach(before: readonly unknown[], next: readonly unknown[]): boolean {
  return next.every((part, index) => Object.is(part, before[index]));
}

/** With nothing but what it holds. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
