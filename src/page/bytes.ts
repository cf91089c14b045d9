/** Bytes of the page's: measured, copied and read by pristine natives. */
import { getPrototypeOf, getter, isObject, method, quietly } from './pristine.ts';

const PristineUint8Array = Uint8Array;
const PristineArrayBuffer = ArrayBuffer;
const { isView } = ArrayBuffer;
const typedArray = getPrototypeOf(Uint8Array.prototype) as Uint8Array<ArrayBuffer>;
const typedBuffer = getter(typedArray, 'buffer') as (bytes: Bytes) => ArrayBuffer;
const typedOffset = getter(typedArray, 'byteOffset');
const viewBuffer = getter(DataView.prototype as DataView<ArrayBuffer>, 'buffer');
const viewOffset = getter(DataView.prototype, 'byteOffset');
const viewLength = getter(DataView.prototype, 'byteLength');
export const bufferLengthOf = getter(ArrayBuffer.prototype, 'byteLength');

/** Over an ArrayBuffer; never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const byteLengthOf = getter(typedArray, 'byteLength');
export const copyInto = method(Uint8Array.prototype.set);
export const copyWithin = method(Uint8Array.prototype.copyWithin);

/** So many zeros, over a buffer of their own. Throws a RangeError where there is no room for them. */
export function newBytes(byteLength: number): Bytes {
  return new PristineUint8Array(new PristineArrayBuffer(byteLength));
}

/** The bytes from one place to another, sharing the buffer. */
export function partOf(bytes: Bytes, from: number, to: number): Bytes {
  return new PristineUint8Array(typedBuffer(bytes), typedOffset(bytes) + from, to - from);
}

/** A copy over a buffer of its own. */
export function copyOf(bytes: Bytes): Bytes {
  const copy = newBytes(byteLengthOf(bytes));
  copyInto(copy, bytes);
  return copy;
}

/** The buffer under bytes. */
export const bufferOf = typedBuffer;

/** What an ArrayBuffer, typed array or DataView holds, uncopied; undefined for anything else. */
export function bytesOf(data: unknown): Bytes | undefined {
  if (!isObject(data)) return undefined;
  if (!isView(data)) {
    const buffer = data as ArrayBuffer;
    return quietly(() => new PristineUint8Array(buffer, 0, bufferLengthOf(buffer)));
  }
  const typed = data as Bytes;
  const view = data as DataView<ArrayBuffer>;
  return (
    quietly(() => new PristineUint8Array(typedBuffer(typed), typedOffset(typed), byteLengthOf(typed))) ??
    new PristineUint8Array(viewBuffer(view), viewOffset(view), viewLength(view))
  );
}

const decoder = new TextDecoder();
const decode = method(TextDecoder.prototype.decode);

/** Their text, without a byte order mark; what is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Bytes): string {
  return decode(decoder, bytes);
}

const blobSize = getter(Blob.prototype, 'size');
export const readBlobText = method(Blob.prototype.text);
export const readBlobBuffer = method(Blob.prototype.arrayBuffer);

/** Bytes of a Blob or File; undefined for anything else. */
export function blobSizeOf(value: unknown): number | undefined {
  return isObject(value) ? quietly(() => blobSize(value as Blob)) : undefined;
}
