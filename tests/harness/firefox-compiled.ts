/**
 * What Firefox keeps of its own code once compiled, handed from the first profile of a run to those that follow: it
 * starts with a fifth less work. Nothing of a page or an extension is in it.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.ts';
import { testClock } from './clock.ts';

const KEPT = join(ROOT, '.tmp', `firefox-compiled-${testClock.offsetMs}`);

/** What is compiled, and of which Firefox: of another, it compiles anew. */
const FILES = [
  'compatibility.ini',
  'startupCache/scriptCache.bin',
  'startupCache/scriptCache-child.bin',
  'startupCache/startupCache.8.little',
  'startupCache/urlCache.bin',
];

/** Before a Firefox starts in this profile. */
export function takeCompiled(profile: string): void {
  if (existsSync(KEPT)) cpSync(KEPT, profile, { recursive: true });
}

/** Once a Firefox has ended in it. */
export function keepCompiled(profile: string): void {
  if (existsSync(KEPT) || !FILES.every((file) => existsSync(join(profile, file)))) return;
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const unfinished = mkdtempSync(join(ROOT, '.tmp', 'unfinished-'));
  for (const file of FILES) cpSync(join(profile, file), join(unfinished, file));
  try {
    renameSync(unfinished, KEPT);
  } catch {
    // Another process was first.
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Global set-up of the browser tests: nothing of a run is left. */
export default function setup(): () => void {
  return () => rmSync(KEPT, { recursive: true, force: true });
}
