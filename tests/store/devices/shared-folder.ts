/** A folder that devices share, as their person's own tool keeps it: files by name, each written whole. */
import { isDeviceFile } from '../../../src/model/devices/device-file.ts';
import type { OpenDatabase } from '../../../src/store/database.ts';
import type { DeviceFolder } from '../../../src/store/devices/folder.ts';
import { joinDevices } from '../../../src/store/devices/join.ts';
import { createDeviceStore, type DeviceStore, type JoinRecord } from '../../../src/store/devices/state.ts';
import { newDatabase, newName } from '../databases.ts';
import { newStaging } from '../importing.ts';
import { copyOf } from '../joined.ts';

export type SharedFolder = Map<string, Blob>;

/** A device with its database, and what it knows of the others. */
export interface Device {
  readonly openDatabase: OpenDatabase;
  readonly store: DeviceStore;
  readonly name: string;
}

export function newDevice(name: string): Device {
  return { openDatabase: newDatabase(), store: createDeviceStore(newName()), name };
}

/** A copied browser profile: all its device knows, and its name. */
export async function copyOfDevice({ openDatabase, store, name }: Device): Promise<Device> {
  const copy: Device = { ...newDevice(`copy of ${name}`), openDatabase: await copyOf(openDatabase) };
  const joined = await store.get('joined');
  if (joined) await copy.store.put('joined', joined);
  for (const record of await store.files()) await copy.store.put(`file:${record.file}`, record);
  return copy;
}

export function folderOver(files: SharedFolder): DeviceFolder {
  return {
    files: async () =>
      [...files]
        .filter(([name]) => isDeviceFile(name))
        .map(([name, blob]) => ({ name, read: async () => blob })),
    async write(name, bytes) {
      files.set(name, await blobOf(bytes));
    },
  };
}

export async function blobOf(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return new Blob(pieces);
}

/** Joins; where a file is of a device nothing is known of, its person says that it is theirs, and joins again. */
export async function join(
  device: Device,
  files: SharedFolder,
  now: number,
  passphrase: CryptoKey | null = null,
): Promise<JoinRecord> {
  const parts = { ...device, staging: newStaging(), folder: folderOver(files), passphrase, now };
  const joined = await joinDevices(parts);
  const asked = (await device.store.files()).filter(({ result }) => result === 'asked');
  for (const { head } of asked) if (head) await device.store.put(`device:${head.device}`, 'theirs');
  return asked.length > 0 ? join(device, files, now, passphrase) : joined;
}
