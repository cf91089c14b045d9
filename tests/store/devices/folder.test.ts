/** What is a device's file in a folder, and that one is written whole or not at all, of which who writes it hears. */
import { describe, expect, it } from 'vitest';
import { askForFolder, folderOf, isFolderGranted, openedFiles } from '../../../src/store/devices/folder.ts';

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
  const directory = {
    getFileHandle: async (name: string, { create = false }: FileSystemGetFileOptions = {}) => {
      if (!create) throw new Error(`there is no ${name} yet`);
      return { createWritable: async () => writable };
    },
  };
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

/** A folder as a browser that asks gives it, with what it was asked for. */
function heldFolder(permission: PermissionState, entries: readonly { kind: string; name: string }[] = []) {
  const asked: unknown[] = [];
  const answer = async (wanted: unknown) => {
    asked.push(wanted);
    return permission;
  };
  const directory = {
    queryPermission: answer,
    requestPermission: answer,
    async *values() {
      for (const entry of entries) yield { ...entry, getFile: async () => new Blob([entry.name]) };
    },
  } as unknown as FileSystemDirectoryHandle;
  return { asked, directory };
}

it('of all that lies in a folder the devices’ files are read, in the order of their names', async () => {
  const { directory } = heldFolder('granted', [
    { kind: 'file', name: 'trottinette-b.json' },
    { kind: 'file', name: 'trottinette-c.json' },
    { kind: 'file', name: 'trottinette-a (1).json' },
    { kind: 'directory', name: 'trottinette-folder.json' },
    { kind: 'file', name: 'holidays.json' },
  ]);
  const files = await folderOf(directory).files();
  const names = ['trottinette-a (1).json', 'trottinette-b.json', 'trottinette-c.json'];
  expect(files.map(({ name }) => name)).toEqual(names);
  expect(await Promise.all(files.map(async ({ read }) => (await read()).text()))).toEqual(names);
});

it('files a person opened are read by their names, and none is written', async () => {
  const folder = openedFiles([new File(['one'], 'b.json'), new File(['two'], 'a.json')]);
  const files = await folder.files();
  expect(files.map(({ name }) => name)).toEqual(['b.json', 'a.json']);
  expect(await Promise.all(files.map(async ({ read }) => (await read()).text()))).toEqual(['one', 'two']);
  expect(folder.write).toBeNull();
});

describe.each([
  ['whether it may be used is known', isFolderGranted],
  ['a person is asked for it', askForFolder],
] as const)('of a folder %s', (_, ask) => {
  it.each([
    ['granted', true],
    ['prompt', false],
    ['denied', false],
  ] as const)('as the browser says, of reading and writing: %s', async (permission, is) => {
    const { asked, directory } = heldFolder(permission);
    expect(await ask(directory)).toBe(is);
    expect(asked).toEqual([{ mode: 'readwrite' }]);
  });

  it('where the browser has no such question', async () => {
    expect(await ask({} as FileSystemDirectoryHandle)).toBe(true);
  });
});
