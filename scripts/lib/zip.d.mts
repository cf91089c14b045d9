type Deflate = (data: Buffer) => Uint8Array;
export function zipFolder(folder: string, deflate?: Deflate): Buffer;
export function zipFiles(folder: string, paths: readonly string[], deflate?: Deflate): Buffer;
export function unzip(zip: Buffer, folder: string): void;
