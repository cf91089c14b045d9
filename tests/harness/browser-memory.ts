/** What the system says of the memory of the browsers that run below this process: Linux alone has it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Whether there is anything to be watched. */
export const MEASURES_MEMORY = existsSync('/proc/self/clear_refs');

/** How much processes have grown since, each at its highest, in MiB. */
export interface Grown {
  /** That of pages that grew most. */
  readonly page: number;
  /** All of them together. */
  readonly all: number;
}

/** Watches from now on; 0 where nothing can be measured. */
export function watchMemory(): () => Grown {
  if (!MEASURES_MEMORY) return () => ({ page: 0, all: 0 });
  const before = new Map(browserProcesses().map((id) => [id, mebibytesOf(id, 'VmRSS')]));
  // The highest is counted from now on (proc_pid_clear_refs(5)).
  for (const id of before.keys()) {
    try {
      writeFileSync(`/proc/${id}/clear_refs`, '5');
    } catch {
      before.delete(id);
    }
  }
  const grownOf = (id: number) => Math.max(0, mebibytesOf(id, 'VmHWM') - (before.get(id) ?? 0));
  return () => {
    const known = browserProcesses().filter((id) => before.has(id));
    return {
      page: Math.max(0, ...known.filter(isOfPages).map(grownOf)),
      all: known.map(grownOf).reduce((sum, grown) => sum + grown, 0),
    };
  };
}

/** By the names Chromium and Firefox give them. */
const isOfPages = (id: number) => /--type=renderer|-contentproc.* tab$/.test(textOf(id, 'cmdline'));

/** Those below this process. */
function browserProcesses(): number[] {
  const ids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(ids.map((id) => [id, numberOf(id, 'PPid')]));
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  return ids.filter((id) => id !== process.pid && isOurs(id));
}

const mebibytesOf = (id: number, name: string) => numberOf(id, name) / 1024;

/** A number of a process's status; 0 of one that is gone. */
function numberOf(id: number, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(textOf(id, 'status'))?.[1] ?? 0);
}

function textOf(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
