/**
 * A screen nobody looks at, for what only a real window shows: the browser's own dialogs, which no driver of pages
 * reaches. From Debian: `npm run test:all` alone asks for one.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Screen {
  /** For a browser that is to show its window there. */
  readonly env: Readonly<Record<string, string>>;
  /** Presses keys, by xdotool's names of them, one after the other. */
  press(...keys: readonly string[]): void;
  type(text: string): void;
  /** Moves there, from the upper left corner, and clicks. */
  click(x: number, y: number): void;
  /** Title of the window that has the keyboard; '' where none has. */
  active(): string;
  /** Red, green and blue of a pixel, 0 to 255. */
  colour(x: number, y: number): readonly number[];
  close(): void;
}

const [WIDTH, HEIGHT] = [1280, 900];
const PROGRAMS = ['Xvfb', 'xdotool', 'openbox'] as const;
const PACKAGES = ['xvfb', 'xdotool', 'openbox'];

/** On the machine's own clock: a server that is faked a clock waits for what never comes. */
const PLAIN = { LD_PRELOAD: '' };

/** Starts one, installing it where it is missing; null where that can't be done: no root, or no Debian. */
export async function startScreen(): Promise<Screen | null> {
  if (!isThere() && userInfo().uid === 0)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], {
      stdio: 'ignore',
      env: { ...process.env, ...PLAIN, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (!isThere()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'screen-'));
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-fbdir', folder, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env: { ...process.env, ...PLAIN } },
  );
  const display = `:${await firstLine(server)}`;
  const env = { ...process.env, ...PLAIN, DISPLAY: display };
  // Without a window manager no window is given the keyboard.
  const manager = spawn('openbox', [], { env, stdio: 'ignore' });
  const xdotool = (...args: readonly string[]): string =>
    execFileSync('xdotool', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  return {
    env: { DISPLAY: display },
    press: (...keys) => void xdotool('key', ...keys),
    type: (text) => void xdotool('type', text),
    click: (x, y) => void xdotool('mousemove', `${x}`, `${y}`, 'click', '1'),
    active: () => activeTitle(xdotool),
    colour: (x, y) => colourAt(join(folder, 'Xvfb_screen0'), x, y),
    close() {
      manager.kill();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isThere(): boolean {
  return PROGRAMS.every((program) => spawnSync('which', [program]).status === 0);
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('Xvfb did not start')));
    (server.stdio[3] as Readable).once('data', (line) => resolve(String(line).trim()));
  });
}

/** A window may be gone before it is asked for its title. */
function activeTitle(xdotool: (...args: readonly string[]) => string): string {
  try {
    return xdotool('getactivewindow', 'getwindowname');
  } catch {
    return '';
  }
}

/** In the picture that Xvfb keeps of its screen, a window dump: sizes in its head, then colours, then pixels as BGRX. */
function colourAt(picture: string, x: number, y: number): readonly number[] {
  const file = openSync(picture, 'r');
  try {
    const head = Buffer.alloc(80);
    readSync(file, head, 0, head.length, 0);
    const [headBytes, rowBytes, colours] = [0, 48, 76].map((at) => head.readUInt32BE(at)) as [
      number,
      number,
      number,
    ];
    const pixel = Buffer.alloc(4);
    readSync(file, pixel, 0, 4, headBytes + colours * 12 + y * rowBytes + x * 4);
    return [pixel[2] ?? 0, pixel[1] ?? 0, pixel[0] ?? 0];
  } finally {
    closeSync(file);
  }
}
