/**
 * The files of a ZIP, each inflated only when it is read. Format: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.5.3
 * (zip64). Nothing is written anywhere, so that a path is no more than a name.
 */
import { type Bytes, type Frame, inflated } from './inflate.ts';
import { type Parts, partsOf } from './parts.ts';

/** A file within: its name, and how its bytes come. */
export interface ZipEntry {
  readonly path: string;
  /** Bytes once inflated, as the archive says. */
  readonly sizeBytes: number;
  /** @throws ZipError within the stream, where the bytes aren't what the archive says */
  stream(): ReadableStream<Uint8Array>;
}

/**
 * Why an archive, or a file of one, can't be read: `nested` holds archives alone, `swollen` was made to hold more than any
 * text does.
 */
export type ZipFault = 'cut-off' | 'encrypted' | 'method' | 'too-many' | 'damaged' | 'nested' | 'swollen';

/** @see ZipFault */
export class ZipError extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

/** An account of ten years has some ten thousand pictures. */
const MOST_ENTRIES = 200_000;
/** Of so many entries with long names. */
const MOST_CONTENTS_BYTES = 64_000_000;
/** Conversations deflate to a fifth, the most even log to a hundredth, nothing but one letter to a thousandth. */
const MOST_SWELLING = 250;
/** Below it nothing swells to what matters. */
const LEAST_SWOLLEN_BYTES = 50_000_000;
/** The end record and the longest comment. */
const END_BYTES = 22 + 0xffff;
const [END, END_64, END_64_PLACE] = [0x06054b50, 0x06064b50, 0x07064b50];
/** What stands before a file's name. */
const LOCAL_BYTES = 30;
const [CENTRAL, LOCAL] = [0x02014b50, 0x04034b50];
const IN_ZIP64 = 0xffffffff;
const [STORED, DEFLATED] = [0, 8];
const UNKNOWN_SYSTEM = 255;

/** Whether a file begins as an archive does. */
export async function isZip(file: Blob): Promise<boolean> {
  const head = await viewOf(file.slice(0, 4));
  return head.byteLength === 4 && (head.getUint32(0, true) === LOCAL || head.getUint32(0, true) === END);
}

/** @throws ZipError where its table of contents can't be read */
export async function zipEntries(file: Blob): Promise<ZipEntry[]> {
  const { offset, size, count } = await findContents(file);
  if (count > MOST_ENTRIES || size > MOST_CONTENTS_BYTES) throw new ZipError('too-many');
  const contents = await viewOf(file.slice(offset, offset + size));
  const isEntry = (at: number) => at + 46 <= contents.byteLength && contents.getUint32(at, true) === CENTRAL;
  const parts = partsOf(file);
  const entries: ZipEntry[] = [];
  let packedBytes = 0;
  // Of more entries than its field can count some archives tell what is left over.
  for (let at = 0; entries.length < count || isEntry(at); ) {
    if (entries.length > MOST_ENTRIES) throw new ZipError('too-many');
    if (!isEntry(at)) throw new ZipError('cut-off');
    const lengths = [28, 30, 32].map((place) => contents.getUint16(at + place, true));
    const end = at + 46 + lengths.reduce((sum, length) => sum + length, 0);
    if (end > contents.byteLength) throw new ZipError('cut-off');
    const place = placeAt(contents, at);
    packedBytes += place.packedBytes;
    entries.push(entryOf(parts, place));
    at = end;
  }
  // The same bytes would be read again and again.
  if (packedBytes > file.size) throw new ZipError('swollen');
  return entries;
}

interface Contents {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

async function findContents(file: Blob): Promise<Contents> {
  const tailAt = Math.max(0, file.size - END_BYTES);
  const tail = await viewOf(file.slice(tailAt));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw new ZipError('cut-off');
  const contents = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isLarge = at >= 20 && tail.getUint32(at - 20, true) === END_64_PLACE;
  return isLarge ? findContents64(file, Number(tail.getBigUint64(at - 12, true))) : contents;
}

async function findContents64(file: Blob, at: number): Promise<Contents> {
  const end = await viewOf(file.slice(at, at + 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) throw new ZipError('cut-off');
  const [count, size, offset] = [32, 40, 48].map((place) => Number(end.getBigUint64(place, true)));
  return { count: count ?? 0, size: size ?? 0, offset: offset ?? 0 };
}

function placeAt(contents: DataView<ArrayBuffer>, at: number): Place {
  const nameLength = contents.getUint16(at + 28, true);
  const extraLength = contents.getUint16(at + 30, true);
  const path = new TextDecoder().decode(new Uint8Array(contents.buffer, at + 46, nameLength));
  const large = largeNumbers(contents, at + 46 + nameLength, extraLength);
  const number = (place: number): number => {
    const small = contents.getUint32(at + place, true);
    return small === IN_ZIP64 ? (large.shift() ?? small) : small;
  };
  // In this order the zip64 field has those it has.
  const sizeBytes = number(24);
  const packedBytes = number(20);
  const offset = number(42);
  return {
    path,
    offset,
    packedBytes,
    sizeBytes,
    isEncrypted: (contents.getUint16(at + 8, true) & 1) === 1,
    method: contents.getUint16(at + 10, true),
    crc: contents.getUint32(at + 16, true),
  };
}

function entryOf(parts: Parts, place: Place): ZipEntry {
  const { path, sizeBytes } = place;
  return { path, sizeBytes, stream: () => entryStream(parts, place) };
}

function largeNumbers(contents: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; ) {
    const size = contents.getUint16(at + 2, true);
    if (contents.getUint16(at, true) === 1) {
      const count = Math.floor(Math.min(size, from + length - at - 4) / 8);
      return Array.from({ length: Math.min(count, 3) }, (_, index) =>
        Number(contents.getBigUint64(at + 4 + index * 8, true)),
      );
    }
    at += 4 + size;
  }
  return [];
}

interface Place {
  readonly path: string;
  readonly offset: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
}

function entryStream(parts: Parts, place: Place): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(sizeChecker(place));
  contentsOf(parts, place)
    // Else whoever reads would be told what the browser calls it.
    .then((contents) => contents.pipeTo(writable, { preventAbort: true }))
    .catch((error) => writable.abort(error instanceof ZipError ? error : new ZipError('damaged')))
    // Whoever reads is told by the stream itself.
    .catch(() => undefined);
  return readable;
}

async function contentsOf(parts: Parts, place: Place): Promise<ReadableStream<Bytes>> {
  if (place.isEncrypted) throw new ZipError('encrypted');
  if (place.method !== STORED && place.method !== DEFLATED) throw new ZipError('method');
  if (isSwollen(place.sizeBytes, place.packedBytes)) throw new ZipError('swollen');
  const head = await parts.read(place.offset, LOCAL_BYTES);
  const local = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL) throw new ZipError('cut-off');
  const start = place.offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = await parts.stream(start, place.packedBytes);
  if (place.method === STORED) return packed.pipeThrough(new TransformStream(sumChecker(place)));
  return inflated(packed, asGzip(place));
}

/** Whether it was packed from more than any text that is worth reading. */
export function isSwollen(sizeBytes: number, packedBytes: number): boolean {
  return sizeBytes > LEAST_SWOLLEN_BYTES && sizeBytes > MOST_SWELLING * packedBytes;
}

/** Makes it a file of GZIP (RFC 1952), whose sum the browser itself checks, ten times as fast as a script. */
function asGzip({ crc, sizeBytes }: Place): Frame {
  const head = Uint8Array.of(0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM);
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, crc, true);
  tail.setUint32(4, sizeBytes, true);
  return { head, tail: new Uint8Array(tail.buffer) };
}

/** Never more than the archive says. */
function sizeChecker({ sizeBytes }: Place): Transformer<Uint8Array, Uint8Array> {
  let size = 0;
  return {
    transform(bytes, controller) {
      size += bytes.length;
      if (size > sizeBytes) throw new ZipError('damaged');
      controller.enqueue(bytes);
    },
    flush() {
      if (size !== sizeBytes) throw new ZipError('damaged');
    },
  };
}

/** The very bytes. */
function sumChecker({ crc }: Place): Transformer<Bytes, Bytes> {
  let sum = 0xffffffff;
  return {
    transform(bytes, controller) {
      sum = crcOf(bytes, sum);
      controller.enqueue(bytes);
    },
    flush() {
      if ((sum ^ 0xffffffff) >>> 0 !== crc) throw new ZipError('damaged');
    },
  };
}

/** CRC-32 of ISO 3309, as ZIP has it: polynomial 0xedb88320, reflected. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let sum = before;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0);
  return sum;
}

async function viewOf(part: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await part.arrayBuffer());
}
