/** Commands of a fresh clone, before its packages are there. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../harness/built.ts';

const COMMANDS = [
  'build',
  'new-site',
  'explain',
  'replay',
  'fuzz',
  'gallery',
  'bench',
  'checkpoints',
  'ecologits',
  'dev',
  'package',
  'build-for-amo',
  'release',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(COMMANDS)('npm run %s says that the packages are missing, and how they come', (command) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(folder, `scripts/${command}.mjs`)], {
    encoding: 'utf8',
  });
  expect(stderr).toBe(
    'The packages are not installed: `npm ci` does that, and so do `npm start` and `npm test`.\n',
  );
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
