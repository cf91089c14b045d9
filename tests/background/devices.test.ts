/** When the background joins a person's devices, with what, and what it says of it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDevices } from '../../src/background/devices.ts';
import { deviceFileName } from '../../src/model/devices/device-file.ts';
import { writeTogether } from '../../src/store/database.ts';
import { beginDeletion } from '../../src/store/deletion.ts';
import { joinDevices } from '../../src/store/devices/join.ts';
import type { DeviceSetup, DeviceState, DeviceStore } from '../../src/store/devices/state.ts';
import { beginImport } from '../../src/store/import.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { installed } from '../store/bringing.ts';
import { contentsOf, fill } from '../store/databases.ts';
import { folderOver, newDevice, type SharedFolder } from '../store/devices/shared-folder.ts';
import { layDown, newStaging, PLAINLY } from '../store/importing.ts';

const HOUR = 3_600_000;
const OTHER = 'other';

/** The locks of a browser, which Node has none of: whether somebody else holds one. */
const locks = { isHeld: false };

beforeAll(() => {
  const request = async (_: string, { ifAvailable }: LockOptions, work: (lock: object | null) => unknown) => {
    if (locks.isHeld && !ifAvailable) throw new Error('it would wait for ever');
    return work(locks.isHeld ? null : {});
  };
  vi.stubGlobal('navigator', { locks: { request } });
});

afterAll(() => {
  vi.unstubAllGlobals();
});

/** The file of another device, with one request in it. */
async function otherFile(device = OTHER): Promise<File> {
  const files: SharedFolder = new Map();
  const openDatabase = await installed(device);
  await fill(openDatabase, [someRequest({ id: `of-${device}`, device })]);
  const { store, name } = newDevice('other');
  const parts = { openDatabase, store, staging: newStaging(), folder: folderOver(files), name };
  await joinDevices({ ...parts, passphrase: null, now: NOON });
  const file = deviceFileName(device);
  return new File([files.get(file) ?? ''], file);
}

/** A folder as the browser gives one. */
function folder(permission: PermissionState): FileSystemDirectoryHandle {
  const files = new Map<string, Blob>();
  return {
    queryPermission: async () => permission,
    async *values() {
      for (const [name, file] of files) yield { kind: 'file', name, getFile: async () => file };
    },
    getFileHandle: async (name: string) => ({
      async createWritable() {
        const pieces: Uint8Array<ArrayBuffer>[] = [];
        return {
          write: async (piece: Uint8Array<ArrayBuffer>) => void pieces.push(piece),
          close: async () => void files.set(name, new Blob(pieces)),
        };
      },
    }),
  } as unknown as FileSystemDirectoryHandle;
}

async function background(held: FileSystemDirectoryHandle | null | undefined) {
  const openDatabase = await installed('here');
  const { store: kept } = newDevice('here');
  const setup: DeviceSetup | undefined =
    held === undefined ? undefined : { name: 'Here', folder: held, passphrase: null };
  // What a browser holds for a person can't be stored here.
  const store: DeviceStore = {
    ...kept,
    get: async <Name extends keyof DeviceState>(name: Name) =>
      name === 'setup' ? (setup as DeviceState[Name] | undefined) : kept.get(name),
  };
  const state = { now: NOON, troubles: [] as boolean[], changes: 0 };
  const staging = newStaging();
  const devices = createDevices({
    openDatabase,
    staging,
    store,
    noteTrouble: async (isTrouble) => void state.troubles.push(isTrouble),
    now: () => state.now,
    onChange: () => {
      state.changes += 1;
    },
  });
  const idsHere = async () => (await contentsOf(openDatabase)).requests.map(({ id }) => id);
  return { openDatabase, staging, store, state, devices, idsHere };
}

describe('files a person opened', () => {
  it('are taken in once the person said whose they are, and then forgotten', async () => {
    const { store, state, devices, idsHere } = await background(null);
    await store.put('opened', [await otherFile()]);
    await devices.join();
    expect([await idsHere(), state.troubles]).toEqual([[], [true]]);
    expect(await store.get('opened')).toHaveLength(1);
    await store.put(`device:${OTHER}`, 'theirs');
    await devices.join();
    expect([await idsHere(), state.troubles]).toEqual([['of-other'], [true, false]]);
    expect(await store.get('opened')).toBeUndefined();
    expect(state.changes).toBe(2);
  });

  it('are all kept while one of them waits for the person', async () => {
    const { store, devices, idsHere } = await background(null);
    await store.put('opened', [await otherFile(), await otherFile('third')]);
    await store.put(`device:${OTHER}`, 'theirs');
    await devices.join();
    expect(await idsHere()).toEqual(['of-other']);
    expect(await store.get('opened')).toHaveLength(2);
  });

  it('of a device that is left out are no trouble', async () => {
    const { store, state, devices, idsHere } = await background(null);
    await store.put('opened', [await otherFile()]);
    await store.put(`device:${OTHER}`, 'left-out');
    await devices.join();
    expect([await idsHere(), state.troubles]).toEqual([[], [false]]);
  });

  it('are taken in after what is under way: a deletion, and an import whose page is gone', async () => {
    const { openDatabase, staging, store, devices, idsHere } = await background(null);
    const database = await openDatabase();
    await fill(openDatabase, [someRequest({ id: 'unwanted' })]);
    await layDown(staging, { requests: [someRequest({ id: 'of-a-file' })] }, NOON);
    await writeTogether(database, (transaction) => beginImport(transaction, PLAINLY));
    await writeTogether(database, (transaction) =>
      beginDeletion(transaction, { of: 'request', id: 'unwanted' }, NOON),
    );
    await store.put('opened', [await otherFile()]);
    await store.put(`device:${OTHER}`, 'theirs');
    await devices.join();
    expect((await idsHere()).sort()).toEqual(['of-a-file', 'of-other']);
  });
});

it('a device that is forgotten takes its requests along, which shows', async () => {
  const { store, state, devices, idsHere } = await background(null);
  await store.put('opened', [await otherFile()]);
  await store.put(`device:${OTHER}`, 'theirs');
  await devices.join();
  expect([await idsHere(), state.changes]).toEqual([['of-other'], 1]);
  await devices.forget(OTHER);
  expect([await idsHere(), state.changes]).toEqual([[], 2]);
});

describe('a folder', () => {
  it('is joined with as the browser starts, and else once it is a day ago', async () => {
    const { store, state, devices } = await background(folder('granted'));
    const joinedAt = async () => (await store.get('joined'))?.at;
    await devices.joinIfDue(false);
    expect([await joinedAt(), state.troubles]).toEqual([NOON, [false]]);
    state.now = NOON + 20 * HOUR - 1;
    await devices.joinIfDue(false);
    expect(await joinedAt()).toBe(NOON);
    await devices.joinIfDue(true);
    expect(await joinedAt()).toBe(NOON + 20 * HOUR - 1);
    state.now = NOON + 40 * HOUR - 1;
    await devices.joinIfDue(false);
    expect(await joinedAt()).toBe(state.now);
  });

  it('is left for another time while a page lays a file down', async () => {
    const { store, state, devices } = await background(folder('granted'));
    locks.isHeld = true;
    await devices.joinIfDue(true);
    expect([await store.get('joined'), state.troubles, state.changes]).toEqual([undefined, [], 0]);
    await expect(devices.join(), 'asked for, it is waited for').rejects.toThrow('it would wait for ever');
    locks.isHeld = false;
  });

  it('that the browser wants to ask for first is trouble, and what was known before stays', async () => {
    const { store, state, devices } = await background(folder('prompt'));
    await store.put('joined', { at: NOON - HOUR, failure: null, copiedAt: 7, mark: 'aa' });
    await devices.join();
    expect(await store.get('joined')).toEqual({ at: NOON, failure: 'no-grant', copiedAt: 7, mark: 'aa' });
    expect([state.troubles, state.changes]).toEqual([[true], 1]);
  });

  it('is left alone by itself while a deletion can be taken back', async () => {
    const { openDatabase, store, devices } = await background(folder('granted'));
    const database = await openDatabase();
    await writeTogether(database, (transaction) => beginDeletion(transaction, { of: 'all' }, NOON));
    await devices.joinIfDue(true);
    expect(await store.get('joined')).toBeUndefined();
    await devices.join();
    expect(await store.get('joined')).toMatchObject({ at: NOON, failure: null });
  });

  it.each([undefined, null])('that was never chosen is not joined with: %s', async (held) => {
    const { store, state, devices } = await background(held);
    await devices.joinIfDue(true);
    await devices.join();
    expect([await store.get('joined'), state.troubles, state.changes]).toEqual([undefined, [], 0]);
  });

  it('that is used no more is no trouble any more; what waits for the person in files they opened still is', async () => {
    const { store, state, devices } = await background(null);
    await store.put('joined', { at: NOON - HOUR, failure: 'no-grant', copiedAt: 7, mark: 'aa' });
    await devices.join();
    expect(await store.get('joined')).toEqual({ at: NOON - HOUR, failure: null, copiedAt: 7, mark: 'aa' });
    const file = { file: 'trottinette-x.json', mark: '', head: null, requests: 0, deleted: 0 };
    await store.put('file:trottinette-x.json', { ...file, result: 'broken' });
    await store.put('joined', { at: NOON - HOUR, failure: 'gone', copiedAt: 7, mark: 'aa' });
    await devices.join();
    expect(state.troubles).toEqual([false, true]);
  });
});
