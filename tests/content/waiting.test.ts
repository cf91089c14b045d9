import { beforeEach, describe, expect, it } from 'vitest';
import { createWaiting, type Waiting } from '../../src/content/waiting.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';

const MAX_WAITING = 8_000_000;
const MESSAGE_BYTES = 100;
const JOB_BYTES = 8_192;

let waiting: Waiting;
beforeEach(() => {
  waiting = createWaiting();
});

const bytes = (length: number, exchange = 1): TapMessage => ({
  type: 'bytes',
  exchange,
  bytes: new Uint8Array(length),
});
const text = (length: number, exchange = 1): TapMessage => ({
  type: 'text',
  exchange,
  text: 'x'.repeat(length),
});
const frame = (direction: 'in' | 'out', data: string | ArrayBuffer, exchange = 1): TapMessage => ({
  type: 'frame',
  exchange,
  direction,
  data,
});
const end: TapMessage = { type: 'end', exchange: 1, reason: 'complete' };

/** What waits of these. */
const admit = (...messages: TapMessage[]) => messages.flatMap((message) => waiting.admit(message));
const gap = (byteLength: number, exchange = 1) => ({ type: 'gap', exchange, byteLength });

describe('what waits', () => {
  it('is cut where it is bytes, and else as it came', () => {
    const pieces = admit(bytes(2 * JOB_BYTES + 1));
    expect(pieces.map((piece) => piece.type === 'bytes' && piece.bytes.length)).toEqual([8_192, 8_192, 1]);
    const others = [text(JOB_BYTES + 1), frame('in', 'a'), end];
    expect(admit(...others)).toEqual(others);
  });

  it.each<[string, TapMessage, number]>([
    ['bytes', bytes(7), 7],
    ['text', text(7), 7],
    ['a message of text', frame('in', 'abc'), 3],
    ['a message of bytes', frame('in', new ArrayBuffer(5)), 5],
    ['a gap', { type: 'gap', exchange: 1, byteLength: 9 }, 9],
  ])('is a gap past what there is room for: %s', (_, message, size) => {
    admit(text(MAX_WAITING));
    expect(admit(message)).toEqual([gap(size)]);
  });

  it('is one gap, however many messages it stands for, until it is read', () => {
    admit(text(MAX_WAITING));
    const [first] = admit(bytes(1), text(2), bytes(3));
    expect(first).toEqual(gap(6));
    expect(admit(bytes(1, 2), bytes(1, 2))).toEqual([gap(2, 2)]);
    waiting.leave(first as TapMessage);
    expect(admit(bytes(4))).toEqual([gap(4)]);
    expect(first).toEqual(gap(6));
  });

  it('comes in its order: what is told after a gap begins another', () => {
    admit(text(MAX_WAITING));
    expect(admit(bytes(1), frame('out', 'a'), bytes(2))).toEqual([gap(1), frame('out', 'a'), gap(2)]);
  });

  it('is always what may be a prompt, the head of an answer and its end', () => {
    admit(text(MAX_WAITING));
    const open = { type: 'open', exchange: 2, endpoint: 'a', method: 'POST', url: '/', headers: {} } as const;
    const kept: TapMessage[] = [
      { ...open, body: { kind: 'text', text: 'a' } },
      { type: 'head', exchange: 2, status: 200, contentType: '' },
      frame('out', 'b', 2),
      { ...end, exchange: 2 },
    ];
    expect(admit(...kept)).toEqual(kept);
  });

  it('counts a million messages of a byte as more than their bytes', () => {
    let taken = 0;
    for (let i = 0; i < 1_000_000; i++) taken += admit(frame('in', 'x')).length;
    expect(taken).toBe(Math.floor(MAX_WAITING / (MESSAGE_BYTES + 1)) + 2);
  });

  it('has room again once it is read', () => {
    const pieces = admit(bytes(MAX_WAITING), text(1));
    for (const piece of pieces) waiting.leave(piece);
    const all = [text(MAX_WAITING - MESSAGE_BYTES), frame('in', 'a')];
    expect(admit(...all)).toEqual(all);
    expect(admit(text(1))).toEqual([gap(1)]);
  });

  it('has room again after as many gaps as there may be, the page’s and its own', () => {
    for (let i = 0; i <= MAX_WAITING / MESSAGE_BYTES; i++)
      for (const piece of admit({ type: 'gap', exchange: 1, byteLength: 9 })) waiting.leave(piece);
    for (const piece of admit(text(MAX_WAITING), text(1), text(1, 2))) waiting.leave(piece);
    expect(admit(text(1))).toEqual([text(1)]);
  });
});
