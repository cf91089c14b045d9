/** Breaks JSON as a site that changed would, or a page that means harm: other names, other types, other sizes. */
import { rewriteJson } from '../harness/json-islands.ts';
import { type Random, randomBelow } from '../harness/random.ts';

/** Names that mean something to JavaScript, or that readers look for. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'length',
  'id',
  'text',
  'type',
  '',
];

/** UTF-16 units of a huge field: mostly one that costs little time, now and then one past the bounds of readers. */
const HUGE = 20_000;
const TOO_HUGE = 1_100_000;
const TOO_HUGE_EACH = 400;

/** Deeper than any reader looks, and than functions may call themselves. */
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
/** Stands for it: no such value can be built and written by calls of calls. */
const DEEP_MARK = '@deep@';
const LESS_DEEP = 40;
/** Also where a string holds JSON that holds a string. */
const MAX_DEPTH = 100;

const RATES = [0.005, 0.03, 0.2] as const;

export function oneOf<T>(random: Random, items: readonly T[]): T {
  return items[randomBelow(random, items.length)] as T;
}

interface Dice {
  readonly random: Random;
  /** How likely a value is to be broken. */
  readonly rate: number;
  /** How often an item may still be multiplied: once within the other, copies would fill the memory. */
  multiplications: number;
}

/** A body with some of its JSON broken, whatever it is framed in. */
export function breakJson(body: Buffer, random: Random): Buffer {
  const dice: Dice = { random, rate: oneOf(random, RATES), multiplications: 1 };
  const broken = rewriteJson(body, (value) => breakValue(value, dice, 0));
  if (!broken.includes(DEEP_MARK)) return broken;
  return Buffer.from(broken.toString('latin1').replace(DEEP_QUOTED, DEEP), 'latin1');
}

/** In JSON, and in a string of JSON. */
const DEEP_QUOTED = new RegExp(String.raw`\\*"${DEEP_MARK}\\*"`, 'g');

function breakValue(value: unknown, dice: Dice, depth: number): unknown {
  const { random, rate } = dice;
  if (random() < rate) return strangeValue(value, random);
  if (depth > MAX_DEPTH) return value;
  if (typeof value === 'string') return breakInner(value, dice, depth);
  if (Array.isArray(value)) {
    const items = value.map((item) => breakValue(item, dice, depth + 1));
    return random() < rate ? withOtherItems(items, dice) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [
    random() < rate ? oneOf(random, NAMES) : name,
    breakValue(item, dice, depth + 1),
  ]);
  return objectOf(random() < rate ? withOtherItems(entries, dice) : entries);
}

/** The object with these entries as its own, `__proto__` too. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** A string may itself be JSON. */
function breakInner(text: string, dice: Dice, depth: number): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(breakValue(JSON.parse(text), dice, depth + 1));
  } catch {
    return text;
  }
}

function withOtherItems<Item>(items: readonly Item[], dice: Dice): Item[] {
  const { random } = dice;
  const at = randomBelow(random, items.length + 1);
  const item = items[at];
  if (item === undefined) return [...items].reverse();
  return oneOf(random, [
    () => items.toSpliced(at, 1),
    () => items.toSpliced(at, 0, item),
    () => items.slice(0, at),
    () => (dice.multiplications-- > 0 ? Array.from({ length: 300 }, () => item) : []),
  ])();
}

function strangeValue(value: unknown, random: Random): unknown {
  const kind = randomBelow(random, 16);
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return oneOf(random, [-1, 0, 0.5, 1e308, -1e308, 2 ** 53, 4_000_000_000]);
    case 3:
      return oneOf(random, ['', '0', 'null', '\ud800', '\u0000', '%', '../x', '-1']);
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return 'x'.repeat(randomBelow(random, TOO_HUGE_EACH) === 0 ? TOO_HUGE : HUGE);
    case 7:
      return nested(value, random);
    case 8:
    case 12:
    case 13:
      return JSON.parse('{"__proto__":{"polluted":true},"toString":1,"valueOf":null}');
    case 9:
      return [value, value];
    case 10:
      return { value };
    case 11:
      return JSON.stringify(value);
    default:
      return typeof value === 'string' ? Number(value) || value.length : String(value);
  }
}

function nested(value: unknown, random: Random): unknown {
  if (randomBelow(random, 20) === 0) return DEEP_MARK;
  const isList = random() < 0.5;
  let result = value;
  for (let level = 0; level < LESS_DEEP; level++) result = isList ? [result] : { v: result };
  return result;
}
