import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGate, type Gate } from '../../src/content/gate.ts';
import { type TapMessage, UNLISTED } from '../../src/model/messages/exchange.ts';
import type { Reply } from '../../src/model/messages/wire.ts';

const YES: Reply = { ok: true };
const NO: Reply = { ok: false, retry: false };

let gate: Gate;
let read: string[];
/** What is never read. */
let passed: string[];
let torn: number;
let isOver: boolean;
let questions: ((reply: Reply | undefined) => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  read = [];
  passed = [];
  torn = 0;
  isOver = false;
  questions = [];
  gate = createGate({
    ask: () => new Promise((resolve) => questions.push(resolve)),
    read: (message) => read.push(`${message.type} ${message.exchange}`),
    letGo: (message) => passed.push(`${message.type} ${message.exchange}`),
    onTorn: () => {
      torn += 1;
    },
    isOver: () => isOver,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

async function answer(reply: Reply | undefined): Promise<void> {
  questions.at(-1)?.(reply);
  await vi.advanceTimersByTimeAsync(0);
}

const open = (exchange: number, endpoint = 'prompt'): TapMessage => ({
  type: 'open',
  exchange,
  endpoint,
  method: 'POST',
  url: '/',
  body: { kind: 'none' },
  headers: {},
});
const text = (exchange: number): TapMessage => ({ type: 'text', exchange, text: 'a' });
const end = (exchange: number): TapMessage => ({ type: 'end', exchange, reason: 'complete' });
const frame = (exchange: number, direction: 'in' | 'out'): TapMessage => ({
  type: 'frame',
  exchange,
  direction,
  data: '',
});

describe('what the tap tells', () => {
  it('lies unread until the background says yes, and is read in its order; then nothing is asked', async () => {
    for (const message of [open(1), text(1)]) gate.push(message);
    expect(read).toEqual([]);
    await answer(YES);
    expect(read).toEqual(['open 1', 'text 1']);
    for (const message of [end(1), open(2)]) gate.push(message);
    expect(read.slice(2)).toEqual(['end 1', 'open 2']);
    expect(questions).toHaveLength(1);
    expect(torn).toBe(0);
  });

  it('is let go of after a no, with what comes of the same exchange; the next asks again', async () => {
    gate.push(open(1));
    await answer(NO);
    for (const message of [text(1), end(1)]) gate.push(message);
    expect(questions).toHaveLength(1);
    gate.push(open(2));
    await answer(YES);
    expect(read).toEqual(['open 2']);
    expect(passed).toEqual(['open 1', 'text 1', 'end 1']);
    expect(torn, 'the first was over').toBe(0);
  });

  it('is said to be torn where an exchange began before the yes', async () => {
    gate.push(open(1));
    await answer(NO);
    gate.push(frame(1, 'in'));
    expect(questions, 'an answer asks nothing').toHaveLength(1);
    gate.push(frame(1, 'out'));
    await answer(YES);
    expect(read).toEqual(['frame 1']);
    expect(torn).toBe(1);
  });

  it('asks nothing and tears nothing after a no where no row lists it', async () => {
    gate.push(open(1));
    await answer(NO);
    gate.push(open(2, UNLISTED));
    expect(questions).toHaveLength(1);
    for (const message of [end(1), open(3)]) gate.push(message);
    await answer(YES);
    expect(read).toEqual(['open 3']);
    expect(torn).toBe(0);
  });

  it('is asked about until there is an answer', async () => {
    gate.push(open(1));
    await answer(undefined);
    expect(questions, 'the second time at once').toHaveLength(2);
    await answer(undefined);
    await vi.advanceTimersByTimeAsync(199);
    expect(questions).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(questions).toHaveLength(3);
    await answer(YES);
    expect(read).toEqual(['open 1']);
  });

  it('is let go of once there will be none', async () => {
    gate.push(open(1));
    isOver = true;
    await answer(undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(questions).toHaveLength(1);
    expect(read).toEqual([]);
  });

  it('is read where the page goes before the answer comes, and never after a no', async () => {
    gate.push(open(1));
    gate.hurry();
    expect(read).toEqual(['open 1']);
    await answer(NO);
    gate.push(text(1));
    gate.hurry();
    expect(read).toEqual(['open 1']);
  });
});
