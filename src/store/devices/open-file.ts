/** A device's file, opened: under a passphrase or not, whole or refused. */

import { hexOf } from '../../model/devices/bytes.ts';
import { hasEndMark } from '../../model/devices/end-mark.ts';
import { bytesOf, isSealed, unsealed } from '../../model/devices/sealed.ts';

/** Nothing of it may be taken: it was cut short, or changed. */
export class BrokenFile extends Error {}

/** It has a passphrase, and none is known here. */
export class LockedFile extends Error {}

/** It has no passphrase, and one is known here. */
export class UnsealedFile extends Error {}

const HEAD_BYTES = 64;
/** A digest, or the last chunk's tag: either way another one for another content. */
const TAIL_BYTES = 80;

/** The last bytes of a file, in hexadecimal digits. */
export async function fileMark(file: Blob): Promise<string> {
  return hexOf(new Uint8Array(await file.slice(-TAIL_BYTES).arrayBuffer()));
}

/**
 * Looks a file over to its end.
 * @returns what reads its text from the start
 * @throws BrokenFile, LockedFile, SealBroken, UnsealedFile
 */
export async function openDeviceFile(
  file: Blob,
  passphrase: CryptoKey | null,
): Promise<() => AsyncIterable<string>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const hasPassphrase = isSealed(head);
  const bytes = () => {
    if (!hasPassphrase) return bytesOf(file);
    if (!passphrase) throw new LockedFile();
    return unsealed(file, passphrase);
  };
  if (!(await hasEndMark(bytes()))) throw new BrokenFile();
  if (passphrase && !hasPassphrase) throw new UnsealedFile();
  return () => textOf(bytes());
}

/** Whether an error says that a file is no whole one of ours. */
export function isBroken(error: unknown): boolean {
  return error instanceof BrokenFile || error instanceof SyntaxError;
}

async function* textOf(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
