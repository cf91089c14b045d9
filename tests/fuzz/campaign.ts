/**
 * Runs broken input through every decoder and every reader, case by case. A case is the name of what it tests, a seed
 * and a number, so any can be run again alone.
 */
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import { isNegative } from '../harness/capture.ts';
import { createRandom, hashOf } from '../harness/random.ts';
import { bytesOf } from '../harness/timeline.ts';
import { runDecoder } from './decoder-run.ts';
import { DECODERS, type DecoderSubject } from './decoders.ts';
import { breakCapture } from './mutate-capture.ts';
import { oneOf } from './mutate-json.ts';
import { promptsAmong, runReader } from './reader-run.ts';
import { SUBJECTS, type Subject } from './subjects.ts';

/** One decoder or reader under test. */
export interface Target {
  /** `decoder:sse`, `reader:claude`. */
  readonly name: string;
  /** @throws when the case shows a defect */
  run(seed: number, index: number): void;
}

export interface Failure {
  readonly target: string;
  readonly seed: number;
  readonly index: number;
  readonly error: unknown;
}

const BODIES = SUBJECTS.flatMap(({ captures }) => captures).flatMap(({ exchanges }) =>
  exchanges.map(({ chunks }) => Buffer.concat(chunks.map(bytesOf))),
);

function decoderTarget(subject: DecoderSubject): Target {
  const name = `decoder:${subject.name}`;
  return { name, run: (seed, index) => runDecoder(subject, BODIES, randomOf(name, seed, index)) };
}

function readerTarget(subject: Subject): Target {
  const { row, captures } = subject;
  const name = `reader:${row.id}`;
  return {
    name,
    run(seed, index) {
      const random = randomOf(name, seed, index);
      const capture = oneOf(random, captures);
      const { messages, breaksSent } = breakCapture(capture, row, random);
      const isToldApart = !breaksSent && !isToldByAnswer(row, messages);
      const limit = isNegative(capture) && isToldApart ? 0 : promptsAmong(row, messages);
      runReader(subject, messages, limit);
    },
  };
}

/** Whether what was asked for is the same for a prompt and for what is none: a broken answer may then pass for either. */
function isToldByAnswer({ endpoints }: SiteRow, messages: readonly TapMessage[]): boolean {
  const mixed = endpoints.filter(({ role }) => role === 'mixed').map(({ id }) => id);
  return messages.some(
    (message) => message.type === 'open' && message.body.kind === 'none' && mixed.includes(message.endpoint),
  );
}

export const TARGETS: readonly Target[] = [...DECODERS.map(decoderTarget), ...SUBJECTS.map(readerTarget)];

function randomOf(name: string, seed: number, index: number) {
  return createRandom(hashOf(`${name} ${seed} ${index}`));
}

/**
 * Runs the cases `from` to `from + count` of a target.
 * @returns the first failure; undefined if there is none
 */
export function runCases(target: Target, seed: number, count: number, from = 0): Failure | undefined {
  for (let index = from; index < from + count; index++) {
    try {
      target.run(seed, index);
      if (Object.keys(Object.prototype).length > 0 || 'polluted' in {})
        throw new Error('the prototype of all objects was changed');
    } catch (error) {
      return { target: target.name, seed, index, error };
    }
  }
  return undefined;
}

/** What failed, and how to see it again. */
export function describeFailure({ target, seed, index, error }: Failure): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${target}, case ${index}: ${what}\n  again: npm run fuzz -- --seed ${seed} --only ${target} --case ${index}`;
}
