/**
 * The files of a TGZ, as Google's Takeout hands them over: POSIX.1-2001 "pax" and GNU tar in gzip (RFC 1952). It has no
 * table: it is walked once to know what is in it, and again for each file that is read.
 */
import { type Bytes, inflated } from './inflate.ts';
import { isSwollen, ZipError } from './zip.ts';

/** A file within: its name, and how its bytes come. */
export interface TarEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** @throws ZipError within the stream, where the archive breaks off */
  stream(): ReadableStream<Uint8Array>;
}

const BLOCK = 512;
/** A Takeout of one product has some thousands. */
const MOST_ENTRIES = 200_000;
/** Of a name that is longer than its field. */
const MOST_NAME_BYTES = 65_536;

/** Whether a file begins as gzip does. */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/**
 * @param isWanted which files are worth another walk
 * @throws ZipError where it is no archive, or breaks off
 */
export async function tarEntries(file: Blob, isWanted: (path: string) => boolean): Promise<TarEntry[]> {
  const bytes = openBytes(file);
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  try {
    for (let count = 0; ; count += 1) {
      if (count > MOST_ENTRIES) throw new ZipError('too-many');
      const head = headOf(await bytes.read(BLOCK));
      if (!head) return entries;
      const offset = bytes.position();
      if (head.type === 'L' || head.type === 'x') {
        if (head.size > MOST_NAME_BYTES) throw new ZipError('damaged');
        longName = nameIn(await bytes.read(head.size), head.type) ?? longName;
      } else {
        const path = longName ?? head.path;
        longName = undefined;
        if (head.type === 'file' && isWanted(path)) entries.push(entryOf(file, path, offset, head.size));
      }
      await bytes.skip(offset + padded(head.size) - bytes.position());
    }
  } finally {
    await bytes.close();
  }
}

function entryOf(file: Blob, path: string, offset: number, sizeBytes: number): TarEntry {
  return {
    path,
    sizeBytes,
    stream() {
      const bytes = openBytes(file);
      let left = sizeBytes;
      return new ReadableStream<Uint8Array>({
        start: () => bytes.skip(offset),
        async pull(controller) {
          const piece = left > 0 ? await bytes.some(left) : undefined;
          if (piece) controller.enqueue(piece);
          left -= piece?.length ?? 0;
          if (left > 0) return;
          controller.close();
          await bytes.close();
        },
        cancel: () => bytes.close(),
      });
    },
  };
}

interface Head {
  readonly path: string;
  readonly size: number;
  /** `L`, `x`: the name of the next one follows. */
  readonly type: 'file' | 'L' | 'x' | 'other';
}

/** Undefined at the end of the archive. */
function headOf(block: Uint8Array): Head | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const sum = block.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (sum !== numberIn(block, 148, 8)) throw new ZipError('damaged');
  const [name, prefix] = [textIn(block, 0, 100), textIn(block, 345, 155)];
  const isPosix = textIn(block, 257, 5) === 'ustar' && prefix !== '';
  const type = String.fromCharCode(block[156] ?? 0);
  return {
    path: isPosix ? `${prefix}/${name}` : name,
    size: numberIn(block, 124, 12),
    type: type === '0' || type === '\0' ? 'file' : type === 'L' || type === 'x' ? type : 'other',
  };
}

function textIn(block: Uint8Array, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or, of what is larger, GNU's base 256. */
function numberIn(block: Uint8Array, from: number, length: number): number {
  const field = block.subarray(from, from + length);
  const isBinary = ((field[0] ?? 0) & 0x80) !== 0;
  const number = isBinary
    ? field.subarray(1).reduce((all, byte) => all * 256 + byte, 0)
    : Number.parseInt(textIn(field, 0, length).trim() || '0', 8);
  if (!Number.isSafeInteger(number) || number < 0) throw new ZipError('damaged');
  return number;
}

/** The name that stands for the next file: plain (GNU), or a record `<length> path=<name>` among others (pax). */
function nameIn(bytes: Uint8Array, type: 'L' | 'x'): string | undefined {
  const text = new TextDecoder().decode(bytes);
  return type === 'L' ? text.replace(/\0.*$/s, '') : /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** Bytes of what was packed, taken in order. */
interface Taking {
  /** How many were taken. */
  position(): number;
  read(count: number): Promise<Uint8Array>;
  skip(count: number): Promise<void>;
  /** The next ones there are, at most so many. */
  some(most: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

function openBytes(file: Blob): Taking {
  const reader = inflated(file.stream() as ReadableStream<Bytes>).getReader();
  let piece: Uint8Array = new Uint8Array(0);
  let position = 0;
  const some = async (most: number): Promise<Uint8Array> => {
    while (piece.length === 0) {
      const { done, value } = await reader.read().catch(() => {
        throw new ZipError('damaged');
      });
      if (done) throw new ZipError('cut-off');
      piece = value;
    }
    const taken = piece.subarray(0, most);
    piece = piece.subarray(taken.length);
    position += taken.length;
    if (isSwollen(position, file.size)) throw new ZipError('swollen');
    return taken;
  };
  return {
    position: () => position,
    some,
    async read(count) {
      const all = new Uint8Array(count);
      for (let at = 0; at < count; ) {
        const taken = await some(count - at);
        all.set(taken, at);
        at += taken.length;
      }
      return all;
    },
    async skip(count) {
      for (let left = count; left > 0; ) left -= (await some(left)).length;
    },
    close: () => reader.cancel().catch(() => undefined),
  };
}
