/**
 * Every number of the wire, of every capture, as a site would never send it: whatever a reader makes of it is finite,
 * within the bounds of the background's parser, and arrives as it was told in both browsers.
 */
import { describe, expect, it } from 'vitest';
import type { Capture } from '../harness/capture.ts';
import { createRandom, hashOf } from '../harness/random.ts';
import { bytesOf } from '../harness/timeline.ts';
import { decode } from './decoder-run.ts';
import { DECODERS } from './decoders.ts';
import { type Instead, placesIn, withNumbers } from './extreme-captures.ts';
import { EXTREME_TEXTS } from './extremes.ts';
import { cutBytes } from './mutate-bytes.ts';
import { oneOf } from './mutate-json.ts';
import { promptsAmong, runReader } from './reader-run.ts';
import { SUBJECTS, type Subject } from './subjects.ts';
import { tapMessagesOf } from './tap-messages.ts';

const CAPTURES = SUBJECTS.flatMap(({ captures }) => captures);

/** Captures in which every number is another, each by chance. */
const MIXED_EACH = 5;

/** @throws when it shows a defect, saying where the numbers stood */
function run(subject: Subject, capture: Capture, what: string, instead: Instead): void {
  const messages = tapMessagesOf(withNumbers(capture, instead), subject.row);
  try {
    runReader(subject, messages, promptsAmong(subject.row, messages));
  } catch (error) {
    throw new Error(`${capture.scenario}, ${what}`, { cause: error });
  }
}

function mixed(name: string): Instead {
  const random = createRandom(hashOf(name));
  return () => (random() < 0.5 ? undefined : oneOf(random, EXTREME_TEXTS));
}

describe('numbers no site means to write', () => {
  it.each(
    SUBJECTS,
  )('leave what $row.id tells finite, within bounds, and the same in either format', (subject) => {
    for (const capture of subject.captures) {
      for (const place of placesIn(capture)) {
        for (const text of EXTREME_TEXTS)
          run(subject, capture, `${place}: ${text}`, (at) => (at === place ? text : undefined));
      }
      for (let round = 0; round < MIXED_EACH; round++)
        run(subject, capture, `mixed ${round}`, mixed(`${capture.scenario} ${round}`));
    }
  });

  it.each(DECODERS)('pass $name by, wherever they are cut', (subject) => {
    const random = createRandom(hashOf(subject.name));
    for (const [index, capture] of CAPTURES.entries()) {
      for (const { chunks } of withNumbers(capture, mixed(`${index}`)).exchanges) {
        const body = Buffer.concat(chunks.map(bytesOf));
        expect(decode(subject, cutBytes(body, random))).toBe(decode(subject, [body]));
      }
    }
  });

  it('are tried at the places that are known', () => {
    const places = new Set(CAPTURES.flatMap((capture) => [...placesIn(capture)]));
    for (const place of ['status', 'address within']) expect(places).toContain(place);
    expect([...places].join('\n')).toMatch(/finished_duration_sec/);
  });
});
