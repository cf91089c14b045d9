/** Request headers a row asks for. Most ask for none: their pages load nothing of this. */
import { bare, isArray, isObject, lowerCase, method, ownKeys, peek, quietly } from './pristine.ts';

const forEachHeader = method(Headers.prototype.forEach);

/** `readHeaders`, where a row asks for headers. */
export type ReadHeaders = (source: unknown, names: readonly string[]) => Record<string, string>;

/** The named ones of a request's headers. @param source what fetch takes: Headers, a list of pairs or a record */
export function readHeaders(source: unknown, names: readonly string[]): Record<string, string> {
  const found = bare<Record<string, string>>({});
  if (names.length === 0 || !isObject(source)) return found;
  const keep = (name: unknown, value: unknown) => {
    if (typeof name !== 'string' || typeof value !== 'string') return;
    const known = lowerCase(name);
    for (let i = 0; i < names.length; i++) if (names[i] === known) found[known] = value;
  };
  const isHeaders = quietly(
    () => forEachHeader(source as Headers, (value, name) => keep(name, value)) ?? true,
  );
  if (isHeaders) return found;
  if (isArray(source)) {
    for (let i = 0; i < source.length; i++) {
      const pair = peek(source, i);
      if (isObject(pair)) keep(peek(pair, 0), peek(pair, 1));
    }
    return found;
  }
  const keys = ownKeys(source);
  for (let i = 0; i < keys.length; i++) keep(keys[i], peek(source, keys[i] as PropertyKey));
  return found;
}
