import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSealed,
  passphraseKey,
  SALT_BYTES,
  SealBroken,
  sealed,
  unsealed,
} from '../../../src/model/devices/sealed.ts';
import { deriveKeysOnce } from './derived-once.ts';

deriveKeysOnce();

type Bytes = Uint8Array<ArrayBuffer>;

/** The most a chunk holds, and what stands before the first. */
const CHUNK = 65_536;
const HEAD = 21 + SALT_BYTES;

async function bytesFrom(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(await new Blob(all).arrayBuffer());
}

async function* inPieces(bytes: Bytes, size: number): AsyncGenerator<Bytes> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

const salt = Uint8Array.from({ length: SALT_BYTES }, (_, index) => index);
const key = passphraseKey('a horse, a battery');

async function seal(bytes: Bytes, size = 10_000): Promise<Bytes> {
  return bytesFrom(sealed(inPieces(bytes, size), await key, salt));
}

async function unseal(bytes: Bytes, passphrase = key): Promise<Bytes> {
  return bytesFrom(unsealed(new Blob([bytes]), await passphrase));
}

describe('a sealed file', () => {
  it('opens as what was sealed, whatever its length and in whatever pieces it came', async () => {
    for (const length of [0, CHUNK, CHUNK + 1, 150_000]) {
      const plain = Uint8Array.from({ length }, (_, index) => (index * 31) % 251);
      const file = await seal(plain, 7_777);
      expect(isSealed(file)).toBe(true);
      expect(Buffer.compare(await unseal(file), plain)).toBe(0);
    }
  });

  it('does not open where a byte of it is another, where it is cut, nor where chunks change places', async () => {
    const plain = new Uint8Array(2 * CHUNK + 100).fill(7);
    const file = await seal(plain);
    const first = file.slice(HEAD, HEAD + CHUNK + 16);
    const second = file.slice(HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16));
    const swapped = file.slice();
    swapped.set(second, HEAD);
    swapped.set(first, HEAD + CHUNK + 16);
    await expect(unseal(swapped)).rejects.toThrow(SealBroken);
    await expect(unseal(file.slice(0, HEAD + 2 * (CHUNK + 16)))).rejects.toThrow(SealBroken);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 21, max: file.length - 1 }), async (place) => {
        const changed = file.slice();
        changed[place] = (changed[place] ?? 0) ^ 1;
        await expect(unseal(changed)).rejects.toThrow(SealBroken);
        await expect(unseal(file.slice(0, place))).rejects.toThrow(SealBroken);
      }),
      { numRuns: 6 },
    );
  });

  it('tells another passphrase from damage, as far as that can be told', async () => {
    const file = await seal(new Uint8Array(2 * CHUNK));
    await expect(unseal(file, passphraseKey('another'))).rejects.toMatchObject({ isKeyRight: false });
    const damaged = file.slice();
    damaged[file.length - 1] = (damaged[file.length - 1] ?? 0) ^ 1;
    await expect(unseal(damaged)).rejects.toMatchObject({ isKeyRight: true });
  });

  it('takes letters for the same however a keyboard composes them', async () => {
    const file = await bytesFrom(
      sealed(inPieces(new Uint8Array(3), 3), await passphraseKey('mar\u00e9e'), salt),
    );
    expect(await unseal(file, passphraseKey('mare\u0301e'))).toEqual(new Uint8Array(3));
  });
});
