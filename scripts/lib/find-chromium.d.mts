export function findChromium(): string | undefined;
export function isBranded(path: string): boolean;
