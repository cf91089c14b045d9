import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../src/model/messages/wire.ts';
import type { Observation } from '../../../src/model/usage/observation.ts';
import { parseObservation } from '../../../src/model/usage/parse-observation.ts';
import { anyObservation, observation } from '../samples.ts';

/** A message as it arrives: what the browser makes of it on the way. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parseMessage', () => {
  it('reads an observation from a relay', () => {
    const message = { type: 'usage/observed', observation: observation() };
    expect(parseMessage(sent(message), 'relay')).toEqual(message);
  });

  it('reads a late tab from a relay and changed settings from a page of ours', () => {
    const late = { type: 'tab/late', site: 'claude' };
    const change = { type: 'settings/change', change: { badge: 'off' } };
    expect(parseMessage(late, 'relay')).toEqual(late);
    expect(parseMessage(change, 'ui')).toEqual(change);
  });

  it.each([
    { type: 'store/open' },
    { type: 'history/delete', selection: { of: 'request', id: 'a'.repeat(22) } },
    { type: 'history/delete', selection: { of: 'day', day: '2026-11-18' } },
    { type: 'history/delete', selection: { of: 'site', site: 'own:1' } },
    { type: 'history/delete', selection: { of: 'all' } },
    { type: 'history/restore' },
    { type: 'history/rezone' },
    { type: 'import/begin', choices: { restores: true, deletes: false, isCopied: false } },
    { type: 'import/step' },
    { type: 'summary/shown', weekStart: '2026-11-09' },
    { type: 'coach/shown', requestId: 'a'.repeat(22) },
    { type: 'coach/dismissed', requestId: 'a'.repeat(22) },
  ])('reads $type from a page of ours, and from no tab', (message) => {
    expect(parseMessage(sent(message), 'ui')).toEqual(message);
    expect(parseMessage(sent(message), 'relay')).toBeUndefined();
  });

  it.each([
    { type: 'history/delete', selection: { of: 'everything' } },
    { type: 'history/delete', selection: { of: 'day', day: 'today' } },
    { type: 'history/delete' },
    { type: 'import/begin', choices: { restores: 'yes', deletes: false, isCopied: false } },
    { type: 'import/begin' },
    { type: 'summary/shown', weekStart: 'monday' },
  ])('refuses %j', (message) => {
    expect(parseMessage(message, 'ui')).toBeUndefined();
  });

  it('takes a message only from who may send it', () => {
    expect(parseMessage({ type: 'settings/change', change: { badge: 'off' } }, 'relay')).toBeUndefined();
    expect(parseMessage({ type: 'usage/observed', observation: observation() }, 'ui')).toBeUndefined();
    expect(parseMessage({ type: 'tab/late', site: 'claude' }, 'ui')).toBeUndefined();
  });

  it.each([
    'usage/unheard-of',
    'constructor',
    '__proto__',
    'toString',
    '',
    null,
    7,
    ['usage/observed'],
  ])('refuses the type %j', (type) => {
    expect(parseMessage({ type, observation: observation() }, 'relay')).toBeUndefined();
  });

  it('refuses anything that is no message, without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.constantFrom('relay', 'ui'), (value, from) => {
        expect(parseMessage(value, from as 'relay' | 'ui')).toBeUndefined();
      }),
    );
  });
});

describe('parseObservation', () => {
  it('gives back every observation that is within bounds', () => {
    fc.assert(
      fc.property(anyObservation, (given) => {
        expect(parseObservation(sent(given))).toEqual(sent(given));
      }),
    );
  });

  it('reads an idea, and leaves one out that says more than a rule and how sure it is', () => {
    const advice = { ruleId: 'look-up', confidence: 0.9 };
    expect(parseObservation({ ...observation(), advice: { ...advice, prompt: 'text' } })).toEqual({
      ...observation(),
      advice,
    });
    for (const bad of [{ ...advice, ruleId: 'What is 2 + 2?' }, { ...advice, confidence: 2 }, 'look-up'])
      expect(parseObservation({ ...observation(), advice: bad })).toEqual(observation());
  });

  const required = Object.keys(observation()) as (keyof Observation)[];

  it.each(required)('refuses an observation without %s', (field) => {
    const { [field]: _, ...rest } = observation();
    expect(parseObservation(rest)).toBeUndefined();
  });

  it('keeps to its bounds or refuses, whatever stands in any field', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, -1, 1e308, 0.5, 2 ** 53),
      fc.constantFrom('__proto__', 'constructor', 'x'.repeat(100_000), '\u0000', '=cmd()', '<b>'),
      fc.constant(Array.from({ length: 1_000 }, () => ({ type: 'image', count: 1e9, width: 1e9 }))),
      fc.constant(JSON.parse('{"__proto__": {"polluted": true}}')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...required), hostile, (field, value) => {
        const parsed = parseObservation({ ...observation(), [field]: value });
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
        if (parsed) expectWithinBounds(parsed);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['tokens', { outputTokens: 9e9 }, { outputTokens: 2_000_000 }],
    ['negative tokens', { inputTokens: -5 }, { inputTokens: 0 }],
    ['fractions of a token', { contextTokens: 12.6 }, { contextTokens: 13 }],
    ['a total', { totalTokens: 9e9 }, { totalTokens: 2_000_000 }],
    ['time', { durationMs: 9e9, thinkingMs: 9e9 }, { durationMs: 3_600_000, thinkingMs: 3_600_000 }],
    ['generations', { generations: 0 }, { generations: 1 }],
    [
      'the size of a picture',
      { media: [{ type: 'image', count: 1e6, width: 1e9, height: 0 }] },
      { media: [{ type: 'image', count: 64, width: 16_384, height: 1 }] },
    ],
    [
      'the length of a video',
      { media: [{ type: 'video', count: 1, seconds: 99_999, quality: 'HD!' }] },
      { media: [{ type: 'video', count: 1, seconds: 3_600 }] },
    ],
  ] as const)('brings %s back into bounds', (_, given, expected) => {
    expect(parseObservation({ ...observation(), ...given })).toEqual({ ...observation(), ...expected });
  });

  it.each([
    [true, true],
    [false, undefined],
    ['yes', undefined],
  ])('takes %j as a mark of what is unproven: %j', (unproven, expected) => {
    expect(parseObservation({ ...observation(), unproven })?.unproven).toBe(expected);
  });

  it('keeps at most sixteen shapes of media', () => {
    const media = Array.from({ length: 40 }, (_, index) => ({ type: 'image', count: 1, width: index + 1 }));
    expect(parseObservation({ ...observation(), media })?.media).toHaveLength(16);
  });

  it.each([
    ['gpt-5.2-thinking', 'gpt-5.2-thinking'],
    ['models/gemini@3+pro:a b', 'models/gemini@3+pro:a b'],
    ['Mon bot préféré', 'custom'],
    ['x'.repeat(65), 'custom'],
    ['=HYPERLINK("x")', 'custom'],
    ['', null],
    [null, null],
  ])('stores the model %j as %j', (given, expected) => {
    expect(parseObservation({ ...observation(), model: given })?.model).toBe(expected);
  });

  it('forgets an effort that is none of the words sites have', () => {
    expect(parseObservation({ ...observation(), effort: 'extended' })?.effort).toBe('extended');
    expect(parseObservation({ ...observation(), effort: 'my secret' })?.effort).toBeNull();
  });

  it('drops what it does not know', () => {
    const given = {
      ...observation(),
      prompt: 'text of a prompt',
      tokenSource: { ...observation().tokenSource, x: 1 },
    };
    expect(parseObservation(given)).toEqual(observation());
  });

  it('refuses seconds that are no number', () => {
    const lasting = (seconds: unknown) =>
      parseObservation({ ...observation(), media: [{ type: 'video', count: 1, seconds }] })?.media;
    expect(lasting(1.5)).toEqual([{ type: 'video', count: 1, seconds: 1.5 }]);
    for (const seconds of ['1.5', true, {}, []]) expect(lasting(seconds)).toEqual(lasting('long'));
  });

  it('refuses a key that is empty or too long', () => {
    expect(parseObservation(observation({ key: '' }))).toBeUndefined();
    expect(parseObservation(observation({ key: 'x'.repeat(129) }))).toBeUndefined();
    const longest = observation({ key: 'x'.repeat(128) });
    expect(parseObservation(longest)).toEqual(longest);
  });

  it('reads the shape of an exchange that was not understood', () => {
    const shape = {
      status: 200,
      contentType: 'text/event-stream',
      names: ['event:delta', 'type:?'],
      sizeLog2: 12,
    };
    expect(parseObservation(observation({ shape }))?.shape).toEqual(shape);
    const telling = { ...shape, names: ['some words of a person'] };
    expect(parseObservation(observation({ shape: telling }))).toBeUndefined();
  });

  it('reads the marks of the test build', () => {
    const mark = { length: 12, hash: '0123abcd' };
    const none = { length: 0, hash: '811c9dc5' };
    const measured = {
      input: mark,
      readTokens: 3,
      output: mark,
      answers: [mark],
      reasoning: none,
      understood: null,
    };
    expect(parseObservation(observation({ measured }))?.measured).toEqual(measured);
  });
});

function expectWithinBounds(parsed: Observation): void {
  const { inputTokens, contextTokens, outputTokens, reasoningTokens, toolTokens, totalTokens } = parsed;
  for (const count of [
    inputTokens,
    contextTokens,
    outputTokens,
    reasoningTokens,
    toolTokens,
    totalTokens ?? 0,
  ]) {
    expect(Number.isInteger(count) && count >= 0 && count <= 2_000_000).toBe(true);
  }
  expect(parsed.media.length).toBeLessThanOrEqual(16);
  for (const media of parsed.media) {
    expect(media.count).toBeLessThanOrEqual(64);
    expect(media.seconds ?? 0).toBeLessThanOrEqual(3_600);
  }
  expect(parsed.durationMs).toBeLessThanOrEqual(3_600_000);
  expect(parsed.key.length).toBeLessThanOrEqual(128);
  expect(Number.isInteger(parsed.rev) && Number.isInteger(parsed.at)).toBe(true);
  if (parsed.model !== null) expect(parsed.model).toMatch(/^[\w.:/@+ -]{1,64}$/);
  expect(JSON.stringify(parsed).length).toBeLessThan(6_000);
}
