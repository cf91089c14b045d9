import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabTurns, type TabTurns } from '../../src/content/tab-turns.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import { measuredOf } from '../../src/sites/reading/measured.ts';
import { reportTokens } from '../../src/sites/reading/reported.ts';
import type { Turn, TurnInit } from '../../src/sites/reading/turn.ts';

const START = Date.UTC(2026, 10, 23, 10);
const INTERIM_MS = 5_000;

let now: number;
let told: Observation[];
let turns: TabTurns;
const startTurn = (key: string | null, over: Partial<TurnInit> = {}): Turn =>
  turns.tab.turn({ key, endpoint: 'conversation', at: now, ...over });
function pass(ms: number): void {
  now += ms;
  vi.setSystemTime(now);
}
/** What was told since the last call, as key and rev. */
function news(): string[] {
  turns.tell();
  return told.splice(0).map(({ key, rev }) => `${key}${rev}`);
}

beforeEach(() => {
  now = START;
  vi.useFakeTimers({ toFake: ['Date'], now });
  told = [];
  turns = createTabTurns('claude', (observation) => told.push(observation));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what the background is told of a turn', () => {
  it('is all that is known of it, and of where it was seen', () => {
    const turn = startTurn('a', { at: START - 40 });
    turn.input.append('how are you');
    turn.thinkingMs = 700;
    turn.understood = true;
    turn.shape = { status: 200, contentType: 'text/plain', names: ['?'], sizeLog2: 4 };
    turns.tell();
    expect(told).toEqual([
      {
        ...turn.usage(START),
        site: 'claude',
        endpoint: 'conversation',
        key: 'a',
        exportKey: 'a',
        rev: 0,
        at: START - 40,
        thinkingMs: 700,
        understood: true,
        shape: turn.shape,
        measured: measuredOf(turn),
      },
    ]);
    expect(told[0]).toMatchObject({ outcome: 'pending', durationMs: 40 });
  });

  it('comes when the prompt is sent, and when it settles', () => {
    const turn = startTurn('a');
    expect(news()).toEqual(['a0']);
    expect(news()).toEqual([]);
    turn.settle('complete', now);
    expect(news()).toEqual(['a1']);
    turn.settle('failed', now);
    expect(news()).toEqual(['a2']);
  });

  it('comes every five seconds of an answer that runs, and no sooner', () => {
    const turn = startTurn('a');
    news();
    pass(INTERIM_MS - 1);
    turn.changed();
    expect(news()).toEqual([]);
    pass(1);
    turn.changed();
    expect(news()).toEqual(['a1']);
    pass(INTERIM_MS - 1);
    turn.changed();
    expect(news()).toEqual([]);
    pass(1);
    turn.changed();
    turn.changed();
    expect(news()).toEqual(['a2']);
  });

  it('counts its five seconds for each turn by itself', () => {
    const first = startTurn('a');
    news();
    pass(INTERIM_MS - 1);
    const second = startTurn('b');
    news();
    pass(1);
    for (const turn of [first, second]) turn.changed();
    expect(news()).toEqual(['a1']);
  });

  it('is of all that is pending when the page goes away, due or not', () => {
    for (const key of ['a', 'b', 'c']) startTurn(key);
    startTurn('b').settle('complete', now);
    news();
    turns.tellAll();
    expect(told.map(({ key, rev }) => `${key}${rev}`)).toEqual(['a1', 'c1']);
  });

  it('lets go of its text once it is settled, and only then', () => {
    const turn = startTurn('a');
    const release = vi.spyOn(turn, 'release');
    news();
    expect(release).not.toHaveBeenCalled();
    turn.settle('complete', now);
    news();
    expect(release).toHaveBeenCalledTimes(1);
  });
});

describe('the turns of a tab', () => {
  it('are one for each key, and a new one each time without', () => {
    const [a, again, b] = ['a', 'a', 'b'].map((key) => startTurn(key));
    expect(again).toBe(a);
    expect(b).not.toBe(a);
    expect(startTurn(null)).not.toBe(startTurn(null));
    turns.tell();
    const keys = told.map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(['a', 'b']);
    expect(new Set(keys).size).toBe(4);
    // 128 bits, as four numbers.
    for (const key of keys.slice(2)) expect(key).toMatch(/^[0-9a-z]{1,7}(-[0-9a-z]{1,7}){3}$/);
  });

  it('are handed over once, those found again among them', () => {
    const a = startTurn('a');
    const b = startTurn('b');
    startTurn('a');
    expect(turns.takeTouched()).toEqual([a, b, a]);
    expect(turns.takeTouched()).toEqual([]);
    expect(startTurn('b')).toBe(b);
    expect(turns.takeTouched()).toEqual([b]);
  });

  it('are remembered up to five hundred', () => {
    const first = startTurn('0');
    for (let i = 1; i < 500; i++) startTurn(`${i}`);
    expect(startTurn('0')).toBe(first);
    const second = startTurn('1');
    startTurn('500');
    expect(startTurn('1')).toBe(second);
    expect(startTurn('0')).not.toBe(first);
  });

  it('have the time of now', () => {
    expect(turns.tab.now()).toBe(START);
    pass(12);
    expect(turns.tab.now()).toBe(START + 12);
  });

  it('make up the context of their own conversation: what was sent, answered and written for tools', () => {
    const [first, second, other] = ['a', 'b', 'c'].map((key) => startTurn(key)) as [Turn, Turn, Turn];
    first.conversation = second.conversation = 'one';
    other.conversation = 'two';
    first.input.append('one');
    reportTokens(first, { input: 100 });
    second.attachedTokens = 30;
    second.answer().append('four five six.');
    second.tool.append('seven.');
    second.reasoning.append('none of it is read again.');
    reportTokens(other, { input: 7 });
    expect([second.inputTokens, second.outputTokens, second.tool.tokens]).toEqual([30, 3, 1]);
    expect(turns.tab.contextTokens('one')).toBe(100 + 30 + 3 + 1);
    expect(turns.tab.contextTokens('two')).toBe(7);
    expect(turns.tab.contextTokens('three')).toBe(0);
  });
});

describe('the coach', () => {
  const ADVICE = { ruleId: 'look-up', confidence: 0.9 } as const;

  it('is not there: no prompt is kept', () => {
    const turn = startTurn('a');
    expect(turn.input.kept).toBeNull();
    turns.tell();
    expect(told[0]).not.toHaveProperty('advice');
  });

  it('sees a prompt once, among the turns of the tab, and it is let go of', () => {
    const seen: unknown[] = [];
    vi.stubGlobal('trottinetteAdviser', (turn: Turn, all: readonly Turn[]) => {
      seen.push([turn.input.kept, all.indexOf(turn), all.length]);
      return ADVICE;
    });
    startTurn('a').input.append('capital of Peru');
    turns.tell();
    startTurn('b').input.append('capital of Chile');
    turns.tell();
    startTurn('b').settle('complete', now);
    turns.tell();
    expect(seen).toEqual([
      ['capital of Peru', 0, 1],
      ['capital of Chile', 1, 2],
    ]);
    expect(told.map(({ key, rev, advice }) => [key, rev, advice])).toEqual([
      ['a', 0, ADVICE],
      ['b', 0, ADVICE],
      ['b', 1, undefined],
    ]);
    expect(startTurn('a').input.kept).toBeNull();
  });

  it('that has nothing to say is not heard', () => {
    vi.stubGlobal('trottinetteAdviser', () => null);
    startTurn('a');
    turns.tell();
    expect(told[0]).not.toHaveProperty('advice');
  });
});
