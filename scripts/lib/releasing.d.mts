/** Reads a file of the project, by its path from the root. */
export type Read = (path: string) => string;
export const CHANGELOGS: Readonly<Record<'en' | 'fr', string>>;
export const readFile: Read;
export function versionsOf(read: Read): [place: string, version: string | undefined][];
export function disagreements(read: Read): string[];
export function emptyAddresses(project: Readonly<Record<string, string>>): string[];
export function obstacles(read: Read, project: Readonly<Record<string, string>>, tag: string): string[];
export function prepared(read: Read, version: string): Record<string, string>;
export function notesOf(read: Read, version: string, language: string): string;
export function amoMetadata(read: Read): {
  version: { release_notes: Record<string, string>; approval_notes: string };
};
