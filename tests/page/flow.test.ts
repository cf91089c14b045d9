import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFlow, type Flow } from '../../src/page/flow.ts';

/** A clock the tests move. */
const clock = vi.hoisted(() => {
  vi.resetModules();
  return { nowMs: 0 };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  now: () => clock.nowMs,
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => vi.resetModules());

const BURST = 256 * 1024;
const TAIL = 32 * 1024;

/** Numbered bytes, so that what comes out shows where it was: byte n of the stream is n modulo 251. */
const NUMBERED = Buffer.alloc(4_000_000, Buffer.from(Array.from({ length: 251 }, (_, index) => index)));
const numbered = (from: number, size: number) => NUMBERED.subarray(from % 251, (from % 251) + size);
let sent = 0;
function next(size: number): Uint8Array<ArrayBuffer> {
  sent += size;
  return new Uint8Array(numbered(sent - size, size));
}

describe('flow of an event stream', () => {
  let flow: Flow;
  /** Where each piece passed on begins and ends in the stream, as far as gaps and sizes tell. */
  let passed: { from: number; to: number }[];
  let position = 0;

  beforeEach(() => {
    sent = 0;
    position = 0;
    passed = [];
    flow = createFlow({
      pass(bytes) {
        if (!numbered(position, bytes.length).equals(bytes)) throw new Error(`wrong bytes after ${position}`);
        passed.push({ from: position, to: position + bytes.length });
        position += bytes.length;
      },
      leaveOut(byteLength) {
        position += byteLength;
      },
    });
  });

  const passedBytes = () => passed.reduce((sum, { from, to }) => sum + to - from, 0);

  it('passes all of a long answer on, as fast as it comes', () => {
    for (let i = 0; i < 256; i++) flow.add(next(1024));
    expect(passedBytes()).toBe(BURST);
    flow.end();
    expect(position).toBe(BURST);
  });

  it('passes all of an endless answer on that comes as models write', () => {
    for (let i = 0; i < 1_000; i++) {
      clock.nowMs += 10;
      flow.add(next(2_000));
    }
    expect(passedBytes()).toBe(2_000_000);
  });

  it('leaves out the middle of a flood, and nothing of its beginning and its end', () => {
    for (let i = 0; i < 5_000; i++) flow.add(next(1_000));
    expect(position).toBe(BURST);
    flow.end();
    expect(position).toBe(5_000_000);
    // What is held back is halved when it is full, every 32 pieces; the last of them was such a one.
    expect(passed.pop()).toEqual({ from: 5_000_000 - TAIL - 1_000, to: 5_000_000 });
    expect(passed[0]?.from).toBe(0);
    expect(passedBytes()).toBe(BURST);
  });

  it('is as full as it may be at the end of a burst, and lets no more through', () => {
    flow.add(next(BURST));
    flow.add(next(1));
    expect(position).toBe(BURST);
    flow.end();
    expect(passed).toEqual([
      { from: 0, to: BURST },
      { from: BURST, to: BURST + 1 },
    ]);
  });

  it.each([
    ['what fits the room held back for it', [2 * TAIL], [BURST + TAIL, BURST + 2 * TAIL]],
    ['two that fill it', [TAIL, TAIL], [BURST, BURST + 2 * TAIL]],
    ['one more byte, which halves it', [TAIL, TAIL, 1], [BURST + TAIL, BURST + 2 * TAIL + 1]],
    ['a piece over its half, of which the end is kept', [10, TAIL + 1], [BURST + 11, BURST + TAIL + 11]],
    ['a piece of its half, with what was before', [10, TAIL], [BURST, BURST + TAIL + 10]],
  ])('holds back %s', (_, sizes, [from, to]) => {
    flow.add(next(BURST));
    for (const size of sizes) flow.add(next(size));
    flow.end();
    expect(passed.slice(1)).toEqual([{ from, to }]);
  });

  it('does the same where the flood is one chunk, or few', () => {
    for (const size of [3_000_000, 40_000, 900_000, 20_000]) flow.add(next(size));
    flow.end();
    expect(passed).toEqual([
      { from: 0, to: BURST },
      { from: 3_960_000 - 20_000 - TAIL, to: 3_960_000 },
    ]);
  });

  it('lets as much through as its rate has made room for, in whole bytes', () => {
    flow.add(next(BURST + 1));
    clock.nowMs += 10;
    flow.add(next(10 * 256 - 2));
    expect(passed.slice(1)).toEqual([
      { from: BURST, to: BURST + 1 },
      { from: BURST + 1, to: BURST + 10 * 256 - 1 },
    ]);
    clock.nowMs += 0.75;
    flow.add(next(1_000));
    // One byte was left of the last room.
    expect(passed.at(-1)).toEqual({ from: BURST + 10 * 256 - 1, to: BURST + 10.75 * 256 });
    flow.end();
    expect(position).toBe(BURST + 10 * 256 + 999);
  });

  it('ends once, and with nothing where nothing is held back', () => {
    flow.add(next(10));
    flow.end();
    flow.end();
    expect(passed).toEqual([{ from: 0, to: 10 }]);
  });

  it('has no more room after a long pause than at the beginning', () => {
    clock.nowMs += 3_600_000;
    flow.add(next(BURST + 1));
    expect(position).toBe(BURST);
  });

  /** How many of the bytes that come at a rate for so long are passed on, the burst and the end not counted. */
  function passedOf(bytesPerMs: number, durationMs: number): number {
    flow.add(next(BURST));
    for (let ms = 0; ms < durationMs; ms++) {
      clock.nowMs++;
      flow.add(next(bytesPerMs));
    }
    return passedBytes() - BURST;
  }

  it('passes less of a flood on than of what is a little too fast', () => {
    const little = passedOf(320, 10_000);
    expect(little / 10_000).toBeGreaterThan(0.85 * 256);
  });

  it('reads a flood by samples: at an eighth of the rate, or little more', () => {
    const flood = passedOf(10_000, 20_000);
    // And the piece that finds room, each time.
    expect(flood / 20_000).toBeGreaterThan(256 / 8);
    expect(flood / 20_000).toBeLessThan(256 / 6);
  });

  it('passes all on again of what comes after a flood as models write', () => {
    flow.add(next(3_000_000));
    for (let i = 0; i < 300; i++) {
      clock.nowMs += 10;
      flow.add(next(1_000));
    }
    const before = passedBytes();
    for (let i = 0; i < 1_000; i++) {
      clock.nowMs += 10;
      flow.add(next(2_000));
    }
    expect(passedBytes() - before).toBe(2_000_000);
  });

  it('goes on passing once the flood has slowed down', () => {
    flow.add(next(600_000));
    clock.nowMs += 60_000;
    flow.add(next(1_000));
    expect(position).toBe(601_000);
    expect(passed.at(-1)).toEqual({ from: 600_000, to: 601_000 });
  });
});
