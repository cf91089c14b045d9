/** Which mutants a command line means. */
import { relative, resolve } from 'node:path';
import { ROOT } from '../../tests/harness/built.ts';
import type { Mutant } from './mutant.ts';

export interface Place {
  /** A file or a folder, from the project's root. */
  readonly path: string;
  readonly line?: number;
}

/** @param name a path, with a line after a colon where only that is meant */
export function placeOf(name: string): Place {
  const [, file, line] = /^(.+):(\d+)$/.exec(name) ?? [];
  const path = relative(ROOT, resolve(file ?? name));
  return line === undefined ? { path } : { path, line: Number(line) };
}

/** Whether it is of that line, of that file, or of one below that folder. */
export function isOf(mutant: Mutant, { path, line }: Place): boolean {
  if (line !== undefined) return mutant.path === path && mutant.line === line;
  return mutant.path === path || mutant.path.startsWith(`${path}/`);
}
