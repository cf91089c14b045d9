import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/characterai/reader.ts';
import { row as characterai } from '../../../src/sites/characterai/row.ts';
import { anyText, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of character.ai', () => {
  it.each(fixturesOf('characterai'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, characterai, capture)).toEqual([]);
    for (const turn of playCapture(createReader, characterai, capture).turns)
      expect(turn.understood).toBe(true);
  });
});

const PROMPT = '{"command":"create_and_generate_turn","request_id":"r","payload":{"turn":{}}}';

function socket(tab: TabDouble) {
  const reader = createReader(tab)({
    endpoint: 'socket',
    method: 'GET',
    url: '/ws/',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  return reader;
}

describe('a prompt on character.ai', () => {
  it('is told from a swipe, and has the chat as context', () => {
    const capture = readFixture('characterai', 'two-turns-then-swipe-and-back');
    const { requests } = playCapture(createReader, characterai, capture);
    expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'followup', 'regenerate']);
    // The answer that was swiped away is read no more; its prompt is.
    expect(requests.map(({ contextTokens }) => contextTokens)).toEqual([0, 3, 4]);
  });

  it('counts each of two candidates asked for at once', () => {
    const tab = new TabDouble();
    const reader = socket(tab);
    reader.frame?.('out', PROMPT);
    const candidates = ['a', 'b'].map((id) => ({ candidate_id: id, raw_content: id, is_final: true }));
    reader.frame?.('in', JSON.stringify({ command: 'add_turn', request_id: 'r', turn: { candidates } }));
    expect(tab.requests).toMatchObject([{ generations: 2, outcome: 'complete' }]);
  });
});

describe('an answer of character.ai', () => {
  it('that was stopped stays so, though its last piece still comes', () => {
    const tab = new TabDouble();
    const reader = socket(tab);
    reader.frame?.('out', PROMPT);
    const told = (isFinal: boolean) => {
      const candidates = [{ candidate_id: 'a', raw_content: 'Hi', is_final: isFinal }];
      reader.frame?.('in', JSON.stringify({ command: 'update_turn', request_id: 'r', turn: { candidates } }));
    };
    told(false);
    tab.turns[0]?.settle('stopped', tab.now());
    told(true);
    expect(tab.requests).toMatchObject([{ outcome: 'stopped' }]);
  });

  it('has failed where the socket broke off', () => {
    const tab = new TabDouble();
    const reader = socket(tab);
    reader.frame?.('out', PROMPT);
    reader.end('failed');
    expect(tab.requests).toMatchObject([{ outcome: 'failed' }]);
  });

  it('that can’t be read is said to be so', () => {
    const tab = new TabDouble();
    const reader = socket(tab);
    reader.frame?.('out', PROMPT);
    reader.frame?.('in', '{"command":"fresh","text":"canary"}');
    expect(tab.turns[0]?.understood).toBe(false);
    expect(tab.turns[0]?.shape?.names).toEqual(['type:?']);
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const event = fc
      .record({
        command: fc.constantFrom(...characterai.vocabulary, 'create_chat', 'abort'),
        request_id: fc.constantFrom('r', 1, null),
        turn: fc.oneof(fc.jsonValue(), fc.record({ author: fc.jsonValue(), candidates: fc.jsonValue() })),
        payload: fc.jsonValue(),
      })
      .map((value) => JSON.stringify(value));
    const frame = fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.oneof(event, anyText));
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const tab = new TabDouble();
        const reader = socket(tab);
        reader.frame?.('out', PROMPT);
        for (const [direction, data] of frames) reader.frame?.(direction, data);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});
