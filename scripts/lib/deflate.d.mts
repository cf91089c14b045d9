export function deflate(data: Uint8Array): Uint8Array;
