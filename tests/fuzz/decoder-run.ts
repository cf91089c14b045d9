/** Has a decoder read a body twice, whole and cut, and says what it must never do. */
import { jsonText } from '../harness/json-text.ts';
import { type Random, randomBelow } from '../harness/random.ts';
import type { DecoderSubject } from './decoders.ts';
import { breakBytes, cutBytes, soup } from './mutate-bytes.ts';
import { breakJson } from './mutate-json.ts';

/** A body as long as this may pass a decoder's bounds, which it is free to apply where a piece ends. */
const MAX_COMPARED = 400_000;

/**
 * @param bodies real ones to begin with
 * @throws when the decoder threw, or let out something else for being cut elsewhere
 */
export function runDecoder(subject: DecoderSubject, bodies: readonly Buffer[], random: Random): void {
  const body = brokenBody(subject, bodies, random);
  const whole = decode(subject, [body]);
  if (subject.takesWhole) return;
  const cut = decode(subject, cutBytes(body, random));
  if (body.length <= MAX_COMPARED && whole !== cut)
    throw new Error(`cut elsewhere it is ${cut.slice(0, 500)}, whole ${whole.slice(0, 500)}`);
}

function brokenBody({ words }: DecoderSubject, bodies: readonly Buffer[], random: Random): Buffer {
  const real = bodies[randomBelow(random, bodies.length * 2)];
  const body = real ?? Buffer.from(soup(random, words));
  const broken = random() < 0.3 ? breakJson(body, random) : body;
  return random() < 0.7 ? breakBytes(broken, random) : broken;
}

/** All that was let out, in one string. */
export function decode(
  { start, letsOutText = false }: DecoderSubject,
  pieces: readonly Uint8Array[],
): string {
  const values: unknown[] = [];
  const decoding = start((value) => values.push(value));
  for (const piece of pieces) decoding.push(piece);
  decoding.end();
  return letsOutText ? values.join('') : jsonText(values);
}
