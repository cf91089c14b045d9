/** Hands something to the person as a file: the browser's own download, nothing else. */

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

export function saveFile({ name, content }: NamedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
