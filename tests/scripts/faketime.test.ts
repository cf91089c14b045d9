/** Processes whose time is faked don't wait for one another. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fakedTime, hasFaketime } from '../../scripts/lib/faketime.mjs';

const DAY_MS = 24 * 3_600_000;

/** Ends processes that do nothing but look at a file, and looks at one itself after each. */
const KILLS = `
  const { spawn, spawnSync } = require('node:child_process');
  // Of all shells this one asks in a way that the library knows.
  async function run() {
    for (let killed = 0; killed < 60; killed += 1) {
      const child = spawn('bash', ['-c', 'echo; while :; do [ -e / ]; done'], { stdio: ['ignore', 'pipe', 'ignore'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 5));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      spawnSync(process.execPath, ['-e', '']);
    }
    console.log('went on');
  }
  run();
`;

describe.skipIf(!hasFaketime())('a process of another time', () => {
  it('goes on where one it started was killed as it looked at a file', () => {
    // Where it does not go on, it never does.
    const environment = { PATH: process.env.PATH, ...fakedTime(400 * DAY_MS) };
    const { stdout, signal } = spawnSync(process.execPath, ['-e', KILLS], {
      env: environment,
      encoding: 'utf8',
      timeout: 280_000,
      killSignal: 'SIGKILL',
    });
    expect(signal).toBeNull();
    expect(stdout).toBe('went on\n');
  });
});
