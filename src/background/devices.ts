/** Joins the person's devices by itself, quietly: as the browser starts, daily, and when the person asks for it. */
import type { OpenDatabase } from '../store/database.ts';
import { readDeletion } from '../store/deletion.ts';
import { type DeviceFolder, folderOf, isFolderGranted, openedFiles } from '../store/devices/folder.ts';
import { forgetDevice } from '../store/devices/forget.ts';
import { joinDevices } from '../store/devices/join.ts';
import type { DeviceSetup, DeviceStore, FileRecord, JoinRecord } from '../store/devices/state.ts';
import { stepImport } from '../store/import.ts';
import type { Database } from '../store/schema.ts';
import { type Staging, whileStaging } from '../store/staging.ts';
import { finishDeletion } from './finish-deletion.ts';

/** The stores and the clock (epoch ms) devices are joined with, and who hears of it. */
export interface DevicesParts {
  readonly openDatabase: OpenDatabase;
  readonly staging: Staging;
  readonly store: DeviceStore;
  readonly noteTrouble: (isTrouble: boolean) => Promise<void>;
  readonly now: () => number;
  /** Called when rows came or went. */
  readonly onChange: () => void;
}

/** A worker starts many times a day. */
const EVERY_MS = 20 * 3_600_000;

/** What can be asked of the devices. */
export interface Devices {
  /** Joins, whatever the time. */
  join(): Promise<void>;
  /** Joins where a folder is chosen and the last time is a day ago, or the browser was just started. */
  joinIfDue(isStart: boolean): Promise<void>;
  forget(device: string): Promise<void>;
}

/** One joining at a time: pages lay their own files down in the same place. */
export function createDevices(parts: DevicesParts): Devices {
  const { openDatabase, store, noteTrouble, now, onChange } = parts;

  async function join(isAsked: boolean): Promise<void> {
    const setup = await store.get('setup');
    const folder = setup && (await folderNow(setup, store));
    if (!setup) return;
    if (folder === null) return forgetFailure(store, noteTrouble);
    const joined = folder
      ? await whileStaging(() => joinAlone(parts, setup, folder), isAsked)
      : await noteNoGrant(store, now());
    if (!joined) return;
    await noteTrouble(joined.failure !== null || (await store.files()).some(needsPerson));
    onChange();
  }

  return {
    join: () => join(true),
    async joinIfDue(isStart) {
      const [setup, joined] = await Promise.all([store.get('setup'), store.get('joined')]);
      if (!setup?.folder || (!isStart && joined && now() - joined.at < EVERY_MS)) return;
      const deletion = await readDeletion(await openDatabase());
      // What comes in ends the time in which it can be taken back.
      if (!deletion) await join(false);
    },
    async forget(device) {
      await forgetDevice(await openDatabase(), store, device);
      onChange();
    },
  };
}

/** Undefined where the browser wants to be asked first; null where there is nothing to join with. */
async function folderNow(setup: DeviceSetup, store: DeviceStore): Promise<DeviceFolder | undefined | null> {
  const opened = await store.get('opened');
  if (opened) return openedFiles(opened);
  if (!setup.folder) return null;
  return (await isFolderGranted(setup.folder)) ? folderOf(setup.folder) : undefined;
}

async function joinAlone(
  { openDatabase, staging, store, now }: DevicesParts,
  { name, passphrase }: DeviceSetup,
  folder: DeviceFolder,
): Promise<JoinRecord> {
  await settle(await openDatabase(), staging, now);
  const joined = await joinDevices({ openDatabase, staging, store, folder, name, passphrase, now: now() });
  const isAsked = (await store.files()).some(({ result }) => result === 'asked');
  // They are read again once the person has said whose they are.
  if (!isAsked) await store.delete('opened');
  return joined;
}

async function settle(database: Database, staging: Staging, now: () => number): Promise<void> {
  await finishDeletion(database, now);
  while (await stepImport(database, staging, now()));
}

/** Nothing fails of a folder that is used no more, nor where files are opened one by one. */
async function forgetFailure(store: DeviceStore, noteTrouble: DevicesParts['noteTrouble']): Promise<void> {
  const joined = await store.get('joined');
  if (!joined?.failure) return;
  await store.put('joined', { ...joined, failure: null });
  await noteTrouble((await store.files()).some(needsPerson));
}

async function noteNoGrant(store: DeviceStore, at: number): Promise<JoinRecord> {
  const { copiedAt = null, mark = null } = (await store.get('joined')) ?? {};
  const joined: JoinRecord = { at, failure: 'no-grant', copiedAt, mark };
  await store.put('joined', joined);
  return joined;
}

function needsPerson({ result }: FileRecord): boolean {
  return result !== 'taken' && result !== 'left-out';
}
