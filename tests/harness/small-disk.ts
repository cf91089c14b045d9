/** A disk of its own, and small: an ext4 in a file, mounted. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Made by root alone, where the system has loop devices. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives that room back. */
  clear(): void;
  unmount(): void;
}

const BALLAST = 'ballast';
const PIECE_BYTES = 64 * 1_024;

/** @returns null where none can be mounted here */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const around = mkdtempSync(join(tmpdir(), 'trottinette-disk-'));
  const [image, folder] = [join(around, 'image'), join(around, 'mounted')];
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { stdio: 'ignore' });
  try {
    mkdirSync(folder);
    writeFileSync(image, '');
    truncateSync(image, megabytes * 2 ** 20);
    // No block is set aside for root, which tests may run as.
    run('mkfs.ext4', '-q', '-m', '0', image);
    run('mount', '-o', 'loop', image, folder);
  } catch {
    rmSync(around, { recursive: true });
    return null;
  }
  const ballast = join(folder, BALLAST);
  return {
    folder,
    fill: () => fillWith(ballast),
    clear: () => rmSync(ballast, { force: true }),
    unmount() {
      run('umount', '--lazy', folder);
      rmSync(around, { recursive: true });
    },
  };
}

function fillWith(path: string): void {
  for (let bytes = PIECE_BYTES; bytes >= 1; bytes = Math.floor(bytes / 2))
    for (;;)
      try {
        writeFileSync(path, new Uint8Array(bytes).fill(1), { flag: 'a' });
      } catch {
        break;
      }
}
