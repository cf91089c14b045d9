/** The texts of store/, as they are pasted into the stores' forms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.ts';

export const LANGUAGES = ['en', 'fr'] as const;

/** A file of the project, by its path from the root. */
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The sections under headings of this level, by their headings. */
export function sectionsOf(markdown: string, level: number): ReadonlyMap<string, string> {
  const parts = markdown.split(new RegExp(`^${'#'.repeat(level)} (.+)$`, 'm'));
  const named: [string, string][] = [];
  for (let at = 1; at < parts.length; at += 2)
    named.push([parts[at] ?? '', (parts[at + 1] ?? '').replace(/^#{1,6} [\s\S]*/m, '').trim()]);
  return new Map(named);
}

/** Paths of ours that a text names. */
export function pathsIn(text: string): string[] {
  return text.match(/\b(?:src|scripts|tests)\/[\w./-]*\w/g) ?? [];
}

/** A text without its line breaks, bullets and marks: what is said, however it is set. */
export function plain(text: string): string {
  return text.replace(/[*•]|^- /gm, '').replace(/\s+/g, ' ');
}
