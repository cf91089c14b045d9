/** The files a person chose or dropped, those of folders with their paths. */
import type { ChosenFile } from '../sources/history/reading.ts';

/** Of an input: a folder's files come with their path in it. */
export function filesOf(list: FileList): ChosenFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/** Files that were copied, or the text of one. */
export function pastedFiles(clipboard: DataTransfer): ChosenFile[] {
  const files = filesOf(clipboard.files);
  const text = clipboard.getData('text/plain');
  if (files.length > 0 || !/^\s*[[{<]/.test(text)) return files;
  return [{ path: 'pasted', blob: new Blob([text]) }];
}

/** Of what was dropped. Must be called before anything is awaited: the browser then lets go of it. */
export async function droppedFiles(items: DataTransferItemList): Promise<ChosenFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => within(entry, '')))).flat();
}

async function within(entry: FileSystemEntry, folder: string): Promise<ChosenFile[]> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path, blob: file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[][] = [];
  // A hundred at a time, until there are no more.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return found.flat();
    for (const each of entries) found.push(await within(each, `${path}/`));
  }
}
