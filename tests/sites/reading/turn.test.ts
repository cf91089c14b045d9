import { describe, expect, it } from 'vitest';
import { MAX_GENERATIONS, MAX_MEDIA_COUNT, MAX_MEDIA_SHAPES, MAX_TOKENS } from '../../../src/model/limits.ts';
import { secondsOfCall } from '../../../src/sites/reading/call.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { reportTokens } from '../../../src/sites/reading/reported.ts';
import { Turn } from '../../../src/sites/reading/turn.ts';
import { heapBytes } from '../../harness/heap-bytes.ts';
import { exactTokensOf, newTurn, sentences, tokensOf } from './exchanges.ts';

const START = 1_000;

describe('a turn of which nothing has come', () => {
  it('is a pending prompt of nothing, with no model', () => {
    const turn = newTurn(START);
    turn.modelRequested = 'asked';
    expect(turn.produced).toBe(false);
    expect(turn.usage(START + 70)).toEqual({
      kind: 'text',
      intent: 'unknown',
      mode: 'standard',
      effort: null,
      model: null,
      generations: 1,
      inputTokens: 0,
      contextTokens: 0,
      outputTokens: 0,
      reasoningTokens: 0,
      toolTokens: 0,
      totalTokens: null,
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
      media: [],
      outcome: 'pending',
      durationMs: 70,
      seen: 'network',
      session: false,
    });
    const none = { length: 0, hash: '811c9dc5' };
    const marks = { input: none, readTokens: 0, output: none, answers: [], reasoning: none };
    expect(measuredOf(turn)).toEqual({ ...marks, understood: null });
  });
});

describe('what was produced', () => {
  it.each<[string, (turn: Turn) => void]>([
    ['an answer', (turn) => turn.answer('a').append('Hi')],
    ['reasoning', (turn) => turn.reasoning.append('Hm')],
    ['a call of a tool', (turn) => turn.tool.append('{}')],
    ['media', (turn) => turn.addMedia('m', { type: 'image' })],
    [
      'a reported output',
      (turn) => {
        reportTokens(turn, { output: 1 });
      },
    ],
  ])('is %s, and makes the model asked for the one that answered', (_, produce) => {
    const turn = newTurn();
    turn.modelRequested = 'asked';
    produce(turn);
    expect(turn.produced).toBe(true);
    expect(turn.usage(0).model).toBe('asked');
    turn.model = 'told';
    expect(turn.usage(0).model).toBe('told');
  });

  it('is nothing where an answer is empty, was taken back, or is reported as none', () => {
    const turn = newTurn();
    turn.answer('a').append('');
    turn.answer('b').append('Hi');
    turn.dropAnswer('b');
    turn.addMedia('m', { type: 'image' });
    turn.dropMedia('m');
    reportTokens(turn, { output: 0 });
    expect(turn.produced).toBe(false);
  });

  it('keeps answers apart by their names, and measures those beyond 500 as one', () => {
    const turn = newTurn();
    for (let i = 0; i < 500; i++) turn.answer(`${i}`).append('a');
    expect(turn.answer('500')).toBe(turn.answer(''));
    expect(turn.answer('499')).not.toBe(turn.answer(''));
    expect(turn.answer('499').length).toBe(1);
    turn.answer('500').append('b');
    turn.answer('501').append('b');
    expect(measuredOf(turn).answers).toHaveLength(501);
    expect(measuredOf(turn).output.length).toBe(502);
  });
});

describe('tokens of a turn', () => {
  it('are rounded once, however many parts the answer is in', () => {
    const parts = ['Nbj dzmbl. ', 'Dwn dzmble.'];
    const turn = newTurn(START);
    for (const part of parts) turn.answer(part).append(part);
    expect(parts.map((part) => tokensOf(part))).toEqual([6, 5]);
    expect(turn.outputTokens).toBe(10);
  });

  it('are one at least where there is any text', () => {
    const turn = newTurn(START);
    turn.answer('a').append('e');
    expect(turn.outputTokens).toBe(1);
  });

  const [input, first, second, thought, called] = [2, 3, 1, 4, 5].map((count) => tokensOf(sentences(count)));
  const output = Number(first) + Number(second);
  const counted = () => {
    const turn = newTurn();
    turn.input.append(sentences(2));
    turn.answer('a').append(sentences(3));
    turn.answer('b').append(sentences(1));
    turn.reasoning.append(sentences(4));
    turn.tool.append(sentences(5));
    turn.contextTokens = 7;
    return turn;
  };

  it('are counted where nothing is reported', () => {
    const turn = counted();
    expect(turn.usage(0)).toMatchObject({
      inputTokens: input,
      contextTokens: 7,
      outputTokens: output,
      reasoningTokens: thought,
      toolTokens: called,
      totalTokens: null,
      tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' },
    });
    expect(turn.keptTokens).toBe(Number(input) + output + Number(called));
  });

  it('are those reported, context and nought among them, and said to be so', () => {
    const turn = counted();
    reportTokens(turn, { read: 20, output: 40, reasoning: 30, total: 90 });
    expect(turn.usage(0)).toMatchObject({
      inputTokens: 20,
      contextTokens: 0,
      outputTokens: 40,
      reasoningTokens: 30,
      toolTokens: called,
      totalTokens: 90,
      tokenSource: { input: 'reported', output: 'reported', reasoning: 'reported' },
    });
    expect(turn.outputTokens, 'counted all the same').toBe(output);
  });

  it('are read again by the next turn: a reported prompt, but none that holds earlier turns', () => {
    const turn = counted();
    reportTokens(turn, { input: 20 });
    expect(turn.keptTokens).toBe(20 + output + Number(called));
    reportTokens(turn, { read: 20 });
    turn.attachedTokens = 100;
    expect(turn.keptTokens).toBe(Number(input) + 100 + output + Number(called));
  });

  it('of attachments whose size alone is known are inferred', () => {
    const turn = counted();
    turn.attachedTokens = 100;
    expect(turn.usage(0)).toMatchObject({
      inputTokens: Number(input) + 100,
      tokenSource: { input: 'inferred' },
    });
  });

  it('are bounded, whatever their sum', () => {
    const turn = newTurn();
    const most = { output: 3e6, reasoning: 3e6 };
    for (const call of ['a', 'b', 'c', 'd'])
      reportTokens(turn, { read: 2e6, cached: 1e6, ...most }, { call });
    turn.generations = 99;
    expect(turn.usage(0)).toMatchObject({
      inputTokens: MAX_TOKENS,
      contextTokens: MAX_TOKENS,
      outputTokens: MAX_TOKENS,
      reasoningTokens: MAX_TOKENS,
      generations: MAX_GENERATIONS,
    });
  });
});

describe('how the reasoning is known', () => {
  it.each<[string, string, (turn: Turn) => void]>([
    ['counted', 'it is shown', (turn) => turn.reasoning.append('Hm')],
    ['counted', 'nothing was to be thought', () => undefined],
    [
      'inferred',
      'a summary stands for it',
      (turn) => {
        turn.reasoning.append('Hm');
        turn.reasoningIsSummary = true;
      },
    ],
    [
      'inferred',
      'its time alone is told',
      (turn) => {
        turn.thinkingMs = 0;
      },
    ],
    [
      'inferred',
      'the mode thinks and nothing is shown',
      (turn) => {
        turn.mode = 'research';
      },
    ],
    [
      'counted',
      'the mode thinks and it is shown',
      (turn) => {
        turn.mode = 'reasoning';
        turn.reasoning.append('Hm');
      },
    ],
    [
      'counted',
      'a reported output holds what is hidden',
      (turn) => {
        turn.reasoningIsSummary = true;
        turn.thinkingMs = 5;
        turn.mode = 'reasoning';
        reportTokens(turn, { output: 9 });
      },
    ],
    [
      'reported',
      'it is told, be it none',
      (turn) => {
        turn.mode = 'reasoning';
        reportTokens(turn, { reasoning: 0 });
      },
    ],
  ])('%s: %s', (source, _, make) => {
    const turn = newTurn();
    make(turn);
    expect(turn.usage(0).tokenSource.reasoning).toBe(source);
  });

  it('makes a standard turn one that reasons, and no other', () => {
    const turn = newTurn();
    turn.noteThinking();
    expect(turn.mode).toBe('reasoning');
    turn.mode = 'agent';
    turn.noteThinking();
    expect(turn.mode).toBe('agent');
  });
});

describe('how the output is known', () => {
  it('is inferred where it could not be read and nothing came of it', () => {
    const turn = newTurn();
    turn.understood = false;
    expect(turn.usage(0).tokenSource.output).toBe('inferred');
    turn.answer().append('Hi');
    expect(turn.usage(0).tokenSource.output).toBe('counted');
    turn.understood = null;
    turn.dropAnswer('');
    expect(turn.usage(0).tokenSource.output).toBe('counted');
  });

  it('is inferred, though reported, where a part was left out, which counts as dense as the rest', () => {
    const turn = newTurn();
    turn.input.append(sentences(2));
    turn.answer().append(sentences(4));
    turn.reasoning.append(sentences(6));
    turn.tool.append(sentences(8));
    turn.leaveOut(2);
    expect(turn.usage(0)).toMatchObject({
      inputTokens: tokensOf(sentences(2)),
      outputTokens: Math.round(3 * exactTokensOf(sentences(4))),
      reasoningTokens: Math.round(3 * exactTokensOf(sentences(6))),
      toolTokens: Math.round(3 * exactTokensOf(sentences(8))),
      tokenSource: { output: 'inferred' },
    });
    reportTokens(turn, { output: 5 });
    expect(turn.usage(0).tokenSource.output).toBe('inferred');
  });
});

describe('media of a turn', () => {
  it('count once for each name, as they were told last, by shape; the last one names the kind', () => {
    const turn = newTurn();
    turn.addMedia('a', { type: 'image' });
    turn.addMedia('a', { type: 'image', width: 8, height: 4 });
    turn.addMedia('b', { type: 'image', width: 8, height: 4 });
    expect(turn.kind).toBe('image');
    turn.addMedia('c', { type: 'video', seconds: 5 });
    expect(turn.usage(0)).toMatchObject({
      kind: 'video',
      media: [
        { type: 'image', width: 8, height: 4, count: 2 },
        { type: 'video', seconds: 5, count: 1 },
      ],
    });
    expect(turn.usage(0).media, 'asked again').toHaveLength(2);
    turn.dropMedia('a');
    expect(turn.usage(0).media[0]).toMatchObject({ count: 1 });
  });

  it('are bounded in number and in shapes, and those there may still be told anew', () => {
    const turn = newTurn();
    for (let i = 1; i <= MAX_MEDIA_COUNT + 5; i++) turn.addMedia(`${i}`, { type: 'image' });
    turn.addMedia('1', { type: 'video' });
    expect(turn.usage(0).media).toEqual([
      { type: 'video', count: 1 },
      { type: 'image', count: MAX_MEDIA_COUNT - 1 },
    ]);
    for (let i = 1; i <= MAX_MEDIA_COUNT; i++) turn.addMedia(`${i}`, { type: 'image', width: i });
    expect(turn.usage(0).media).toHaveLength(MAX_MEDIA_SHAPES);
  });

  it('are told apart by the ends of their addresses, of which nothing is held, nor of what they are made of', () => {
    const turn = newTurn();
    const before = heapBytes();
    for (let picture = 0; picture < 40; picture++) {
      const whole = JSON.parse(`"${'A'.repeat(1_000_000)}${picture}"`) as string;
      turn.addMedia(whole, { type: 'image' });
      turn.addMedia(whole, { type: 'image' });
    }
    expect(heapBytes() - before).toBeLessThan(2_000_000);
    expect(turn.usage(0).media).toEqual([{ type: 'image', count: 40 }]);
    turn.dropMedia(`${'A'.repeat(300)}7`);
    expect(turn.usage(0).media).toEqual([{ type: 'image', count: 39 }]);
  });

  it('are, of a call, its seconds: up to now, or to its end', () => {
    const turn = newTurn(START);
    turn.mediaUntil = secondsOfCall(4_000);
    expect(turn.usage(3_000).media).toEqual([{ type: 'audio', count: 1, seconds: 0 }]);
    expect(turn.usage(6_500).media).toEqual([{ type: 'audio', count: 1, seconds: 2.5 }]);
    turn.settle('complete', 9_000);
    expect(turn.usage(99_000).media).toEqual([{ type: 'audio', count: 1, seconds: 5 }]);
  });
});

describe('the end of a turn', () => {
  it('is told at once, and stands until there is another', () => {
    const told: [string, boolean][] = [];
    const turn = new Turn({ key: 'k', endpoint: 'chat', at: START }, ({ outcome }, urgent) =>
      told.push([outcome, urgent]),
    );
    turn.changed();
    turn.settle('failed', 3_000);
    expect(turn.usage(8_000)).toMatchObject({ outcome: 'failed', durationMs: 2_000 });
    turn.settle('pending', 5_000);
    expect(turn.usage(8_000)).toMatchObject({ outcome: 'pending', durationMs: 7_000 });
    turn.settle('complete', 9_000);
    expect(turn.usage(99_000)).toMatchObject({ outcome: 'complete', durationMs: 8_000 });
    expect(told).toEqual([
      ['pending', false],
      ['failed', true],
      ['pending', true],
      ['complete', true],
    ]);
    expect([turn.endpoint, turn.at]).toEqual(['chat', START]);
  });

  it('never comes before its beginning', () => {
    const turn = newTurn(START);
    turn.settle('complete', START - 10);
    expect(turn.usage(START).durationMs).toBe(0);
  });

  it('lets go of what was kept for comparison: the next snapshot is measured as a whole', () => {
    const turn = newTurn();
    const meters = [turn.input, turn.reasoning, turn.tool, turn.answer('a')];
    for (const meter of meters) meter.snapshot(sentences(2));
    turn.release();
    for (const meter of meters) {
      meter.snapshot(sentences(3));
      expect([meter.tokens, meter.measuredText]).toEqual([tokensOf(sentences(3)), sentences(3)]);
    }
  });
});
