export function zipFolder(folder: string): Buffer;
export function unzip(zip: Buffer, folder: string): void;
