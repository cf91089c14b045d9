/** What the system says of memory, which a page's own heap does not tell. */
import { readFileSync } from 'node:fs';
import { startedIds } from './processor.ts';

/** Of 1,048,576 bytes. */
export function megabytes(bytes: number): number {
  return bytes / 1_048_576;
}

/**
 * Resident memory, in bytes, of the processes that extensions run in, pages and workers among them, of browsers this
 * process started; 0 where there is no /proc.
 */
export function extensionBytes(): number {
  return startedIds().reduce((sum, id) => sum + residentBytesOf(id), 0);
}

function residentBytesOf(processId: string): number {
  try {
    if (!isExtensions(processId)) return 0;
    const [, kilobytes = '0'] =
      /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/** Chromium says so in the command, Firefox in the name. */
function isExtensions(processId: string): boolean {
  return (
    readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('--extension-process') ||
    readFileSync(`/proc/${processId}/comm`, 'utf8').trim() === 'WebExtensions'
  );
}
