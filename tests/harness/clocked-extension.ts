/** Built extensions whose code runs on the clock of the tests. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { COACH_SCRIPT } from '../../src/model/messages/content-scripts.ts';
import { ROOT } from './built.ts';
import { type Clock, clockScript, testClock } from './clock.ts';

/** Its name in the copy. */
export const CLOCK_SCRIPT = 'test-clock.js';

/** Where code of an extension begins, and how the clock's script gets before it. */
const BEGINNINGS: readonly { path: RegExp; put(script: string, text: string): string }[] = [
  { path: /^service-worker-loader\.js$/, put: (_, text) => `import './${CLOCK_SCRIPT}';\n${text}` },
  {
    path: /\.html$/,
    put: (_, text) => text.replace('<head>', `<head><script src="/${CLOCK_SCRIPT}"></script>`),
  },
  // Of the content scripts, those of our own world.
  { path: /\.relay\.iife\.js$/, put: (script, text) => script + text },
  { path: new RegExp(`^${COACH_SCRIPT}$`), put: (script, text) => script + text },
];

/** Copies of one run stand together, and go together. */
const COPIES = join(ROOT, '.tmp', `clocks-${testClock.offsetMs}`);

/** The unpacked extension on a clock: a copy, made once for each clock; what is one already stays as it is. */
export function withClock(extension: string, clock: Clock): string {
  if (clock.offsetMs === 0 || existsSync(join(extension, CLOCK_SCRIPT))) return extension;
  const copy = join(COPIES, `${extension.replaceAll(/\W+/g, '-')}@${clock.offsetMs}`);
  if (existsSync(copy)) return copy;
  mkdirSync(COPIES, { recursive: true });
  const unfinished = mkdtempSync(join(COPIES, 'unfinished-'));
  copyWithClock(extension, unfinished, clockScript(clock));
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function copyWithClock(from: string, to: string, script: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const path = relative(from, source);
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    const beginning = BEGINNINGS.find((each) => each.path.test(path));
    if (beginning) writeFileSync(target, beginning.put(script, readFileSync(source, 'utf8')));
    else copyFileSync(source, target);
  }
  writeFileSync(join(to, CLOCK_SCRIPT), script);
}

/** Global set-up of the browser tests: nothing of a run's copies is left. */
export default function setup(): () => void {
  return () => rmSync(COPIES, { recursive: true, force: true });
}
