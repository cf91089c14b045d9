import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  blobSizeOf,
  bufferOf,
  byteLengthOf,
  bytesOf,
  copyOf,
  decodeUtf8,
  newBytes,
  partOf,
} from '../../src/page/bytes.ts';

const whole = new Uint8Array([1, 2, 3, 4, 5, 6]);

describe('bytes', () => {
  it.each<[string, unknown, number[] | undefined]>([
    ['an array of bytes', whole, [1, 2, 3, 4, 5, 6]],
    ['a part of one', whole.subarray(1, 3), [2, 3]],
    ['another typed array', new Uint16Array([258]), [2, 1]],
    ['a view of a part', new DataView(whole.buffer, 2, 3), [3, 4, 5]],
    ['a buffer', whole.buffer, [1, 2, 3, 4, 5, 6]],
    ['an empty buffer', new ArrayBuffer(0), []],
    ['another realm’s', runInNewContext('new Uint8Array([7, 8]).subarray(1)'), [8]],
    ['a text', 'ab', undefined],
    ['nothing', null, undefined],
    ['a list of numbers', [1, 2], undefined],
    ['a Blob', new Blob(['ab']), undefined],
  ])('of %s', (_, data, bytes) => {
    const read = bytesOf(data);
    expect(read && [...read]).toEqual(bytes);
  });

  it('of a buffer are not copied', () => {
    expect(bufferOf(bytesOf(whole.subarray(2)) as Uint8Array<ArrayBuffer>)).toBe(whole.buffer);
  });

  it('are a part with the same buffer, wherever that part itself begins', () => {
    const part = partOf(partOf(whole, 1, 6), 1, 3);
    expect([...part]).toEqual([3, 4]);
    expect(bufferOf(part)).toBe(whole.buffer);
  });

  it('are copied over a buffer of their own, no longer than they are', () => {
    const copy = copyOf(whole.subarray(1, 4));
    expect([...copy]).toEqual([2, 3, 4]);
    expect(bufferOf(copy).byteLength).toBe(3);
    copy[0] = 9;
    expect(whole[1]).toBe(2);
  });

  it('are new as zeros', () => {
    expect([...newBytes(3)]).toEqual([0, 0, 0]);
    expect(byteLengthOf(newBytes(5))).toBe(5);
  });

  it('are text as UTF-8, without a byte order mark', () => {
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xff]))).toBe('é\ufffd');
  });
});

it.each<[string, unknown, number | undefined]>([
  ['a Blob', new Blob(['abc']), 3],
  ['a File', new File(['ab'], 'a.txt'), 2],
  ['an empty one', new Blob([]), 0],
  ['a text', 'abc', undefined],
  ['an object with a size', { size: 3 }, undefined],
  ['nothing', null, undefined],
])('%s is a Blob of so many bytes', (_, value, size) => {
  expect(blobSizeOf(value)).toBe(size);
});
