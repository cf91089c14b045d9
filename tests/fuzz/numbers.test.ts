/**
 * Every number of the wire, of every capture, as a site would never send it: whatever a reader makes of it is finite,
 * within the bounds of the background's parser, and arrives as it was told in both browsers.
 */
import { describe, expect, it } from 'vitest';
import type { Capture } from '../harness/capture.ts';
import { countCases } from '../harness/cases.ts';
import { createRandom, hashOf, shuffled } from '../harness/random.ts';
import { RUN_ALL, RUN_SEED } from '../harness/share.ts';
import { bytesOf } from '../harness/timeline.ts';
import { decode } from './decoder-run.ts';
import { DECODERS } from './decoders.ts';
import { type Instead, type Place, placesIn, withNumbers } from './extreme-captures.ts';
import { EXTREME_TEXTS } from './extremes.ts';
import { cutBytes } from './mutate-bytes.ts';
import { oneOf } from './mutate-json.ts';
import { promptsAmong, runReader } from './reader-run.ts';
import { SUBJECTS, type Subject } from './subjects.ts';
import { tapMessagesOf } from './tap-messages.ts';

const CAPTURES = SUBJECTS.flatMap(({ captures }) => captures);

/** A site's place that an earlier capture had gets this many of the texts, drawn by the seed; with RUN_ALL all of them. */
const KNOWN_PLACE_TEXTS = 1;

/** Captures in which every number is another, each by chance. */
const MIXED_EACH = 5;

/** @throws when it shows a defect, saying where the numbers stood */
function run(subject: Subject, capture: Capture, what: string, instead: Instead): void {
  const messages = tapMessagesOf(withNumbers(capture, instead), subject.row);
  try {
    runReader(subject, messages, promptsAmong(subject.row, messages));
  } catch (error) {
    throw new Error(`${capture.scenario}, ${what}, seed ${RUN_SEED}`, { cause: error });
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
    const known = new Set<Place>();
    const random = createRandom(hashOf(`${RUN_SEED} ${subject.row.id}`));
    for (const capture of subject.captures) {
      for (const place of placesIn(capture)) {
        const texts =
          RUN_ALL || !known.has(place)
            ? EXTREME_TEXTS
            : shuffled(EXTREME_TEXTS, random).slice(0, KNOWN_PLACE_TEXTS);
        for (const text of texts)
          run(subject, capture, `${place}: ${text}`, (at) => (at === place ? text : undefined));
        known.add(place);
        countCases(texts.length);
      }
      for (let round = 0; round < MIXED_EACH; round++)
        run(subject, capture, `mixed ${round}`, mixed(`${capture.scenario} ${round}`));
      countCases(MIXED_EACH);
    }
  });

  describe('pass by', () => {
    const bodies = CAPTURES.flatMap((capture, index) =>
      withNumbers(capture, mixed(`${index}`)).exchanges.map(({ chunks }) =>
        Buffer.concat(chunks.map(bytesOf)),
      ),
    );

    it.each(DECODERS.filter(({ takesWhole }) => !takesWhole))('$name, wherever they are cut', (subject) => {
      const random = createRandom(hashOf(subject.name));
      for (const body of bodies)
        expect(decode(subject, cutBytes(body, random))).toBe(decode(subject, [body]));
    });

    it.each(DECODERS.filter(({ takesWhole }) => takesWhole))('$name, which throws over none', (subject) => {
      for (const body of bodies) expect(() => decode(subject, [body])).not.toThrow();
    });
  });

  it('are tried at the places that are known', () => {
    const places = new Set(CAPTURES.flatMap((capture) => [...placesIn(capture)]));
    for (const place of ['status', 'address within']) expect(places).toContain(place);
    expect([...places].join('\n')).toMatch(/finished_duration_sec/);
  });
});
