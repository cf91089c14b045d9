/**
 * The end of a device's file: a digest over all that stands before it. A file that was cut short, or changed on its way
 * through whatever carries it, has no such end.
 */
import { hexOf, joined } from './bytes.ts';

/** Bytes that are digested at once, so that no file is ever held whole. */
const BLOCK_BYTES = 65_536;

const DIGEST_BYTES = 32;

const MARK_START = ',\n"digest":"';
const MARK_END = '"}\n';
const MARK_BYTES = MARK_START.length + 2 * DIGEST_BYTES + MARK_END.length;

/** The text of a JSON object that lacks its closing brace, as bytes; then the digest as its last field. */
export async function* withEndMark(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const digest = createDigest();
  for await (const piece of pieces) {
    const bytes = encoder.encode(piece);
    await digest.push(bytes);
    yield bytes;
  }
  yield encoder.encode(`${MARK_START}${await digest.end()}${MARK_END}`);
}

/** Whether the last field is the digest of all that stands before it. */
export async function hasEndMark(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<boolean> {
  const digest = createDigest();
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  for await (const piece of bytes) {
    held = joined(held, piece);
    const known = Math.max(0, held.length - MARK_BYTES);
    await digest.push(held.subarray(0, known));
    held = held.slice(known);
  }
  return new TextDecoder().decode(held) === `${MARK_START}${await digest.end()}${MARK_END}`;
}

/** SHA-256 of a chain of blocks, each digested behind the digest of those before it: WebCrypto takes no streams. */
function createDigest() {
  let state: Uint8Array<ArrayBuffer> = new Uint8Array(DIGEST_BYTES);
  let pending: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  async function take(block: Uint8Array<ArrayBuffer>): Promise<void> {
    state = new Uint8Array(await crypto.subtle.digest('SHA-256', joined(state, block)));
  }

  return {
    async push(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      pending = joined(pending, bytes);
      let start = 0;
      for (; pending.length - start >= BLOCK_BYTES; start += BLOCK_BYTES)
        await take(pending.subarray(start, start + BLOCK_BYTES));
      pending = pending.slice(start);
    },
    /** In hexadecimal digits. */
    async end(): Promise<string> {
      await take(pending);
      return hexOf(state);
    },
  };
}
