/** A copy of this project to change: its sources, with the packages of the original. */
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from './built.ts';

/** Made from sources, or not the project's: .gitignore, and what it says of itself. */
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'coverage',
  'shots',
  '.tmp',
  '.git',
  'src/generated',
  'public/_locales',
]);

export interface TreeCopy {
  readonly root: string;
  remove(): void;
}

export function copyTree(): TreeCopy {
  const root = mkdtempSync(join(tmpdir(), 'trottinette-copy-'));
  for (const name of readdirSync(ROOT)) {
    if (LEFT_OUT.has(name)) continue;
    cpSync(join(ROOT, name), join(root, name), {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(relative(ROOT, path)),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
