/**
 * Joining the person's devices over the folder they share: each file there is taken in, where it is whole and its device
 * is the person's, and then this device writes its own anew. Nobody waits for anybody, and nothing is locked.
 */
import { type DeviceHead, deviceFileName, readDeviceHead } from '../../model/devices/device-file.ts';
import { withEndMark } from '../../model/devices/end-mark.ts';
import type { FileFailure } from '../../model/devices/failures.ts';
import { SALT_BYTES, SealBroken, sealed } from '../../model/devices/sealed.ts';
import { type OpenDatabase, writeTogether } from '../database.ts';
import { exportDevice } from '../export.ts';
import { beginImport, stepImport } from '../import.ts';
import { type ImportLook, lookAtImport, readDevices } from '../import-look.ts';
import { readInstall } from '../install.ts';
import { type LaidDown, layDown } from '../lay-down.ts';
import { ownNames } from '../own-names.ts';
import type { Database } from '../schema.ts';
import type { Staging } from '../staging.ts';
import type { DeviceFolder, FolderFile } from './folder.ts';
import { fileMark, isBroken, LockedFile, openDeviceFile, UnsealedFile } from './open-file.ts';
import type { DeviceStore, FileRecord, JoinRecord } from './state.ts';

/** What is joined with, and as whom. */
export interface Joining {
  readonly openDatabase: OpenDatabase;
  readonly staging: Staging;
  readonly store: DeviceStore;
  readonly folder: DeviceFolder;
  /** What the person calls this device. */
  readonly name: string;
  readonly passphrase: CryptoKey | null;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Takes in what the other devices wrote, and writes this one's file. What became of each file is in the store. No import
 * or deletion may be under way.
 */
export async function joinDevices(joining: Joining): Promise<JoinRecord> {
  const { openDatabase, store, folder, now } = joining;
  const database = await openDatabase();
  const { device } = await readInstall(database);
  const { copiedAt = null, mark = null } = (await store.get('joined')) ?? {};
  const files = await folder.files().catch(() => null);
  if (!files) return record(store, { at: now, failure: 'gone', copiedAt, mark });
  for (const file of files) await store.put(`file:${file.name}`, await takeFile(joining, database, file));
  await forgetMissing(store, files);
  const isCopied = (await readInstall(database)).device !== device;
  const written = folder.write && (await writeOwn(joining, database));
  return record(store, {
    at: now,
    failure: written === 'failed' ? 'not-written' : null,
    copiedAt: isCopied ? now : copiedAt,
    mark: written && written !== 'failed' ? written : mark,
  });
}

async function record(store: DeviceStore, joined: JoinRecord): Promise<JoinRecord> {
  await store.put('joined', joined);
  return joined;
}

/** Files that a tool took away; what was taken of them stays. */
async function forgetMissing(store: DeviceStore, files: readonly FolderFile[]): Promise<void> {
  const names = new Set(files.map(({ name }) => name));
  for (const { file, head } of await store.files())
    if (!names.has(file) && head === null) await store.delete(`file:${file}`);
}

async function takeFile(
  joining: Joining,
  database: Database,
  { name, read }: FolderFile,
): Promise<FileRecord> {
  const known = await joining.store.get(`file:${name}`);
  const failed = (mark: string, result: FileFailure): FileRecord => ({
    file: name,
    mark,
    result,
    head: known?.head ?? null,
    requests: known?.requests ?? 0,
    deleted: 0,
  });
  const file = await read().catch(() => null);
  const mark = file && (await fileMark(file).catch(() => null));
  if (!file || mark === null) return failed('', 'unreadable');
  if (known?.result === 'taken' && known.mark === mark) return { ...known, deleted: 0 };
  if (mark === (await joining.store.get('joined'))?.mark) return ownRecord(joining, database, name, mark);
  try {
    return { file: name, mark, ...(await takeWhole(joining, database, file)) };
  } catch (error) {
    return failed(mark, failureOf(error));
  } finally {
    await joining.staging.clear().catch(() => undefined);
  }
}

/** What this device wrote last, as it wrote it. */
async function ownRecord(
  { name, now }: Joining,
  database: Database,
  file: string,
  mark: string,
): Promise<FileRecord> {
  const { device } = await readInstall(database);
  const head = { device, name, writtenAt: now };
  return { file, mark, result: 'taken', head, requests: 0, deleted: 0 };
}

function failureOf(error: unknown): FileFailure {
  if (error instanceof LockedFile) return 'locked';
  if (error instanceof UnsealedFile) return 'unsealed';
  if (error instanceof SealBroken) return error.isKeyRight ? 'broken' : 'locked';
  if (isBroken(error)) return 'broken';
  return error instanceof DOMException && error.name === 'NotReadableError' ? 'unreadable' : 'not-saved';
}

type Taken = Pick<FileRecord, 'result' | 'head' | 'requests' | 'deleted'>;

async function takeWhole(joining: Joining, database: Database, file: Blob): Promise<Taken> {
  const { store, staging, passphrase, now } = joining;
  const open = await openDeviceFile(file, passphrase);
  const head = await readDeviceHead(open());
  const choice = await store.get(`device:${head.device}`);
  if (choice === 'left-out') return { result: 'left-out', head, requests: 0, deleted: 0 };
  const laid = await layDown(open, { staging, now });
  const requests = requestsIn(laid, head);
  const look = await lookAtImport(database, laid.contents);
  if (choice === undefined && !(await isKnown(database, head)))
    return { result: 'asked', head, requests, deleted: 0 };
  await takeIn(joining, database, look);
  return { result: 'taken', head, requests, deleted: look.deleted };
}

async function isKnown(database: Database, { device }: DeviceHead): Promise<boolean> {
  const names = ownNames(await readInstall(database));
  return names.includes(device) || (await readDevices(database)).has(device);
}

function requestsIn({ contents }: LaidDown, { device }: DeviceHead): number {
  return contents.days
    .filter((row) => row.device === device)
    .reduce((sum, { requests, sessions }) => sum + requests + sessions, 0);
}

async function takeIn(
  { staging, now }: Joining,
  database: Database,
  { isCopied }: ImportLook,
): Promise<void> {
  const choices = { restores: false, deletes: true, isCopied };
  const isBegun = await writeTogether(database, (transaction) => beginImport(transaction, choices));
  if (!isBegun) throw new Error('another import is under way');
  while (await stepImport(database, staging, now));
}

/** @returns the mark of what was written */
async function writeOwn(
  { folder, name, passphrase, now }: Joining,
  database: Database,
): Promise<string | 'failed'> {
  const install = await readInstall(database);
  const file = deviceFileName(install.device);
  try {
    await folder.write?.(file, ownFile(database, { ...install, name }, passphrase, now));
    const written = (await folder.files()).find((each) => each.name === file);
    return written ? await fileMark(await written.read()) : 'failed';
  } catch {
    return 'failed';
  }
}

/** The bytes of this device's file. */
export function ownFile(
  database: Database,
  own: { readonly device: string; readonly former?: readonly string[]; readonly name: string },
  passphrase: CryptoKey | null,
  now: number,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const { device, name } = own;
  const plain = withEndMark(exportDevice(database, { device, name, names: ownNames(own) }, now));
  return passphrase ? sealed(plain, passphrase, crypto.getRandomValues(new Uint8Array(SALT_BYTES))) : plain;
}
