/** Breaks JSON as a site that changed would, or a page that means harm: other names, other types, other sizes. */
import { rewriteJson } from '../harness/json-islands.ts';
import { jsonText } from '../harness/json-text.ts';
import { type Random, randomBelow } from '../harness/random.ts';
import { EXTREMES } from './extremes.ts';

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
const DEEP = 20_000;
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
  return rewriteJson(body, (value) => breakValue(value, dice, 0));
}

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
    return jsonText(breakValue(JSON.parse(text), dice, depth + 1));
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
      return oneOf(random, EXTREMES);
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
      return jsonText(value);
    default:
      return typeof value === 'string' ? Number(value) || value.length : String(value);
  }
}

function nested(value: unknown, random: Random): unknown {
  const isList = random() < 0.5;
  const levels = randomBelow(random, 20) === 0 ? DEEP : LESS_DEEP;
  let result = value;
  for (let level = 0; level < levels; level++) result = isList ? [result] : { v: result };
  return result;
}
