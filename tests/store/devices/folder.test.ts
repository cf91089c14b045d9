/** A file in the devices' folder is written whole or not at all, and who writes it hears which. */
import { expect, it } from 'vitest';
import { folderOf } from '../../../src/store/devices/folder.ts';

/** A folder whose disk takes so many pieces. */
function folderWithRoom(pieces: number) {
  const done: string[] = [];
  const writable = {
    async write() {
      if (done.push('write') > pieces) throw new Error('the disk is full');
    },
    async close() {
      done.push('close');
    },
    async abort() {
      done.push('abort');
      throw new Error('nor can it be given up');
    },
  };
  const directory = { getFileHandle: async () => ({ createWritable: async () => writable }) };
  return { done, folder: folderOf(directory as unknown as FileSystemDirectoryHandle) };
}

async function* twoPieces() {
  yield new Uint8Array([1]);
  yield new Uint8Array([2]);
}

it('is put in its place once it is whole', async () => {
  const { done, folder } = folderWithRoom(2);
  await folder.write?.('a', twoPieces());
  expect(done).toEqual(['write', 'write', 'close']);
});

it('is given up where the disk is full, which is said', async () => {
  const { done, folder } = folderWithRoom(1);
  await expect(folder.write?.('a', twoPieces())).rejects.toThrow('the disk is full');
  expect(done).toEqual(['write', 'write', 'abort']);
});
