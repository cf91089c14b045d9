/**
 * The time of whole processes, those they start included: libfaketime (https://github.com/wolfcw/libfaketime), where
 * it is installed. No browser starts under it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** That for programs of several threads; Debian has it below a folder of the machine's kind. */
function findLibrary() {
  if (process.platform !== 'linux') return undefined;
  const folders = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((folder) => existsSync(folder));
  const below = folders.flatMap((folder) => [
    folder,
    ...readdirSync(folder).map((name) => join(folder, name)),
  ]);
  return below
    .map((folder) => join(folder, 'faketime/libfaketimeMT.so.1'))
    .find((library) => existsSync(library));
}

/** Whether time can be faked here. */
export function hasFaketime() {
  return findLibrary() !== undefined;
}

/**
 * What a process must have in its environment for its clock to be so far from the machine's, and to tick. Timers go by
 * the other clock, which stays.
 * @param {number} offsetMs
 * @returns {Record<string, string>} nothing where time can't be faked
 */
export function fakedTime(offsetMs) {
  const library = findLibrary();
  if (library === undefined) return {};
  const seconds = (offsetMs / 1000).toFixed(3);
  return {
    LD_PRELOAD: library,
    FAKETIME: offsetMs < 0 ? seconds : `+${seconds}`,
    DONT_FAKE_MONOTONIC: '1',
    // Files keep the machine's own times. For theirs the library takes a lock that all these processes share: one that was
    // killed as it held it left the others waiting for good.
    NO_FAKE_STAT: '1',
  };
}
