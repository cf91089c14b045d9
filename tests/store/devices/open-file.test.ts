import { describe, expect, it, vi } from 'vitest';
import { withEndMark } from '../../../src/model/devices/end-mark.ts';
import { passphraseKey, SALT_BYTES, sealed } from '../../../src/model/devices/sealed.ts';
import { BrokenJson } from '../../../src/model/json-items.ts';
import {
  BrokenFile,
  fileMark,
  isBroken,
  LockedFile,
  openDeviceFile,
  UnsealedFile,
} from '../../../src/store/devices/open-file.ts';
import { deriveKeysOnce } from '../../model/devices/derived-once.ts';
import { blobOf } from './shared-folder.ts';

deriveKeysOnce();

async function* asIs(text: string) {
  yield text;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const plain = (text: string) => blobOf(withEndMark(asIs(text)));

async function underPassphrase(text: string): Promise<{ file: Blob; key: CryptoKey }> {
  const key = await passphraseKey('marée haute');
  return { file: await blobOf(sealed(withEndMark(asIs(text)), key, new Uint8Array(SALT_BYTES))), key };
}

it('a file is known by its last eighty bytes', async () => {
  const end = 'z'.repeat(80);
  const mark = await fileMark(new Blob(['head', end]));
  expect(mark).toBe('7a'.repeat(80));
  expect(await fileMark(new Blob(['another head', end]))).toBe(mark);
  expect(await fileMark(new Blob(['y', end.slice(1)]))).not.toBe(mark);
});

describe('a file that is opened', () => {
  // Whatever the pieces it is read in: one of the two has a letter cut in two at any even place.
  it.each([
    '',
    'x',
  ])('has the text it was written with, also of letters of more than a byte: %j', async (first) => {
    const text = `{"of":"${first}${'é'.repeat(300_000)}"`;
    const read = await openDeviceFile(await plain(text), null);
    for (const time of ['once', 'once more'])
      expect((await textOf(read())).startsWith(`${text},`), time).toBe(true);
  });

  // A seal is over 65,536 bytes at a time: one of the two has a letter cut in two.
  it.each(['', 'x'])('has it under a passphrase too: %j', async (first) => {
    const text = `{"of":"${first}${'é'.repeat(80_000)}"`;
    const { file, key } = await underPassphrase(text);
    const read = await openDeviceFile(file, key);
    expect((await textOf(read())).startsWith(`${text},`)).toBe(true);
  });

  it('is never held whole', async () => {
    const { file, key } = await underPassphrase('{"of":"one"');
    for (const [blob, passphrase] of [
      [await plain('{"of":"one"'), null],
      [file, key],
    ] as const) {
      const whole = vi.spyOn(blob, 'arrayBuffer');
      const read = await openDeviceFile(blob, passphrase);
      expect((await textOf(read())).startsWith('{"of":"one",')).toBe(true);
      await fileMark(blob);
      expect(whole).not.toHaveBeenCalled();
    }
  });

  it('is refused by what keeps it shut', async () => {
    const { file, key } = await underPassphrase('{"of":"one"');
    await expect(openDeviceFile(file, null)).rejects.toThrow(LockedFile);
    await expect(openDeviceFile(await plain('{"of":"one"'), key)).rejects.toThrow(UnsealedFile);
    for (const passphrase of [null, key])
      await expect(openDeviceFile(new Blob(['{"of":"one"}']), passphrase)).rejects.toThrow(BrokenFile);
  });
});

it.each([
  [new BrokenFile(), true],
  [new BrokenJson(), true],
  [new SyntaxError(), true],
  [new LockedFile(), false],
  [new Error(), false],
])('%s says that it is no whole file of ours: %s', (error, is) => {
  expect(isBroken(error)).toBe(is);
});
