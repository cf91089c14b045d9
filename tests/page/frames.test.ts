import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../src/page/exchange.ts';
import { createFrames, type Frames } from '../../src/page/frames.ts';
import { unreadableBlob } from './unreadable-blob.ts';

const MAX_FRAME = 8 * 2 ** 20;
const encode = (text: string) => new TextEncoder().encode(text);

let told: string[];
let frames: Frames;
const decode = (data: string | ArrayBuffer) =>
  typeof data === 'string' ? data : new TextDecoder().decode(data);
/** Units there is room for. */
let room: number;
const exchange = {
  admit: (units) => units <= room,
  frame: (direction, data, event) => told.push([direction, decode(data), event].filter(Boolean).join(' ')),
  leaveOut: (byteLength) => told.push(`gap ${byteLength}`),
  end: (reason) => told.push(`end ${reason}`),
} as Partial<Exchange> as Exchange;

beforeEach(() => {
  told = [];
  room = Number.POSITIVE_INFINITY;
  frames = createFrames(exchange, true);
});
/** Bytes of Blobs have come. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('frames', () => {
  it.each<[string, unknown, string]>([
    ['text', 'a', 'in a'],
    ['an empty text', '', 'in'],
    ['a buffer', encode('b').buffer, 'in b'],
    ['a part of one', encode('abc').subarray(1, 2), 'in b'],
  ])('tell %s at once', (_, data, said) => {
    frames.add('in', data);
    expect(told).toEqual([said]);
  });

  it('are copies', () => {
    const seen: unknown[] = [];
    const copying = createFrames({ ...exchange, frame: (_, data) => seen.push(data) }, true);
    const data = encode('a');
    copying.add('out', data);
    data[0] = 0;
    expect(new TextDecoder().decode(seen[0] as ArrayBuffer)).toBe('a');
  });

  it('have their event’s name', () => {
    frames.add('in', 'a', 'delta');
    frames.add('out', 'b');
    expect(told).toEqual(['in a delta', 'out b']);
  });

  it('wait for a Blob before them, the end too, and keep their order', async () => {
    frames.add('in', new Blob(['one']));
    frames.add('out', 'two');
    frames.add('in', new Blob(['three']), 'late');
    frames.end('complete');
    expect(told).toEqual([]);
    await settled();
    expect(told).toEqual(['in one', 'out two', 'in three late', 'end complete']);
  });

  it('go on after all of them were told', async () => {
    frames.add('in', 'one');
    frames.add('in', new Blob(['two']));
    await settled();
    frames.add('in', 'three');
    frames.end('failed');
    expect(told).toEqual(['in one', 'in two', 'in three', 'end failed']);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an object', { a: 1 }],
  ])('pass %s over, and hold nothing up', (_, data) => {
    frames.add('in', data);
    frames.add('in', 'next');
    expect(told).toEqual(['in next']);
  });

  it.each<[string, unknown]>([
    ['text', 'x'.repeat(MAX_FRAME + 1)],
    ['bytes', new Uint8Array(MAX_FRAME + 1)],
    ['a Blob', new Blob([new Uint8Array(MAX_FRAME + 1)])],
  ])('are missing in an answer past 8 Mi, and nothing in what is sent: %s', (_, data) => {
    frames.add('in', data);
    frames.add('out', data);
    frames.add('in', 'next');
    expect(told).toEqual([`gap ${MAX_FRAME + 1}`, 'in next']);
  });

  it.each<[string, unknown]>([
    ['text', 'x'.repeat(MAX_FRAME)],
    ['bytes', new Uint8Array(MAX_FRAME)],
    ['a Blob', new Blob([new Uint8Array(MAX_FRAME)])],
  ])('are told up to 8 Mi: %s', async (_, data) => {
    frames.add('in', data);
    await settled();
    expect(told.map(({ length }) => length)).toEqual([MAX_FRAME + 3]);
  });

  it('of a flood are missing, but for the last', () => {
    room = 3;
    frames.add('in', 'one');
    for (const data of ['first', 'second', 'third']) frames.add('in', data, 'late');
    expect(told).toEqual(['in one', 'gap 5', 'gap 6']);
    frames.add('in', 'two');
    for (const data of ['fourth', 'fifth']) frames.add('in', data);
    frames.end('complete');
    expect(told.slice(3)).toEqual(['in third late', 'in two', 'gap 6', 'in fifth', 'end complete']);
  });

  it('of a flood are not kept where they are long, and what is sent is told', async () => {
    room = 0;
    frames.add('in', 'last');
    frames.add('in', new Blob(['x'.repeat(32 * 1024)]));
    frames.add('in', 'x'.repeat(32 * 1024 + 1));
    frames.add('out', 'x'.repeat(MAX_FRAME));
    frames.end('complete');
    await settled();
    expect(told.map((said) => said.slice(0, 12))).toEqual([
      'gap 4',
      `gap ${32 * 1024}`,
      `gap ${32 * 1024 + 1}`,
      'out xxxxxxxx',
      'end complete',
    ]);
  });

  it('pass a Blob over that can’t be read, which is missing then', async () => {
    const blob = await unreadableBlob();
    frames.add('in', blob);
    frames.add('in', 'next');
    frames.end('complete');
    await vi.waitUntil(() => told.length > 0);
    expect(told).toEqual([`gap ${blob.size}`, 'in next', 'end complete']);
  });
});

describe('frames of what is not listed', () => {
  it('are told by their sizes as they come, and by none where the page sends; nothing is copied', () => {
    const copied = vi.spyOn(Uint8Array.prototype, 'set');
    const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
    frames = createFrames(exchange, false);
    for (const data of ['four', '', encode('three').buffer, new Blob(['one'])]) {
      frames.add('in', data);
      frames.add('out', data);
    }
    frames.end('complete');
    expect(told).toEqual(['gap 4', 'gap 0', 'gap 0', 'gap 5', 'gap 0', 'gap 3', 'gap 0', 'end complete']);
    expect(copied).not.toHaveBeenCalled();
    expect(read).not.toHaveBeenCalled();
  });
});
