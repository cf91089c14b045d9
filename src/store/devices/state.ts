/**
 * What this device knows of the person's others, and of the folder they share: a database of its own, since it holds what
 * only a browser can keep (the hold on a folder, a key).
 */
import type { DBSchema } from 'idb';
import type { FileFailure, FolderFailure } from '../../model/devices/failures.ts';
import { sideDatabase } from '../side-database.ts';

const NAME = 'trottinette-devices';

/** What the person set. */
export interface DeviceSetup {
  /** What this device is called. */
  readonly name: string;
  /** The folder the devices share; null where there is none, or the browser can't be given one. */
  readonly folder: FileSystemDirectoryHandle | null;
  /** Seals this device's file, opens others; null where there is no passphrase. */
  readonly passphrase: CryptoKey | null;
}

/** What became of a file. */
export interface FileRecord {
  readonly file: string;
  /** Its last bytes: as long as they are the same, so is what became of it. */
  readonly mark: string;
  /** `asked`: of a device nothing is known of, and the person has not said yet whether it is theirs. */
  readonly result: 'taken' | 'asked' | 'left-out' | FileFailure;
  /** The newest that is known of its device; null where it never said. */
  readonly head: {
    readonly device: string;
    readonly name: string;
    /** Epoch ms. */
    readonly writtenAt: number;
  } | null;
  /** What it holds that would be taken. */
  readonly requests: number;
  /** Requests here that were deleted there, and so here too. */
  readonly deleted: number;
}

/** The last time the devices were joined, or it was tried. */
export interface JoinRecord {
  /** Epoch ms. */
  readonly at: number;
  readonly failure: FolderFailure | null;
  /** Epoch ms this device's profile was found to have been copied, so that it took a new name; null if it never was. */
  readonly copiedAt: number | null;
  /** Of the file it wrote last: its last bytes; null where it wrote none. */
  readonly mark: string | null;
}

/** By name. What follows a colon: name of a file; of a device, whether the person said that it is theirs. */
export interface DeviceState {
  setup: DeviceSetup;
  joined: JoinRecord;
  /** Files a person opened, where the browser gives no folder: until they are taken in. */
  opened: readonly File[];
  [file: `file:${string}`]: FileRecord;
  [device: `device:${string}`]: 'theirs' | 'left-out';
}

interface StateSchema extends DBSchema {
  state: { key: keyof DeviceState; value: DeviceState[keyof DeviceState] };
}

/** Its methods reject where that can't be read or written. */
export interface DeviceStore {
  get<Name extends keyof DeviceState>(name: Name): Promise<DeviceState[Name] | undefined>;
  put<Name extends keyof DeviceState>(name: Name, row: DeviceState[Name]): Promise<void>;
  delete(name: keyof DeviceState): Promise<void>;
  /** What became of every file. */
  files(): Promise<readonly FileRecord[]>;
}

/** A connection that opens at its first use. The name is for tests. */
export function createDeviceStore(name = NAME): DeviceStore {
  const open = sideDatabase<StateSchema>(name, (database) => void database.createObjectStore('state'));

  return {
    get: async <Name extends keyof DeviceState>(name: Name) =>
      (await (await open()).get('state', name)) as DeviceState[Name] | undefined,
    async put(name, row) {
      await (await open()).put('state', row, name);
    },
    delete: async (name) => (await open()).delete('state', name),
    files: async () =>
      (await (await open()).getAll('state', IDBKeyRange.bound('file:', 'file:\uffff'))) as FileRecord[],
  };
}
