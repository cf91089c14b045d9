/**
 * Clients other people's pages are built with, as npm has them (tests/clients), installed beside the project's own
 * packages when a test first wants them: 180 MB, none of them shipped.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './built.ts';

const SOURCE = join(ROOT, 'tests/clients');
/** Where nothing that walks the project looks. */
const PLACE = join(ROOT, 'node_modules/.real-clients');
const LOCK = 'package-lock.json';

/** The server's half: by major of the AI SDK, what answers a body its client sent with these pieces. */
export type Answers = Readonly<
  Record<number, (body: unknown, pieces: readonly string[]) => Promise<Response>>
>;

function install(): void {
  const lock = readFileSync(join(SOURCE, LOCK), 'utf8');
  const done = join(PLACE, 'installed.json');
  mkdirSync(PLACE, { recursive: true });
  const isInstalled = existsSync(done) && readFileSync(done, 'utf8') === lock;
  cpSync(SOURCE, PLACE, { recursive: true });
  if (isInstalled) return;
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npm, { cwd: PLACE, stdio: 'inherit' });
  writeFileSync(done, lock);
}

/** The script that puts the clients into a page, and what answers for the AI SDK. */
export async function realClients(): Promise<{ script: string; answers: Answers }> {
  install();
  await build({
    configFile: false,
    root: PLACE,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: 'built',
      minify: false,
      reportCompressedSize: false,
      lib: { entry: join(PLACE, 'page.mjs'), formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  });
  const script = readFileSync(join(PLACE, 'built/page.js'), 'utf8');
  const { ANSWERS } = await import(/* @vite-ignore */ pathToFileURL(join(PLACE, 'answers.mjs')).href);
  return { script, answers: ANSWERS };
}
