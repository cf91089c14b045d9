/** What a device knows of each file in the folder once it was joined. */
import { describe, expect, it, vi } from 'vitest';
import { deviceFileName } from '../../../src/model/devices/device-file.ts';
import { passphraseKey } from '../../../src/model/devices/sealed.ts';
import { writeTogether } from '../../../src/store/database.ts';
import { beginDeletion, stepDeletion, UNDO_MS } from '../../../src/store/deletion.ts';
import type { FolderFile } from '../../../src/store/devices/folder.ts';
import { joinDevices } from '../../../src/store/devices/join.ts';
import { deriveKeysOnce } from '../../model/devices/derived-once.ts';
import { NOON, someRequest } from '../../model/samples.ts';
import { installed } from '../bringing.ts';
import { fill } from '../databases.ts';
import { newStaging } from '../importing.ts';
import {
  copyOfDevice,
  type Device,
  folderOver,
  join,
  newDevice,
  type SharedFolder,
} from './shared-folder.ts';

deriveKeysOnce();

const NOW = NOON + 60_000;
const FILE = deviceFileName('other');

/** A device by its name here, with so many requests and a voice session. */
async function device(name: string, requests = 2): Promise<Device> {
  const openDatabase = await installed(name);
  const rows = Array.from({ length: requests }, (_, index) =>
    someRequest({ id: `${name}-${index}`, device: name, at: NOON + index }),
  );
  const session = someRequest({ id: `${name}-voice`, device: name, kind: 'audio', session: true });
  await fill(openDatabase, [...rows, session]);
  return { ...newDevice(name), openDatabase };
}

/** Joins once, whatever is asked. */
async function joinOnce(
  own: Device,
  files: SharedFolder | readonly FolderFile[],
  { now = NOW, passphrase = null as CryptoKey | null, staging = newStaging() } = {},
) {
  const folder = files instanceof Map ? folderOver(files) : { files: async () => files, write: null };
  return joinDevices({ ...own, staging, folder, passphrase, now });
}

/** A folder with the file of a device named 'other'. */
async function folderOfOther(passphrase: CryptoKey | null = null): Promise<SharedFolder> {
  const files: SharedFolder = new Map();
  await joinOnce(await device('other'), files, { now: NOON, passphrase });
  return files;
}

const head = { device: 'other', name: 'other', writtenAt: NOON };
const recordOf = async ({ store }: Device) => (await store.get(`file:${FILE}`)) ?? null;

describe('a file of another device', () => {
  it('is asked about with what it holds of that device, and lies nowhere meanwhile', async () => {
    const other = await device('other');
    await fill(other.openDatabase, [someRequest({ id: 'of-a-third', device: 'third' })]);
    const files: SharedFolder = new Map();
    await joinOnce(other, files, { now: NOON });
    const own = await device('here');
    const staging = newStaging();
    await joinOnce(own, files, { staging });
    expect(await recordOf(own)).toMatchObject({ file: FILE, result: 'asked', head, requests: 3, deleted: 0 });
    expect(await staging.next(null)).toBeUndefined();
  });

  it('is taken once, and read again only once it is another', async () => {
    const own = await device('here');
    const files = await folderOfOther();
    await own.store.put('device:other', 'theirs');
    await joinOnce(own, files);
    const taken = await recordOf(own);
    expect(taken).toMatchObject({ result: 'taken', head, requests: 3, deleted: 0 });
    const read = vi.spyOn(Blob.prototype, 'stream');
    await joinOnce(own, [{ name: FILE, read: async () => files.get(FILE) as Blob }]);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    expect(await recordOf(own)).toEqual(taken);
  });

  it('says how much was deleted there the once it is taken', async () => {
    const [own, other] = [await device('here'), await device('other')];
    const files: SharedFolder = new Map();
    for (const each of [own, other, own, other]) await join(each, files, NOW);
    const database = await other.openDatabase();
    await writeTogether(database, (transaction) =>
      beginDeletion(transaction, { of: 'request', id: 'other-0' }, NOW),
    );
    while (await stepDeletion(database, NOW));
    await stepDeletion(database, NOW + UNDO_MS);
    await joinOnce(other, files);
    await joinOnce(own, files);
    expect(await recordOf(own)).toMatchObject({ result: 'taken', requests: 2, deleted: 1 });
    await joinOnce(own, files);
    expect(await recordOf(own)).toMatchObject({ result: 'taken', requests: 2, deleted: 0 });
  });

  it('that is broken, or can’t be read, is known by what it was before', async () => {
    const own = await device('here');
    const files = await folderOfOther();
    await own.store.put('device:other', 'theirs');
    await joinOnce(own, files);
    const whole = files.get(FILE) as Blob;
    files.set(FILE, whole.slice(0, -1));
    await joinOnce(own, files);
    expect(await recordOf(own)).toMatchObject({ result: 'broken', head, requests: 3, deleted: 0 });
    await joinOnce(own, [{ name: FILE, read: () => Promise.reject(new Error('locked')) }]);
    expect(await recordOf(own)).toEqual({
      ...{ file: FILE, mark: '', result: 'unreadable' },
      ...{ head, requests: 3, deleted: 0 },
    });
  });

  it.each<[string, string, (whole: Blob) => Blob | Promise<Blob>]>([
    [
      'unreadable',
      'is gone as its end is looked at',
      (whole) => Object.assign(whole, { slice: () => failing('NotFoundError') }),
    ],
    ['unreadable', 'is gone as it is read', (whole) => failingAsRead(whole, 'NotReadableError')],
    ['not-saved', 'fails in another way', (whole) => failingAsRead(whole, 'QuotaExceededError')],
    ['broken', 'is no file of a device', (whole) => new Blob(['{}', whole])],
  ])('is %s where it %s', async (result, _, made) => {
    const own = await device('here');
    const whole = (await folderOfOther()).get(FILE) as Blob;
    await joinOnce(own, [{ name: FILE, read: async () => made(whole) }]);
    expect(await recordOf(own)).toMatchObject({ result, head: null, requests: 0, deleted: 0 });
  });

  it('under a passphrase is broken where it was cut behind what that opens, and else locked', async () => {
    const [right, wrong] = await Promise.all(
      ['haute', 'basse'].map((tide) => passphraseKey(`marée ${tide}`)),
    );
    const own = await device('here');
    const files: SharedFolder = new Map();
    await joinOnce(await device('other', 200), files, { passphrase: right ?? null });
    const whole = files.get(FILE) as Blob;
    expect(whole.size).toBeGreaterThan(100_000);
    const resultOf = async (file: Blob, passphrase: CryptoKey | undefined) => {
      await joinOnce(own, [{ name: FILE, read: async () => file }], { passphrase: passphrase ?? null });
      return (await recordOf(own))?.result;
    };
    expect(await resultOf(whole.slice(0, -1), right)).toBe('broken');
    expect(await resultOf(whole, wrong)).toBe('locked');
    expect(await resultOf(whole, right)).toBe('asked');
  });

  it('is not saved where the disk is full, and is taken once there is room', async () => {
    const own = await device('here');
    const files = await folderOfOther();
    await own.store.put('device:other', 'theirs');
    const staging = newStaging();
    const add = vi.spyOn(staging, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await joinOnce(own, files, { staging });
    expect(await recordOf(own)).toMatchObject({ result: 'not-saved' });
    add.mockRestore();
    await joinOnce(own, files, { staging });
    expect(await recordOf(own)).toMatchObject({ result: 'taken', requests: 3 });
  });

  it('that is gone is forgotten where nothing is known of its device', async () => {
    const own = await device('here');
    const gone = { mark: '', result: 'broken', requests: 0, deleted: 0 } as const;
    await own.store.put('file:gone.json', { ...gone, file: 'gone.json', head: null });
    await own.store.put('file:known.json', { ...gone, file: 'known.json', head });
    await joinOnce(own, []);
    expect((await own.store.files()).map(({ file }) => file)).toEqual(['known.json']);
  });
});

describe('a device’s own file', () => {
  it('is known as its own, and not read', async () => {
    const own = await device('here');
    const files: SharedFolder = new Map();
    const first = await joinOnce(own, files);
    expect(first).toEqual({
      at: NOW,
      failure: null,
      copiedAt: null,
      mark: expect.stringMatching(/^[0-9a-f]{160}$/),
    });
    const second = await joinOnce(own, files, { now: NOW + 1 });
    expect(await own.store.get(`file:${deviceFileName('here')}`)).toEqual({
      file: deviceFileName('here'),
      mark: first.mark,
      result: 'taken',
      head: { device: 'here', name: 'here', writtenAt: NOW + 1 },
      requests: 0,
      deleted: 0,
    });
    expect(await own.store.get('joined')).toEqual(second);
  });

  it('that is lost as it is written is not written, and the one before stays known', async () => {
    const own = await device('here');
    const { mark } = await joinOnce(own, new Map());
    const losing = { files: async () => [], write: async () => undefined };
    const parts = { ...own, staging: newStaging(), passphrase: null, now: NOW + 1 };
    expect(await joinDevices({ ...parts, folder: losing })).toEqual({
      ...{ at: NOW + 1, failure: 'not-written', copiedAt: null, mark },
    });
    const gone = { files: () => Promise.reject(new Error('gone')), write: null };
    expect(await joinDevices({ ...parts, folder: gone })).toEqual({
      ...{ at: NOW + 1, failure: 'gone', copiedAt: null, mark },
    });
    expect(await joinOnce(own, [], { now: NOW + 2 }), 'files that were opened').toEqual({
      ...{ at: NOW + 2, failure: null, copiedAt: null, mark },
    });
  });

  it('of a copied profile shows that it is one, and when that was found stays known', async () => {
    const own = await device('here');
    const files: SharedFolder = new Map();
    await joinOnce(own, files);
    const copy = await copyOfDevice(own);
    for (const id of ['here-later', 'here-last'])
      await fill(own.openDatabase, [someRequest({ id, device: 'here', at: NOON + 9 })]);
    await joinOnce(own, files);
    await fill(copy.openDatabase, [someRequest({ id: 'there-later', device: 'here', at: NOON + 8 })]);
    expect(await joinOnce(copy, files, { now: NOW + 1 })).toMatchObject({ copiedAt: NOW + 1 });
    expect(await joinOnce(copy, files, { now: NOW + 2 })).toMatchObject({ copiedAt: NOW + 1 });
  });
});

function failing(name: string): never {
  throw new DOMException('', name);
}

/** The same file, which comes to its end before it is read whole. */
function failingAsRead(whole: Blob, name: string): Blob {
  const slice = whole.slice.bind(whole);
  return Object.assign(new Blob([whole]), { slice, stream: () => failing(name) });
}
