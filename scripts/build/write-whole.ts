/** Writing what several builds make at the same time. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** On the same disk as all it is moved to. */
const UNFINISHED = join(ROOT, '.tmp');

let written = 0;

/**
 * Writes a file where it is not that already: what is rewritten looks new, and builds older than their sources are
 * made again. Whoever reads it meanwhile, another build or the compiler, finds the old one or the new one whole.
 */
export function writeWhole(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  mkdirSync(UNFINISHED, { recursive: true });
  written += 1;
  const unfinished = join(UNFINISHED, `${process.pid}-${written}`);
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
