/** Parsers of JSON that throw with the place that is wrong: `exchanges[2].chunks is not a list`. */

export type Parse<T> = (value: unknown, at: string) => T;

/** The object without its undefined fields. */
export function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function wrong(at: string, wanted: string): Error {
  return new Error(`${at} is not ${wanted}`);
}

export function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'an object');
  return value as Record<string, unknown>;
}

export function list<T>(value: unknown, at: string, parse: Parse<T>): T[] {
  if (!Array.isArray(value)) throw wrong(at, 'a list');
  return value.map((item, index) => parse(item, `${at}[${index}]`));
}

export function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw wrong(at, 'a string');
  return value;
}

export function number(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(at, 'a number');
  return value;
}

export function boolean(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw wrong(at, 'true or false');
  return value;
}

export function oneOf<const T extends string>(value: unknown, allowed: readonly T[], at: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(at, `one of ${allowed.join(', ')}`);
  return found;
}

export function optional<T>(value: unknown, at: string, parse: Parse<T>): T | undefined {
  return value === undefined ? undefined : parse(value, at);
}

/** The same where null says nothing else than that it is not there. */
export function optionalOrNull<T>(value: unknown, at: string, parse: Parse<T>): T | undefined {
  return optional(value ?? undefined, at, parse);
}
