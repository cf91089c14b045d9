/** Builds the package into a folder, which is emptied first. */
export function buildFootprint(folder: string): Promise<void>;
