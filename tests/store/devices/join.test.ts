import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeletionStatement } from '../../../src/model/backup/deletions.ts';
import { deviceFileName } from '../../../src/model/devices/device-file.ts';
import { passphraseKey } from '../../../src/model/devices/sealed.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { writeTogether } from '../../../src/store/database.ts';
import { beginDeletion, stepDeletion, UNDO_MS } from '../../../src/store/deletion.ts';
import { joinDevices } from '../../../src/store/devices/join.ts';
import { readInstall } from '../../../src/store/install.ts';
import { replaceRequest } from '../../../src/store/requests.ts';
import { deriveKeysOnce } from '../../model/devices/derived-once.ts';
import { NOON, someRequest } from '../../model/samples.ts';
import { contentsOf, sumsOf } from '../databases.ts';
import { newStaging } from '../importing.ts';
import { joined, sums } from '../joined.ts';
import { copyOfDevice, type Device, join, newDevice, type SharedFolder } from './shared-folder.ts';

deriveKeysOnce();

const NOW = NOON + 60_000;
const DAY_MS = 86_400_000;

let made = 0;

/** A prompt is sent on a device. */
async function tell({ openDatabase }: Device, site = 'chatgpt', daysAgo = 0): Promise<void> {
  const database = await openDatabase();
  const { device } = await readInstall(database);
  made += 1;
  const request = someRequest({ id: `request-${made}`, device, at: NOON - daysAgo * DAY_MS + made, site });
  await writeTogether(database, (transaction) => replaceRequest(transaction, undefined, request, NOW));
}

async function removeSite({ openDatabase }: Device, site: string): Promise<void> {
  const database = await openDatabase();
  await writeTogether(database, (transaction) => beginDeletion(transaction, { of: 'site', site }, NOW));
  while (await stepDeletion(database, NOW));
  await stepDeletion(database, NOW + UNDO_MS);
}

async function idsOf({ openDatabase }: Device): Promise<string[]> {
  return (await contentsOf(openDatabase)).requests.map(({ id }) => id).sort();
}

async function fileOf({ openDatabase }: Device): Promise<string> {
  return deviceFileName((await readInstall(await openDatabase())).device);
}

async function resultOf({ store }: Device, file: string): Promise<string | undefined> {
  return (await store.get(`file:${file}`))?.result;
}

/** What happens around the folder; what is chosen among is chosen by number, whatever there is of it then. */
const device = fc.nat({ max: 5 });
const which = fc.nat({ max: 20 });
const happening = fc.oneof(
  { arbitrary: fc.record({ of: fc.constant('tell' as const), device, which }), weight: 5 },
  { arbitrary: fc.record({ of: fc.constant('join' as const), device, which }), weight: 4 },
  {
    arbitrary: fc.record({ of: fc.constantFrom('delete', 'copy', 'lose', 'cut', 'old'), device, which }),
    weight: 3,
  },
);

/** Devices and their folder, with all that was ever stored on any of them. */
function world() {
  const devices: Device[] = ['one', 'two', 'three'].map(newDevice);
  const files: SharedFolder = new Map();
  const old: [string, Blob][] = [];
  const stored: UsageRequest[] = [];
  const stated: DeletionStatement[] = [];

  async function note(): Promise<void> {
    for (const { openDatabase } of devices) {
      const { requests, deletions } = await contentsOf(openDatabase);
      stored.push(...requests);
      stated.push(...deletions);
    }
  }

  /** What a tool that carries the folder may do to it. */
  function mishap(of: string, chosen: number): void {
    const found = [...files][chosen % Math.max(1, files.size)];
    const older = old[chosen % Math.max(1, old.length)];
    if (of === 'lose' && found) files.delete(found[0]);
    if (of === 'cut' && found)
      files.set(found[0], found[1].slice(0, Math.floor((chosen * found[1].size) / 21)));
    if (of === 'old' && older) files.set(older[0].replace('.json', ' (conflict).json'), older[1]);
  }

  async function happen({ of, device: index, which: chosen }: { of: string; device: number; which: number }) {
    const known = devices[index % devices.length] as Device;
    const site = ['chatgpt', 'claude'][chosen % 2] ?? '';
    if (of === 'tell') await tell(known, site, chosen % 3);
    else if (of === 'join') await join(known, files, NOW);
    else if (of === 'delete') await removeSite(known, site);
    else if (of === 'copy') devices.push(await copyOfDevice(known));
    else mishap(of, chosen);
    old.push(...files);
    await note();
  }

  return { devices, files, happen, note, stored, stated };
}

describe('devices that share a folder', () => {
  it('hold the same in the end, nothing deleted, nothing lost, nothing twice, whatever became of their files and where profiles were copied', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 14 }), async (happenings) => {
        const { devices, files, happen, note, stored, stated } = world();
        for (const each of happenings) await happen(each);
        // A copy that never counted anything of its own is no device of its own yet.
        for (const each of devices) await tell(each);
        for (let round = 0; round < 3; round += 1)
          for (const each of devices) {
            await join(each, files, NOW);
            await note();
          }
        const expected = joined(stored, stated);
        for (const { openDatabase } of devices) {
          const { requests, days } = await contentsOf(openDatabase);
          expect(requests.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id));
          expect(sums(days)).toEqual(sums(sumsOf(requests)));
        }
        const names = await Promise.all(
          devices.map(async ({ openDatabase }) => (await readInstall(await openDatabase())).device),
        );
        expect(new Set(names).size).toBe(devices.length);
      }),
      { numRuns: 12 },
    );
  });

  it('take nothing of a file that was cut at any kilobyte, with a passphrase and without, and say so; whole, it is taken', async () => {
    for (const passphrase of [null, await passphraseKey('marée haute')]) {
      const [one, two, three] = ['one', 'two', 'three'].map(newDevice) as [Device, Device, Device];
      const files: SharedFolder = new Map();
      for (let count = 0; count < 3; count += 1) await tell(one, 'chatgpt', count);
      await tell(two);
      await tell(three);
      await join(two, files, NOW, passphrase);
      await join(three, files, NOW, passphrase);
      await join(one, files, NOW, passphrase);
      const name = await fileOf(one);
      const whole = files.get(name) as Blob;
      expect(whole.size).toBeGreaterThan(8 * 1_024);
      const others = [...(await idsOf(two)), ...(await idsOf(three))];
      // A key is derived for each: fewer cuts where there is a passphrase.
      for (let size = 0; size < whole.size; size += passphrase ? 4_096 : 1_024) {
        files.set(name, whole.slice(0, size));
        await join(two, files, NOW, passphrase);
        expect(['broken', 'locked']).toContain(await resultOf(two, name));
        expect(await idsOf(two)).toEqual([...new Set(others)].sort());
      }
      files.set(name, whole);
      await join(two, files, NOW, passphrase);
      expect(await resultOf(two, name)).toBe('taken');
      expect((await idsOf(two)).length).toBe(5);
    }
  });

  it('take nothing of a device until its person says that it is theirs, and leave it out where they say it isn’t', async () => {
    const [own, strange] = [newDevice('own'), newDevice('strange')];
    const files: SharedFolder = new Map();
    await tell(own);
    await tell(strange);
    await join(strange, files, NOW);
    const name = await fileOf(strange);
    const { device: id } = await readInstall(await strange.openDatabase());
    await own.store.put(`device:${id}`, 'left-out');
    await join(own, files, NOW);
    expect(await resultOf(own, name)).toBe('left-out');
    expect((await idsOf(own)).length).toBe(1);
    await own.store.delete(`device:${id}`);
    await join(own, files, NOW);
    expect((await idsOf(own)).length).toBe(2);
    expect(await own.store.get(`device:${id}`)).toBe('theirs');
  });

  it('open a file with the passphrase it was sealed with, and name it where they know another, or none', async () => {
    const [one, two] = [newDevice('one'), newDevice('two')];
    const files: SharedFolder = new Map();
    await tell(one);
    await tell(two);
    await join(one, files, NOW, await passphraseKey('marée haute'));
    const name = await fileOf(one);
    expect(await (files.get(name) as Blob).text()).not.toContain('request');
    for (const wrong of [null, await passphraseKey('marée basse')]) {
      await join(two, files, NOW, wrong);
      expect(await resultOf(two, name)).toBe('locked');
      expect((await idsOf(two)).length).toBe(1);
    }
    await join(two, files, NOW, await passphraseKey('marée haute'));
    expect((await idsOf(two)).length).toBe(2);
  });

  it('take nothing of a file without a passphrase where they have one, though it be of a device they know', async () => {
    const [one, two] = [newDevice('one'), newDevice('two')];
    const files: SharedFolder = new Map();
    await tell(one);
    await tell(two);
    await join(one, files, NOW);
    await join(two, files, NOW);
    const key = await passphraseKey('marée haute');
    await tell(one);
    await join(one, files, NOW);
    await join(two, files, NOW, key);
    expect(await resultOf(two, await fileOf(one))).toBe('unsealed');
    expect((await idsOf(two)).length).toBe(2);
    await join(one, files, NOW, key);
    await join(two, files, NOW, key);
    expect(await resultOf(two, await fileOf(one))).toBe('taken');
    expect((await idsOf(two)).length).toBe(3);
  });

  it('say where the folder is gone, where a file can’t be read, and where theirs can’t be written', async () => {
    const own = newDevice('own');
    await tell(own);
    const parts = { ...own, staging: newStaging(), passphrase: null, now: NOW };
    const fails = (): Promise<never> => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const gone = await joinDevices({ ...parts, folder: { files: fails, write: fails } });
    expect(gone.failure).toBe('gone');
    const unreadable = { name: 'trottinette-other.json', read: fails };
    const full = await joinDevices({ ...parts, folder: { files: async () => [unreadable], write: fails } });
    expect(full.failure).toBe('not-written');
    expect(await resultOf(own, unreadable.name)).toBe('unreadable');
  });
});
