export const PACKAGES: string;
export function packageName(part: string): string;
export function packedBuild(target: string): Buffer;
export function packedSource(folder: string): Buffer;
export function sourcePaths(folder: string): string[];
export function sumsOf(files: Readonly<Record<string, Buffer>>): string;
export function sha256(data: Buffer): string;
export function billOfMaterials(): string;
export function writePackages(folder: string, files: Readonly<Record<string, Buffer | string>>): void;
