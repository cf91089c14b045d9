/** The variations of a replay: what they may change and what they must not. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSteps } from '../explain/reading.ts';
import { ROOT } from './built.ts';
import { type Capture, isNegative, readCaptures } from './capture.ts';
import { rewriteJson } from './json-islands.ts';
import { freshIds, mutateCapture } from './mutate.ts';
import { rowOf } from './own-origins.ts';
import { planSite, planTwoTabs } from './plan.ts';
import { hashOf } from './random.ts';
import { readerOf } from './readers.ts';
import { bytesOf, timelineOf } from './timeline.ts';

const captures = readCaptures(join(ROOT, 'tests/fixtures'));
const nameOf = ({ site, scenario }: Capture) => `${site}/${scenario}`;

const PACE = { speed: 20, maxGapMs: 30 };

/** The body of each exchange, whatever pieces it comes in. */
function bodies(steps: ReturnType<typeof timelineOf>): string[] {
  const pieces: Buffer[][] = [];
  for (const { exchange, chunk } of steps) {
    if (chunk) pieces[exchange] = [...(pieces[exchange] ?? []), bytesOf(chunk)];
  }
  return Array.from(pieces, (exchange = []) => Buffer.concat(exchange).toString('hex')).filter(
    (body) => body !== '',
  );
}

describe('a body cut anew', () => {
  it('is the same bytes, in other pieces', () => {
    for (const capture of captures.filter(({ exchanges }) =>
      exchanges.every((one) => one.abortAtMs === null),
    )) {
      const cut = timelineOf(capture, { ...PACE, rechunkSeed: 3 });
      expect(bodies(cut), nameOf(capture)).toEqual(bodies(timelineOf(capture, PACE)));
    }
  });
});

describe('a timeline', () => {
  it('starts each exchange before its first chunk, ends it after its last, and makes no long gap', () => {
    const seeds = [undefined, 1, 2, 3, 4, 5];
    for (const [capture, rechunkSeed] of captures.flatMap((one) =>
      seeds.map((seed) => [one, seed] as const),
    )) {
      const steps = timelineOf(capture, rechunkSeed === undefined ? PACE : { ...PACE, rechunkSeed });
      expect(Math.max(...steps.map(({ afterMs }) => afterMs))).toBeLessThanOrEqual(PACE.maxGapMs);
      for (const index of capture.exchanges.keys()) {
        const actions = steps.filter(({ exchange }) => exchange === index).map(({ action }) => action);
        expect(actions.lastIndexOf('start'), nameOf(capture)).toBe(0);
        if (actions.includes('end')) expect(actions.indexOf('end')).toBe(actions.length - 1);
      }
    }
  });
});

describe('a mutation', () => {
  it('is the same for the same seed, and another for another', () => {
    const capture = captures.find(({ expected }) => (expected.outputText?.length ?? 0) > 20);
    if (!capture) throw new Error('no fixtures');
    expect(mutateCapture(capture, 1)).toEqual(mutateCapture(capture, 1));
    expect(mutateCapture(capture, 1)).not.toEqual(mutateCapture(capture, 2));
  });

  it('keeps the size of what is expected', () => {
    for (const capture of captures) {
      const { expected } = mutateCapture(capture, 5);
      expect(expected.requests).toBe(capture.expected.requests);
      expect(expected.outputText?.length, nameOf(capture)).toBe(capture.expected.outputText?.length);
      expect(expected.model?.length).toBe(capture.expected.model?.length);
    }
  });

  it('changes the words of every answer that has some', () => {
    const worded = captures.filter(({ expected }) => /[a-z]{4}/i.test(expected.outputText ?? ''));
    expect(worded.length).toBeGreaterThan(20);
    for (const capture of worded) {
      expect(mutateCapture(capture, 5).expected.outputText).not.toBe(capture.expected.outputText);
    }
  });
});

describe('a capture with other words, ids, model digits and order of keys', () => {
  const seed = Number(process.env.TEST_SEED ?? 1);
  const sites = [...new Set(captures.map(({ site }) => site))];

  it.each(sites)('of %s is read as it then expects', (site) => {
    for (const capture of captures.filter((one) => one.site === site)) {
      const row = rowOf(capture);
      if (!row) throw new Error(`no row of ${site}`);
      const mutated = mutateCapture(capture, hashOf(nameOf(capture)) ^ seed);
      const { differences } = readSteps(mutated, row, readerOf(row));
      expect(differences, `${nameOf(capture)}, seed ${seed}`).toEqual([]);
    }
  });
});

describe('fresh ids', () => {
  /** Their ids can't be told from words. */
  const SHORT = ['librechat/two-models-at-once', 'notion/run-inference-transcript'];

  it('change nothing that is read but the keys of turns, so that a capture can be played twice at once', () => {
    for (const capture of captures) {
      const row = rowOf(capture);
      if (!row) throw new Error(`no row of ${capture.site}`);
      const read = (one: Capture) => readSteps(one, row, readerOf(row));
      const fresh = read(freshIds(capture, hashOf(nameOf(capture))));
      expect(fresh.differences, nameOf(capture)).toEqual([]);
      const keys = read(capture).turns.flatMap(({ key }) => key ?? []);
      const shared = fresh.turns.filter(({ key }) => key !== null && keys.includes(key));
      if (!SHORT.includes(nameOf(capture))) expect(shared, nameOf(capture)).toEqual([]);
    }
  });

  it('are as long as the old ones, and nothing else changes', () => {
    const lengths = ({ exchanges }: Capture) =>
      exchanges.map(({ chunks }) => chunks.map((chunk) => bytesOf(chunk).length));
    for (const capture of captures) {
      const fresh = freshIds(capture, 9);
      expect(lengths(fresh), nameOf(capture)).toEqual(lengths(capture));
      // Some sites name their models by an id.
      expect({ ...fresh.expected, model: null }).toEqual({ ...capture.expected, model: null });
    }
  });
});

describe('JSON in a body', () => {
  const longer = (body: Buffer) => rewriteJson(body, (value) => [value, 'é']);

  it('is found in server-sent events, line by line', () => {
    const body = Buffer.from('event: a\ndata: {"b":1}\n\ndata: "v1"\n\n');
    expect(longer(body).toString()).toBe('event: a\ndata: [{"b":1},"é"]\n\ndata: "v1"\n\n');
  });

  it('is found after a line prefix, strings too', () => {
    expect(longer(Buffer.from('a0:"Hel"\nd:{"x":"y"}\n')).toString()).toBe(
      'a0:["Hel","é"]\nd:[{"x":"y"},"é"]\n',
    );
  });

  it('has the length of its frame corrected, in UTF-16 units', () => {
    expect(longer(Buffer.from(")]}'\n\n6\n[12]\n")).toString()).toBe(')]}\'\n\n12\n[[12],"é"]\n');
  });

  it('has the length of its frame corrected, in bytes', () => {
    const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, 4]), Buffer.from('[12]')]);
    const expected = Buffer.concat([Buffer.from([0, 0, 0, 0, 11]), Buffer.from('[[12],"é"]')]);
    expect(longer(frame)).toEqual(expected);
  });

  it('stays escaped where it was, and text that only looks like it stays as it is', () => {
    expect(longer(Buffer.from('{"a":"\\u00e0"} {not json}')).toString()).toBe(
      '[{"a":"\\u00e0"},"\\u00e9"] {not json}',
    );
  });
});

describe('the plan of a site', () => {
  const sites = [...new Set(captures.map(({ site }) => site))];

  it.each(sites)('plays every capture of %s, each look-alike between two prompts', (site) => {
    const own = captures.filter((capture) => capture.site === site);
    const plan = planSite(own);
    const played = plan
      .flatMap(({ positive, negative }) => [positive, negative])
      .filter((one) => one !== undefined);
    expect(new Set(played)).toEqual(new Set(own));
    for (const [index, capture] of played.entries()) {
      if (!isNegative(capture)) continue;
      for (const neighbour of [played[index - 1], played[index + 1]]) {
        expect(neighbour && !isNegative(neighbour)).toBe(true);
      }
    }
  });

  it.each(sites)('plays every capture of %s in two tabs', (site) => {
    const own = captures.filter((capture) => capture.site === site);
    expect(new Set(planTwoTabs(own).flat())).toEqual(new Set(own));
  });
});
