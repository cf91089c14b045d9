import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFlow, type Flow } from '../../src/page/flow.ts';

/** A clock the tests move. */
const clock = vi.hoisted(() => ({ nowMs: 0 }));
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  now: () => clock.nowMs,
}));

const BURST = 256 * 1024;
const TAIL = 32 * 1024;

/** Numbered bytes, so that what comes out shows where it was: byte n of the stream is n modulo 251. */
let sent = 0;
const next = (size: number) => Uint8Array.from({ length: size }, () => sent++ % 251);

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
        for (const [index, byte] of bytes.entries())
          if (byte !== (position + index) % 251) throw new Error(`wrong byte at ${position + index}`);
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
    const last = passed.at(-1);
    expect(last?.to).toBe(5_000_000);
    expect(passedBytes()).toBeGreaterThanOrEqual(BURST + TAIL);
    expect(passedBytes()).toBeLessThanOrEqual(BURST + 2 * TAIL);
  });

  it('does the same where the flood is one chunk, or few', () => {
    for (const size of [3_000_000, 40_000, 900_000, 20_000]) flow.add(next(size));
    flow.end();
    expect(position).toBe(3_960_000);
    expect(passed[0]).toEqual({ from: 0, to: BURST });
    expect(passedBytes()).toBeGreaterThanOrEqual(BURST + TAIL);
    expect(passedBytes()).toBeLessThanOrEqual(BURST + 2 * TAIL);
  });

  it('goes on passing once the flood has slowed down', () => {
    flow.add(next(600_000));
    clock.nowMs += 60_000;
    flow.add(next(1_000));
    expect(position).toBe(601_000);
    expect(passed.at(-1)).toEqual({ from: 600_000, to: 601_000 });
  });
});
