/**
 * Reads Google's array form of a message ("JSPB"): field n stands at index n - 1, or, where a message is sparse, under
 * the name "n" of an object that ends the array. Paths here are indexes, as everybody who documents these messages
 * writes them.
 */

/** What stands at the end of the path; undefined where it leads nowhere. */
export function at(message: unknown, ...path: readonly number[]): unknown {
  let value = message;
  for (const index of path) value = field(value, index);
  return value ?? undefined;
}

function field(message: unknown, index: number): unknown {
  if (!Array.isArray(message)) return undefined;
  const last = message.length - 1;
  const sparse: unknown = message[last];
  const isSparse = typeof sparse === 'object' && sparse !== null && !Array.isArray(sparse);
  const value: unknown = isSparse && index >= last ? undefined : message[index];
  if (value !== undefined && value !== null) return value;
  return isSparse ? (sparse as Readonly<Record<string, unknown>>)[String(index + 1)] : undefined;
}
