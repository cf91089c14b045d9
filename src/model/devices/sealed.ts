/**
 * A device's file under a passphrase: PBKDF2, then AES-GCM chunk by chunk, the last one marked as such. So no chunk can
 * be left out, moved or taken for the end, and none but who knows the passphrase reads or writes any.
 */
import { joined } from './bytes.ts';

const MAGIC = new TextEncoder().encode('trottinette/sealed 1\n');
export const SALT_BYTES = 16;

/** OWASP Password Storage Cheat Sheet (2023) for PBKDF2 with HMAC-SHA-256. */
const ITERATIONS = 600_000;

const CHUNK_BYTES = 65_536;
/** What AES-GCM adds to each chunk. */
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** It can't be opened: with another passphrase, or because it is no longer what was sealed. */
export class SealBroken extends Error {
  /** Whether something of it could be read: then the passphrase is the right one. */
  readonly isKeyRight: boolean;

  constructor(isKeyRight: boolean) {
    super(isKeyRight ? 'it was cut or changed' : 'it does not open with this passphrase');
    this.isKeyRight = isKeyRight;
  }
}

/** What can be kept of a passphrase: it opens and seals files, and can't be read back. */
export function passphraseKey(passphrase: string): Promise<CryptoKey> {
  // The same letters, however the keyboard composes them.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
}

/** @param start the first bytes of a file */
export function isSealed(start: Uint8Array): boolean {
  return MAGIC.every((byte, index) => start[index] === byte);
}

/** @param salt of `SALT_BYTES`, at random and never used before: it makes each file's key one of its own */
export async function* sealed(
  plain: AsyncIterable<Bytes>,
  passphrase: CryptoKey,
  salt: Bytes,
): AsyncGenerator<Bytes> {
  const key = await fileKey(passphrase, salt, 'encrypt');
  yield joined(MAGIC, salt);
  for await (const { bytes, nonce } of chunks(plain, CHUNK_BYTES))
    yield new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes));
}

/** @throws SealBroken */
export async function* unsealed(file: Blob, passphrase: CryptoKey): AsyncGenerator<Bytes> {
  const bodyStart = MAGIC.length + SALT_BYTES;
  const salt = new Uint8Array(await file.slice(MAGIC.length, bodyStart).arrayBuffer());
  if (salt.length < SALT_BYTES) throw new SealBroken(false);
  const key = await fileKey(passphrase, salt, 'decrypt');
  let isKeyRight = false;
  for await (const { bytes, nonce } of chunks(bytesOf(file.slice(bodyStart)), CHUNK_BYTES + TAG_BYTES)) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, bytes).catch(() => {
      throw new SealBroken(isKeyRight);
    });
    isKeyRight = true;
    yield new Uint8Array(plain);
  }
}

/** What a file holds, piece by piece. */
export async function* bytesOf(file: Blob): AsyncGenerator<Bytes> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

function fileKey(passphrase: CryptoKey, salt: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return crypto.subtle.deriveKey(derivation, passphrase, { name: 'AES-GCM', length: 256 }, false, [use]);
}

/** Chunks of one size, the last one shorter or not, each with its number and whether it is the last as its nonce. */
async function* chunks(
  pieces: AsyncIterable<Bytes>,
  size: number,
): AsyncGenerator<{ bytes: Bytes; nonce: Bytes }> {
  let pending: Bytes = new Uint8Array(0);
  let number = 0;
  for await (const piece of pieces) {
    pending = joined(pending, piece);
    let start = 0;
    // What is left may be the last one.
    for (; pending.length - start > size; start += size) {
      yield { bytes: pending.slice(start, start + size), nonce: nonceOf(number, false) };
      number += 1;
    }
    pending = pending.slice(start);
  }
  yield { bytes: pending, nonce: nonceOf(number, true) };
}

function nonceOf(number: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(NONCE_BYTES - 5, number);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}
