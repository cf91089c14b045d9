export function zipFolder(folder: string): Buffer;
export function zipFiles(folder: string, paths: readonly string[]): Buffer;
export function unzip(zip: Buffer, folder: string): void;
