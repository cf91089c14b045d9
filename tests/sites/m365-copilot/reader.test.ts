import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/m365-copilot/reader.ts';
import { beginReply, takeUpdate } from '../../../src/sites/m365-copilot/reply.ts';
import { row as m365Copilot } from '../../../src/sites/m365-copilot/row.ts';
import { anyText, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { newTurn } from '../reading/exchanges.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of Microsoft 365 Copilot', () => {
  it.each(fixturesOf('m365-copilot'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, m365Copilot, capture)).toEqual([]);
    for (const turn of playCapture(createReader, m365Copilot, capture).turns)
      expect(turn.understood).toBe(true);
  });

  it('has what came before in the conversation as context', () => {
    const capture = readFixture('m365-copilot', 'two-turns-a-socket-each');
    const [first, second] = playCapture(createReader, m365Copilot, capture).requests;
    expect(second?.intent).toBe('followup');
    expect(second?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
  });
});

const PROMPT = '{"type":4,"target":"chat","arguments":[{"tone":"magic","message":{"text":"hi"}}]}\x1e';

function asked(tab: TabDouble) {
  const reader = createReader(tab)({
    endpoint: 'chat',
    method: 'GET',
    url: '/m365Copilot/Chathub/o@t',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  reader.frame?.('out', PROMPT);
  return reader;
}

describe('an answer of Microsoft 365 Copilot', () => {
  it.each([
    ['stopped', 'the page closes the socket', 'complete'],
    ['failed', 'the socket breaks off', 'failed'],
  ] as const)('is %s where %s', (outcome, _, reason) => {
    const tab = new TabDouble();
    asked(tab).end(reason);
    expect(tab.requests).toMatchObject([{ outcome }]);
  });

  it('that can’t be read is said to be so', () => {
    const tab = new TabDouble();
    asked(tab).frame?.('in', '{"type":9,"canary":1}\x1e');
    expect(tab.turns[0]?.understood).toBe(false);
    expect(tab.turns[0]?.shape?.names).toEqual(['key:type', 'key:?']);
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const message = fc.record({
      author: fc.constantFrom('bot', 1),
      text: fc.jsonValue(),
      messageId: fc.jsonValue(),
    });
    const record = fc
      .record({
        type: fc.integer({ min: 1, max: 8 }),
        target: fc.constantFrom('update', 'x'),
        arguments: fc.oneof(fc.jsonValue(), fc.array(fc.record({ messages: fc.array(message) }))),
        item: fc.oneof(fc.jsonValue(), fc.record({ messages: fc.jsonValue(), result: fc.jsonValue() })),
        error: fc.jsonValue(),
      })
      .map((value) => `${JSON.stringify(value)}\x1e`);
    const frame = fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.oneof(record, anyText));
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const tab = new TabDouble();
        const reader = asked(tab);
        for (const [direction, data] of frames) reader.frame?.(direction, data);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});

it('pictures are told by their message, and by their address where it has no name', () => {
  const picturesOf = (...messages: readonly object[]) => {
    const turn = newTurn();
    const reply = beginReply(turn);
    for (const message of messages) takeUpdate(reply, { messages: [message] });
    return turn.usage(0).media.reduce((sum, { count }) => sum + count, 0);
  };
  const of = (messageId: string | undefined, url: string) => ({
    author: 'bot',
    messageType: 'GenerateGraphicArt',
    messageId,
    adaptiveCards: [{ type: 'ImageSet', images: [{ url }] }],
  });
  expect(picturesOf(of('a', 'data:1'), of('a', 'data:2'))).toBe(1);
  expect(picturesOf(of('a', 'data:1'), of('b', 'data:1'))).toBe(2);
  expect(picturesOf(of(undefined, 'data:1'), of(undefined, 'data:2'), of(undefined, 'data:1'))).toBe(2);
});
