/** The folder the devices share, and files a person opened, as the same thing. */
import { isDeviceFile } from '../../model/devices/device-file.ts';

/** A file there. Reading it rejects where it is gone, or locked. */
export interface FolderFile {
  readonly name: string;
  read(): Promise<Blob>;
}

/** Files of devices; all rejects where the folder can't be had. */
export interface DeviceFolder {
  files(): Promise<readonly FolderFile[]>;
  /** Writes a file anew, whole or not at all; null where files can't be written. */
  readonly write: ((name: string, bytes: AsyncIterable<Uint8Array<ArrayBuffer>>) => Promise<void>) | null;
}

/** What Chromium adds to a handle, and TypeScript's library lacks. */
interface Permitted {
  queryPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

const WRITING = { mode: 'readwrite' } as const;

/** Whether the browser lets the folder be read and written now. */
export async function isFolderGranted(folder: FileSystemDirectoryHandle & Permitted): Promise<boolean> {
  return folder.queryPermission === undefined || (await folder.queryPermission(WRITING)) === 'granted';
}

/** Asks the browser for it: within a click. */
export async function askForFolder(folder: FileSystemDirectoryHandle & Permitted): Promise<boolean> {
  return folder.requestPermission === undefined || (await folder.requestPermission(WRITING)) === 'granted';
}

/** A folder on the disk. */
export function folderOf(directory: FileSystemDirectoryHandle): DeviceFolder {
  return {
    async files() {
      const found: FolderFile[] = [];
      for await (const entry of directory.values())
        if (isFile(entry) && isDeviceFile(entry.name))
          found.push({ name: entry.name, read: () => entry.getFile() });
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async write(name, bytes) {
      const file = await directory.getFileHandle(name, { create: true });
      // The browser writes beside the file, and puts it in its place when it is closed.
      const writable = await file.createWritable();
      try {
        for await (const piece of bytes) await writable.write(piece);
        await writable.close();
      } catch (error) {
        await writable.abort().catch(() => undefined);
        throw error;
      }
    },
  };
}

function isFile(entry: FileSystemHandle): entry is FileSystemFileHandle {
  return entry.kind === 'file';
}

/** Files that were opened one by one. */
export function openedFiles(files: readonly File[]): DeviceFolder {
  return {
    files: async () => files.map((file) => ({ name: file.name, read: async () => file })),
    write: null,
  };
}
