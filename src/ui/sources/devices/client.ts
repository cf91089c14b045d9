/** The extension's stores, as the page of the person's devices sees them. */
import { deviceFileName, parseDeviceName } from '../../../model/devices/device-file.ts';
import { deviceNameOf } from '../../../model/devices/device-name.ts';
import { passphraseKey } from '../../../model/devices/sealed.ts';
import type { RuntimeMessage } from '../../../model/messages/wire.ts';
import { sendMessage } from '../../../platform/send.ts';
import { createDatabase } from '../../../store/database.ts';
import { readDays } from '../../../store/days.ts';
import { askForFolder } from '../../../store/devices/folder.ts';
import { ownFile } from '../../../store/devices/join.ts';
import { createDeviceStore, type DeviceSetup } from '../../../store/devices/state.ts';
import { ALL_DAYS } from '../../../store/export.ts';
import type { Install } from '../../../store/meta-rows.ts';
import { ownNames } from '../../../store/own-names.ts';
import { readSettings } from '../../../store/settings.ts';
import { createWatch } from '../../shell/live.ts';
import { type DevicesClient, type DevicesReading, devicesReadingOf } from './reading.ts';

/** What Chromium has, and TypeScript's library lacks. */
type FolderPicker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

const openDatabase = createDatabase();
const store = createDeviceStore();
const { watch, touch } = createWatch();

function folderPicker(): FolderPicker | undefined {
  return (window as { showDirectoryPicker?: FolderPicker }).showDirectoryPicker;
}

async function read(): Promise<DevicesReading> {
  const database = await openDatabase();
  const [settings, rows, install, setup, joined, files] = await Promise.all([
    readSettings(),
    readDays(database, ALL_DAYS.from, ALL_DAYS.to),
    readOwn(),
    readSetup(),
    store.get('joined'),
    store.files(),
  ]);
  const stored = {
    settings,
    rows,
    ownNames: install ? ownNames(install) : [],
    name: setup.name,
    hasPassphrase: setup.passphrase !== null,
    folder: setup.folder?.name ?? null,
    takesFolders: folderPicker() !== undefined,
    joined: joined ?? null,
    files,
  };
  return devicesReadingOf(stored, Date.now());
}

async function readOwn(): Promise<Install | undefined> {
  return (await (await openDatabase()).get('meta', 'install')) as Install | undefined;
}

async function readSetup(): Promise<DeviceSetup> {
  const setup = await store.get('setup');
  return setup ?? { name: deviceNameOf(navigator.userAgent), folder: null, passphrase: null };
}

async function setUp(change: Partial<DeviceSetup>): Promise<void> {
  await store.put('setup', { ...(await readSetup()), ...change });
  touch();
}

async function tell(message: RuntimeMessage): Promise<boolean> {
  const { ok } = await sendMessage(message);
  touch();
  return ok;
}

async function chooseFolder(): Promise<boolean> {
  const folder = await folderPicker()?.({ id: 'trottinette', mode: 'readwrite' }).catch(nothingWhereAborted);
  // Who thought better of it knows.
  if (folder === null) return true;
  if (!folder) return false;
  await setUp({ folder });
  return tell({ type: 'devices/join' });
}

/** A person closed what the browser asked, or said no there. */
function nothingWhereAborted(error: unknown): null | undefined {
  return error instanceof DOMException && error.name === 'AbortError' ? null : undefined;
}

export const devicesClient: DevicesClient = {
  browserLanguages: navigator.languages,
  read,
  watch,
  chooseFolder,
  async join() {
    const { folder } = await readSetup();
    if (folder && !(await askForFolder(folder))) return false;
    return tell({ type: 'devices/join' });
  },
  async leaveFolder() {
    await setUp({ folder: null });
    // What was the matter with it is the matter no more.
    await tell({ type: 'devices/join' });
  },
  async setName(value) {
    const name = parseDeviceName(value);
    if (name === undefined) return false;
    await setUp({ name });
    return tell({ type: 'devices/join' });
  },
  async setPassphrase(value) {
    await setUp({ passphrase: value === null ? null : await passphraseKey(value) });
    // Its file lies there as it was until it is written anew.
    return tell({ type: 'devices/join' });
  },
  async answer(device, choice) {
    await store.put(`device:${device}`, choice);
    return tell({ type: 'devices/join' });
  },
  forget: (device) => tell({ type: 'devices/forget', device }),
  async ownFile() {
    const [database, setup] = [await openDatabase(), await readSetup()];
    const install = await readOwn();
    if (!install) throw new Error('nothing was ever counted here');
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const { name, passphrase } = setup;
    for await (const piece of ownFile(database, { ...install, name }, passphrase, Date.now()))
      pieces.push(piece);
    return { name: deviceFileName(install.device), content: new Blob(pieces) };
  },
  async open(files) {
    await setUp({});
    await store.put('opened', files);
    return tell({ type: 'devices/join' });
  },
  show: (devices) => tell({ type: 'settings/change', change: { devices } }),
};
