/** One build for `npm run dev`, in a process of its own: it reads the sources as they are then, this tool's included. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../build/targets.ts';

export const DEV_TARGET: Target = 'chromium-dev';

/**
 * Builds beside what stands: a build that fails leaves that alone.
 * @param root the project's folder
 * @param extension where the build is to stand
 * @param ending ends it before its time
 * @returns what went wrong; undefined when nothing did
 */
export async function build(
  root: string,
  extension: string,
  ending: AbortSignal,
): Promise<string | undefined> {
  const fresh = `${extension}.new`;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--mode', DEV_TARGET, '--outDir', fresh, '--logLevel', 'warn'];
  // A group of its own: Ctrl+C is for us alone.
  const options = { cwd: root, detached: process.platform !== 'win32' };
  const child = spawn(process.execPath, args, options);
  const endIt = () => killGroup(child);
  ending.addEventListener('abort', endIt);
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const [code] = await once(child, 'close');
  ending.removeEventListener('abort', endIt);
  if (ending.aborted || code !== 0) return whatWentWrong(output);
  rmSync(extension, { recursive: true, force: true });
  renameSync(fresh, extension);
  return undefined;
}

/** What a build says, once: without the places in its own code, from where it says it again. */
function whatWentWrong(output: string): string {
  const [words = ''] = output.split(/\n {4}at /);
  return [...new Set(words.split('\n'))].join('\n').trim();
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32') child.kill();
    else if (child.pid !== undefined) process.kill(-child.pid);
  } catch {
    // It has ended by itself.
  }
}
