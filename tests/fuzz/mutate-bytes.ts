/** Breaks bodies below their grammar: bytes lost, doubled, moved, changed, and text that is none. */
import { type Random, randomBelow } from '../harness/random.ts';
import { oneOf } from './mutate-json.ts';

/** Not UTF-8: a lone continuation, an overlong form, half a character, a byte order mark. */
const STRANGE_BYTES: readonly Buffer[] = [
  Buffer.from([0x80]),
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xf0, 0x9f]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe, 0x00]),
];

/** Marks of the grammars, where they don't belong. */
const MARKS =
  '{ } [ ] " \\ \n \r \r\n \n\n : , 0: data: event: <think> </think> 999999999 \u001e \ud83d'.split(' ');

const MAX_RANGE = 400;

/** A body with one piece of it lost, doubled, moved or replaced, or cut short. */
export function breakBytes(body: Buffer, random: Random): Buffer {
  const from = randomBelow(random, body.length + 1);
  const to = Math.min(body.length, from + randomBelow(random, MAX_RANGE));
  const before = body.subarray(0, from);
  const range = body.subarray(from, to);
  const after = body.subarray(to);
  const join = (...pieces: readonly Buffer[]) => Buffer.concat(pieces);
  return oneOf(random, [
    () => join(before, after),
    () => join(before, range, range, after),
    () => join(range, before, after),
    () => before,
    () => join(before, oneOf(random, STRANGE_BYTES), range, after),
    () => join(before, Buffer.from(oneOf(random, MARKS)), range, after),
    () => join(before, Buffer.from(range).reverse(), after),
    () => join(before, Buffer.from(range.map(() => randomBelow(random, 256))), after),
  ])();
}

/** Marks and words in any order. */
export function soup(random: Random, words: readonly string[]): string {
  const all = [...MARKS, ...words];
  return Array.from({ length: randomBelow(random, 60) }, () => oneOf(random, all)).join('');
}

/** The bytes in pieces, cut anywhere. */
export function cutBytes(body: Buffer, random: Random): Buffer[] {
  const cuts = Array.from({ length: randomBelow(random, 12) }, () => randomBelow(random, body.length + 1));
  const edges = [0, ...cuts.sort((a, b) => a - b), body.length];
  return edges.slice(1).map((end, index) => body.subarray(edges[index], end));
}
