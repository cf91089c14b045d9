/** The comparison itself: it must see each field that is wrong, or the replays prove nothing. */
import { describe, expect, it } from 'vitest';
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
  inputTokens: 4,
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

function found(row: Partial<UsageRequest>, output = 'Hello there', reasoning = ''): Found {
  const mark = markText(output);
  const measured = { output: mark, answers: [mark], reasoning: markText(reasoning) };
  return { requests: [{ ...ROW, ...row }], measured: { a: measured } };
}

function wrongFields(expected: object, got: Found): string[] {
  return differences(captureExpecting(expected), got).map(({ field }) => field);
}

describe('a stored request', () => {
  it('that is as expected has no difference', () => {
    const expected = {
      kind: 'text',
      intent: ['new', 'edit'],
      model: 'gpt-5-3',
      outputText: 'Hello there',
      images: 0,
    };
    expect(wrongFields(expected, found({}))).toEqual([]);
  });

  it.each([
    ['requests', { requests: 2 }, found({})],
    ['requests', { requests: 0 }, found({})],
    ['sessions', {}, { requests: [ROW, { ...ROW, id: 'b', kind: 'audio', session: true }], measured: {} }],
    ['kind', { kind: 'image' }, found({})],
    ['intent', { intent: ['edit', 'followup'] }, found({})],
    ['mode', { mode: 'reasoning' }, found({})],
    ['outcome', {}, found({ outcome: 'pending' })],
    ['outcome', { aborted: true }, found({})],
    ['outcome', { outcome: ['failed', 'refused'] }, found({})],
    ['model', { model: null }, found({})],
    ['outputText', { outputText: 'Hello these' }, found({})],
    ['outputTokens', { outputText: '' }, found({}, '')],
    ['outputTokens', { outputTokens: 3 }, found({})],
    ['totalTokens', { totalTokens: 7 }, found({})],
    ['reasoningText', { reasoningText: 'Hm' }, found({})],
    ['images', { images: 1 }, found({})],
    ['imageSize', { imageSize: '8x8' }, found({ media: [{ type: 'image', count: 1, width: 8, height: 9 }] })],
    ['videoSeconds', { videoSeconds: 6 }, found({ media: [{ type: 'video', count: 1, seconds: 5 }] })],
    ['generations', { generations: [{ outputText: 'Hello there' }, { outputText: 'Hi' }] }, found({})],
  ] as const)('that has another %s is told apart', (field, expected, got) => {
    expect(wrongFields(expected, got)).toContain(field);
  });

  it('is not judged by what the capture cannot decide', () => {
    expect(wrongFields({ totalTokens: 7, unscored: ['tokens'] }, found({}))).toEqual([]);
  });

  it('is compared with the text a person sees: citation marks are none', () => {
    const outputText = 'Hello\ue200cite\ue202turn0search0\ue201 there';
    expect(wrongFields({ outputText }, found({}))).toEqual([]);
  });

  it('is found turn by turn where one socket carries several', () => {
    const second = { ...ROW, id: 'b', at: 2 };
    const mark = markText('Bye');
    const first = found({});
    const got = {
      requests: [second, ...first.requests],
      measured: { ...first.measured, b: { output: mark, answers: [mark], reasoning: markText('') } },
    };
    const turns = [{ outputText: 'Hello there' }, { outputText: 'Bye' }];
    expect(wrongFields({ requests: 2, turns }, got)).toEqual([]);
    expect(wrongFields({ requests: 2, turns: turns.toReversed() }, got)).toContain('turns[0].outputText');
  });
});
