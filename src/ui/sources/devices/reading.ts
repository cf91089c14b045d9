/** What the page of the person's devices reads and can do: over the stores in the extension, over the mock elsewhere. */

import type { FileFailure } from '../../../model/devices/failures.ts';
import { IMPORTED_DEVICE } from '../../../model/imported/imported.ts';
import type { Settings } from '../../../model/settings/settings.ts';
import type { DayRow } from '../../../model/usage/usage.ts';
import type { DeviceState, FileRecord, JoinRecord } from '../../../store/devices/state.ts';
import type { NamedFile } from '../../shell/save-file.ts';
import type { Source } from '../../shell/show-page.tsx';

/** What is stored, and what the browser can do. */
export interface DevicesStored {
  readonly settings: Settings;
  /** Day rows of all devices. */
  readonly rows: readonly Pick<DayRow, 'device' | 'requests' | 'sessions'>[];
  /** All names of this device; none where it has counted nothing yet. */
  readonly ownNames: readonly string[];
  readonly name: string;
  readonly hasPassphrase: boolean;
  /** Name of the folder the devices share. */
  readonly folder: string | null;
  /** Whether the browser can be given a folder; else files are saved and opened. */
  readonly takesFolders: boolean;
  readonly joined: JoinRecord | null;
  readonly files: readonly FileRecord[];
}

/** Another device. */
export interface OtherDevice {
  readonly device: string;
  readonly name: string;
  /** Epoch ms its file was written last; null where none was seen. */
  readonly seenAt: number | null;
  /** Requests and voice sessions of it that are here; where it waits for a word, those in its file. */
  readonly requests: number;
  /** Requests here that were deleted there, the last time. */
  readonly deleted: number;
  readonly state: FileRecord['result'];
}

/** The same, read at a moment. */
export interface DevicesReading extends Omit<DevicesStored, 'rows' | 'files'> {
  /** Epoch ms. */
  readonly now: number;
  /** Requests and voice sessions of this device. */
  readonly ownRequests: number;
  readonly others: readonly OtherDevice[];
  /** Files that never said whose they are. */
  readonly nameless: readonly { readonly file: string; readonly failure: FileFailure }[];
  /** The last joining found that this browser profile was copied, and it was not long ago. */
  readonly isCopied: boolean;
}

/** False where it was refused or could not be stored, if nothing else is said. */
export interface DevicesClient extends Source<DevicesReading> {
  /** Asks the person for a folder, and joins where they give one; within a click. False where the browser refuses. */
  chooseFolder(): Promise<boolean>;
  /** Joins now; asks the browser for the folder where it wants to be asked; within a click. */
  join(): Promise<boolean>;
  /** Uses the folder no more: what was taken in stays. */
  leaveFolder(): Promise<void>;
  setName(name: string): Promise<boolean>;
  /** Seals this device's file, which is written anew, and opens those of the others; null for no passphrase. */
  setPassphrase(passphrase: string | null): Promise<boolean>;
  /** Says whether a device is the person's, and joins again. */
  answer(device: string, choice: DeviceState[`device:${string}`]): Promise<boolean>;
  forget(device: string): Promise<boolean>;
  /** This device's file, to be saved. */
  ownFile(): Promise<NamedFile>;
  /** Takes in files of other devices. */
  open(files: readonly File[]): Promise<boolean>;
  show(devices: Settings['devices']): Promise<boolean>;
}

/** Long enough to be read by who opens the page now and then. */
const COPIED_SHOWN_MS = 7 * 24 * 3_600_000;

/** Adds up what is known of each device. `now` is epoch ms. */
export function devicesReadingOf(stored: DevicesStored, now: number): DevicesReading {
  const { rows, files, ownNames, joined, ...rest } = stored;
  const counts = new Map<string, number>();
  for (const { device, requests, sessions } of rows)
    counts.set(device, (counts.get(device) ?? 0) + requests + sessions);
  const isOwn = (device: string): boolean => device === IMPORTED_DEVICE || ownNames.includes(device);
  const heads = files.flatMap(({ head }) => (head ? [head.device] : []));
  const others = [...new Set([...counts.keys(), ...heads])].filter((device) => !isOwn(device));
  const { copiedAt = null } = joined ?? {};
  return {
    ...rest,
    ownNames,
    joined,
    now,
    ownRequests: ownNames.reduce((sum, device) => sum + (counts.get(device) ?? 0), 0),
    others: others.map((device) => otherDevice(device, counts.get(device) ?? 0, files)).sort(bySeen),
    nameless: files.flatMap(({ file, head, result }) =>
      head === null && isFailure(result) ? [{ file, failure: result }] : [],
    ),
    isCopied: copiedAt !== null && now - copiedAt < COPIED_SHOWN_MS,
  };
}

/** Whether nothing of a file was taken because of what it is. */
export function isFailure(result: FileRecord['result']): result is FileFailure {
  return result !== 'taken' && result !== 'asked' && result !== 'left-out';
}

/** By its newest file, where there are several: a tool may have made copies. */
function otherDevice(device: string, here: number, files: readonly FileRecord[]): OtherDevice {
  const own = files
    .filter(({ head }) => head?.device === device)
    .sort((a, b) => (b.head?.writtenAt ?? 0) - (a.head?.writtenAt ?? 0));
  const [newest] = own;
  if (!newest?.head)
    return { device, name: device.slice(0, 6), seenAt: null, requests: here, deleted: 0, state: 'taken' };
  const { head, requests, deleted, result } = newest;
  return {
    device,
    name: head.name,
    seenAt: head.writtenAt,
    requests: here === 0 ? requests : here,
    deleted,
    state: result,
  };
}

function bySeen(a: OtherDevice, b: OtherDevice): number {
  return (b.seenAt ?? 0) - (a.seenAt ?? 0) || (a.device < b.device ? -1 : 1);
}
