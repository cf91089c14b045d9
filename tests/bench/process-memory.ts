/** What the system says of memory, which a page's own heap does not tell. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Resident memory of the processes extensions run in, the worker's among them, in bytes; 0 where there is no /proc. */
export function extensionBytes(): number {
  if (!existsSync('/proc/self/status')) return 0;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.reduce((sum, id) => sum + residentBytesOf(id), 0);
}

function residentBytesOf(processId: string): number {
  try {
    if (!readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('--extension-process')) return 0;
    const [, kilobytes = '0'] =
      /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
