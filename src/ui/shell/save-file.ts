/** Hands something to the person as a file: the browser's own download, nothing else. */

/** The name is the one the browser is asked to save it under. */
export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Starts the download; whether it was saved is not told. */
export function saveFile({ name, content }: NamedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
