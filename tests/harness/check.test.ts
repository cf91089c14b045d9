/** The comparison itself: it must see each field that is wrong, in every row, or the replays prove nothing. */
import { describe, expect, it } from 'vitest';
import type { Measured } from '../../src/model/usage/observation.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { markText } from '../../src/sites/reading/text-meter.ts';
import { type Capture, parseCapture } from './capture.ts';
import { differences, type Found } from './check.ts';

const NO_RANGE = { low: 0, central: 0, high: 0 };

const ROW: UsageRequest = {
  id: 'a',
  rev: 1,
  device: 'd',
  provenance: 'live',
  rowRev: 0,
  at: 1,
  day: '2026-11-22',
  tzOffsetMin: 0,
  site: 'chatgpt',
  kind: 'text',
  intent: 'new',
  mode: 'standard',
  effort: null,
  model: 'gpt-5-3',
  generations: 1,
  inputTokens: 3,
  contextTokens: 0,
  outputTokens: 3,
  reasoningTokens: 0,
  toolTokens: 0,
  totalTokens: null,
  tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
  media: [],
  outcome: 'complete',
  durationMs: 10,
  seen: 'network',
  session: false,
  footprint: {
    energyWh: NO_RANGE,
    gwpUsageGrams: NO_RANGE,
    gwpEmbodiedGrams: NO_RANGE,
    waterOnsiteMl: NO_RANGE,
    waterOffsiteMl: NO_RANGE,
  },
  factors: 'test',
};

const MEASURED: Measured = {
  input: markText('How are you?'),
  readTokens: 0,
  output: markText('Hello there'),
  answers: [markText('Hello there')],
  reasoning: markText(''),
  understood: true,
};

/** A row and its marks, as expected but for what is given. */
interface Seen {
  readonly row?: Partial<UsageRequest>;
  readonly measured?: Partial<Measured>;
}

function captureExpecting(expected: object): Capture {
  return parseCapture({
    format: 'capture/1',
    site: 'chatgpt',
    scenario: 'test',
    basis: 'reconstructed',
    page: 'https://chatgpt.com/',
    exchanges: [],
    expected: { requests: 1, ...expected },
  });
}

/** The rows, stored last first: their order is that of their time. */
function found(...seen: readonly Seen[]): Found {
  const rows = seen.map(({ row }, index) => ({ ...ROW, id: `${index}`, at: index + 1, ...row }));
  const marks = seen.map(({ measured }, index): [string, Measured] => [
    `${index}`,
    { ...MEASURED, ...measured },
  ]);
  return { requests: rows.toReversed(), measured: Object.fromEntries(marks) };
}

function wrongFields(expected: object, got: Found): string[] {
  return differences(captureExpecting(expected), got).map(({ field }) => field);
}

/** All that a capture can say of a text. */
const TEXT = {
  kind: 'text',
  intent: ['new', 'edit'],
  mode: 'standard',
  effort: null,
  model: 'gpt-5-3',
  promptText: 'How are you?',
  outputText: 'Hello there',
  reasoningText: '',
  contextTokens: 0,
  toolTokens: 0,
};

const picture = { type: 'image', count: 1, width: 8, height: 9 } as const;
const video = { type: 'video', count: 2, width: 1280, height: 720, seconds: 5 } as const;
const clip = { type: 'audio', count: 1, seconds: 30 } as const;
const REPORTED = { input: 'reported', output: 'reported', reasoning: 'reported' } as const;
const two = [{ outputText: 'Hello there' }, { outputText: 'Hi' }];
const TWO: Seen = {
  row: { generations: 2, outputTokens: 3 },
  measured: { answers: [markText('Hi'), markText('Hello there')] },
};

/** What is expected besides `TEXT`, a row that is so, and that row with one field wrong. */
const CASES: readonly (readonly [field: string, expected: object, right: Seen, wrong: Seen])[] = [
  ['kind', {}, {}, { row: { kind: 'image' } }],
  ['intent', {}, { row: { intent: 'edit' } }, { row: { intent: 'followup' } }],
  ['mode', { mode: 'reasoning' }, { row: { mode: 'reasoning' } }, { row: { mode: 'research' } }],
  ['effort', { effort: 'high' }, { row: { effort: 'high' } }, { row: { effort: 'low' } }],
  ['effort', {}, {}, { row: { effort: 'low' } }],
  ['model', {}, {}, { row: { model: 'gpt-5-4' } }],
  ['model', { model: null }, { row: { model: null } }, {}],
  ['outcome', {}, {}, { row: { outcome: 'pending' } }],
  ['outcome', { aborted: true }, { row: { outcome: 'stopped' } }, {}],
  ['outcome', { outcome: ['failed', 'refused'] }, { row: { outcome: 'refused' } }, {}],
  ['understood', {}, {}, { measured: { understood: false } }],
  ['understood', {}, {}, { measured: { understood: null } }],
  ['understood', { understood: false }, { measured: { understood: false } }, {}],
  ['promptText', {}, {}, { measured: { input: markText('How are yo?!') } }],
  ['promptText.length', { attachmentChars: 0 }, {}, { measured: { input: markText('How?') } }],
  ['inputTokens', {}, { row: { inputTokens: 4 } }, { row: { inputTokens: 5 } }],
  ['inputTokens', {}, {}, { row: { inputTokens: 0 } }],
  [
    'inputTokens',
    {},
    { row: { inputTokens: 12 }, measured: { readTokens: 8 } },
    { row: { inputTokens: 12 } },
  ],
  ['outputText', {}, {}, { measured: { output: markText('Hello these') } }],
  ['outputTokens', {}, { row: { outputTokens: 4 } }, { row: { outputTokens: 5 } }],
  ['outputTokens', {}, {}, { row: { outputTokens: 0 } }],
  ['reasoningText', {}, {}, { measured: { reasoning: markText('Hm') } }],
  ['reasoningTokens', {}, {}, { row: { reasoningTokens: 1 } }],
  ['contextTokens', {}, {}, { row: { contextTokens: 1 } }],
  ['contextTokens', { contextTokens: 'some' }, { row: { contextTokens: 99 } }, {}],
  ['contextTokens', { contextTokens: 50 }, { row: { contextTokens: 59 } }, { row: { contextTokens: 61 } }],
  ['toolTokens', {}, {}, { row: { toolTokens: 3 } }],
  ['toolTokens', { toolTokens: 50 }, { row: { toolTokens: 41 } }, { row: { toolTokens: 39 } }],
  ...(['input', 'output', 'reasoning'] as const).flatMap((part) => {
    const told = { [`${part}Tokens`]: 200 };
    const row = { ...told, tokenSource: { ...ROW.tokenSource, [part]: 'reported' } };
    const inferred = { ...told, tokenSource: { ...ROW.tokenSource, [part]: 'inferred' } };
    const wanted = { ...told, tokenSource: { [part]: 'inferred' } };
    return [
      [`${part}Tokens`, told, { row }, { row: { ...row, [`${part}Tokens`]: 201 } }],
      [`tokenSource.${part}`, told, { row }, { row: inferred }],
      [`tokenSource.${part}`, wanted, { row: inferred }, { row }],
      [`tokenSource.${part}`, {}, {}, { row: { tokenSource: row.tokenSource } }],
      [`${part}Tokens`, wanted, { row: inferred }, { row: { ...inferred, [`${part}Tokens`]: 241 } }],
    ] as const;
  }),
  ['totalTokens', { totalTokens: 7 }, { row: { totalTokens: 7 } }, { row: { totalTokens: 8 } }],
  ['generations', {}, {}, { row: { generations: 2 } }],
  ['generations', { generations: 2 }, { row: { generations: 2 } }, {}],
  ['generations', { generations: two }, TWO, { ...TWO, row: { generations: 1, outputTokens: 3 } }],
  ['generations.outputText', { generations: two }, TWO, { ...TWO, measured: { answers: [markText('Hi')] } }],
  ['outputTokens', { generations: two }, TWO, { ...TWO, row: { generations: 2, outputTokens: 9 } }],
  ['images', {}, {}, { row: { media: [picture] } }],
  ['images', { images: 1 }, { row: { media: [picture] } }, { row: { media: [{ ...picture, count: 2 }] } }],
  [
    'imageSize',
    { images: 1, imageSize: '8x9' },
    { row: { media: [picture] } },
    { row: { media: [{ ...picture, width: 9 }] } },
  ],
  ['videos', {}, {}, { row: { media: [video] } }],
  ['videos', { videos: 2 }, { row: { media: [video] } }, { row: { media: [video, video] } }],
  [
    'videoSeconds',
    { videos: 2, videoSeconds: 10 },
    { row: { media: [video] } },
    { row: { media: [{ ...video, seconds: 6 }] } },
  ],
  [
    'videoResolution',
    { videos: 2, videoResolution: '720p' },
    { row: { media: [video] } },
    { row: { media: [{ ...video, height: 1080 }] } },
  ],
  ['clips', {}, {}, { row: { media: [clip] } }],
  ['clips', { clips: 1 }, { row: { media: [clip] } }, {}],
  [
    'audioSeconds',
    { clips: 1, audioSeconds: 30 },
    { row: { media: [clip] } },
    { row: { media: [{ ...clip, seconds: 31 }] } },
  ],
];

describe('a stored request', () => {
  it('that is as expected has no difference', () => {
    expect(wrongFields(TEXT, found({}))).toEqual([]);
    for (const [, expected, right] of CASES)
      expect(wrongFields({ ...TEXT, ...expected }, found(right))).toEqual([]);
  });

  it.each(CASES)('that has another %s is told apart, by that alone', (field, expected, _, wrong) => {
    expect(wrongFields({ ...TEXT, ...expected }, found(wrong))).toEqual([field]);
  });

  it.each(
    CASES,
  )('that has another %s is told apart where it is the second', (field, expected, right, wrong) => {
    const turns = [TEXT, { ...TEXT, ...expected }, TEXT];
    expect(wrongFields({ requests: 3, turns }, found({}, right, {}))).toEqual([]);
    expect(wrongFields({ requests: 3, turns }, found({}, wrong, {}))).toEqual([`turns[1].${field}`]);
  });

  it('is not compared by what the capture does not say', () => {
    const row: Partial<UsageRequest> = {
      inputTokens: 99,
      contextTokens: 9,
      mode: 'agent',
      tokenSource: REPORTED,
      media: [picture],
    };
    expect(wrongFields({}, found({ row }))).toEqual([]);
  });

  it.each<[string, Seen]>([
    ['tokens', { row: { inputTokens: 99, contextTokens: 9, totalTokens: 9, tokenSource: REPORTED } }],
    ['images', { row: { media: [picture] } }],
    ['model', { row: { model: null } }],
  ])('is not compared by %s where the capture cannot decide them', (unscored, wrong) => {
    const fields = wrongFields(
      { ...TEXT, totalTokens: 7, turns: [{}, TEXT], requests: 2 },
      found(wrong, wrong),
    );
    expect(fields.length).toBeGreaterThan(1);
    expect(wrongFields({ ...TEXT, turns: [{}, TEXT], requests: 2, unscored }, found(wrong, wrong))).toEqual(
      [],
    );
  });
});

describe('a text that the capture cannot decide', () => {
  it.each<[string, Partial<Capture['expected']>, Seen, string[]]>([
    ['may be another', {}, { row: { outputTokens: 99 }, measured: { output: markText('Other.') } }, []],
    ['is never none', {}, { row: { outputTokens: 0 } }, ['outputTokens']],
    ['is none where there is none', { outputText: '' }, { row: { outputTokens: 1 } }, ['outputTokens']],
  ])('%s', (_, expected, seen, wrong) => {
    expect(wrongFields({ ...TEXT, unscored: 'outputText', ...expected }, found(seen))).toEqual(wrong);
  });
});

describe('how many there are', () => {
  const session: Seen = { row: { kind: 'audio', session: true, media: [clip] } };

  it.each([
    ['requests', { requests: 2 }, found({})],
    ['requests', { requests: 1 }, found({}, {})],
    ['requests', { requests: 0 }, found({})],
    ['sessions', {}, found({}, session)],
    ['sessions', { sessions: 2 }, found({}, session)],
  ])('is compared: %s', (field, expected, got) => {
    expect(wrongFields(expected, got)).toEqual([field]);
  });

  it('of voice sessions too, and what they came to', () => {
    const expected = { requests: 0, sessions: 1, kind: 'audio', clips: 1, audioSeconds: 30 };
    expect(wrongFields(expected, found(session))).toEqual([]);
    expect(wrongFields(expected, found({ row: { ...session.row, media: [] } }))).toEqual([
      'clips',
      'audioSeconds',
    ]);
    expect(wrongFields({ sessions: 1 }, found({}, { row: { session: true } }))).toEqual(['sessions.kind']);
  });
});

describe('text', () => {
  it("is compared without the citation marks, which aren't visible", () => {
    const outputText = 'Hello\ue200cite\ue202turn0search0\ue201 there';
    expect(wrongFields({ outputText }, found({}))).toEqual([]);
  });

  it('is found turn by turn, in the order of their time', () => {
    const turns = [{ outputText: 'Hello there' }, { outputText: 'Bye' }];
    const bye = markText('Bye');
    const got = found({}, { measured: { output: bye, answers: [bye] }, row: { outputTokens: 1 } });
    expect(wrongFields({ requests: 2, turns }, got)).toEqual([]);
    const fields = wrongFields({ requests: 2, turns: turns.toReversed() }, got);
    const wrong = ['outputText', 'outputTokens'];
    expect(fields).toEqual([0, 1].flatMap((turn) => wrong.map((field) => `turns[${turn}].${field}`)));
  });
});
