/**
 * Small parsers for values from beyond a border. Each takes anything and gives the value it stands for, or undefined
 * where it stands for none: the wrong type is refused, a number out of bounds is brought back into them.
 */

/** Undefined: the value stands for nothing of that type. */
export type Parser<T> = (value: unknown) => T | undefined;

type Fields = Readonly<Record<string, Parser<unknown>>>;
type Parsed<P> = P extends Parser<infer T> ? T : never;
type RecordOf<Required extends Fields, Optional extends Fields> = {
  [Key in keyof Required]: Parsed<Required[Key]>;
} & { [Key in keyof Optional]?: Parsed<Optional[Key]> };

/** The value's own fields; undefined for anything but an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownField(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * An object with these fields and no others. A required field that is missing or malformed makes the whole malformed;
 * an optional one is left out.
 */
export function record<Required extends Fields, Optional extends Fields = Record<never, never>>(
  required: Required,
  optional?: Optional,
): Parser<RecordOf<Required, Optional>> {
  return (value) => {
    if (!isObject(value)) return undefined;
    const parsed: Record<string, unknown> = {};
    for (const name in required) {
      const field = required[name]?.(ownField(value, name));
      if (field === undefined) return undefined;
      parsed[name] = field;
    }
    for (const name in optional) {
      const field = optional[name]?.(ownField(value, name));
      if (field !== undefined) parsed[name] = field;
    }
    return parsed as RecordOf<Required, Optional>;
  };
}

/** An array, cut to its first `maxLength` items, each of which must parse. */
export function list<T>(maxLength: number, item: Parser<T>): Parser<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items: T[] = [];
    for (const raw of value.slice(0, maxLength)) {
      const parsed = item(raw);
      if (parsed === undefined) return undefined;
      items.push(parsed);
    }
    return items;
  };
}

/** Null stands for itself; anything else is parsed. */
export function nullable<T>(parse: Parser<T>): Parser<T | null> {
  return (value) => (value === null ? null : parse(value));
}

/** Exactly one of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Parser<Word> {
  return (value) => words.find((word) => word === value);
}

/** A string the pattern matches; the pattern bounds its length. */
export function text(pattern: RegExp): Parser<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** True or false itself; nothing else stands for either. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** True itself, for what is missing where it isn't so. */
export function mark(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** A finite number, rounded and brought into [min, max]. */
export function integer(min: number, max: number): Parser<number> {
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    return Math.min(max, Math.max(min, Math.round(value)));
  };
}
