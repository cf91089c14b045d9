/**
 * npm run footprint [-- FOLDER]: the estimator as a package for npm, in dist/footprint or the folder named: one module,
 * its types, and who is to be named. `npm publish dist/footprint` would publish it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importModule } from './lib/harness.mjs';
import { needPackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

const SOURCE = join(ROOT, 'packages/footprint');

/** Counts up when the package is mended under the same factor set, and starts at 0 with each new one. */
const MEND = 0;

/** What npm tells its user besides the package itself. */
const DOCUMENTS = [join(SOURCE, 'README.md'), join(ROOT, 'LICENSE'), join(ROOT, 'NOTICE')];

/**
 * Builds the package.
 * @param {string} folder emptied first
 * @throws when it can't be built
 */
export async function buildFootprint(folder) {
  needPackages();
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      lib: { entry: join(SOURCE, 'index.ts'), formats: ['es'], fileName: () => 'index.js' },
    },
  });
  writeTypes(join(folder, 'types'));
  const { FACTOR_SET } = await importModule('src/model/footprint/factor-set.ts');
  const { name, ...rest } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'));
  const described = { name, version: `${FACTOR_SET}.${MEND}`, ...rest };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  for (const document of DOCUMENTS) cpSync(document, join(folder, basename(document)));
}

/** Of all declarations the compiler writes, those the package's own lead to. */
function writeTypes(folder) {
  const all = mkdtempSync(join(tmpdir(), 'trottinette-types-'));
  try {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '-p', SOURCE, '--outDir', all], { stdio: 'inherit' });
    const taken = new Set();
    const take = (path) => {
      if (taken.has(path)) return;
      taken.add(path);
      const text = readFileSync(join(all, path), 'utf8').replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      for (const [, target] of text.matchAll(/from '(\.[^']*)\.js'/g))
        take(join(dirname(path), `${target}.d.ts`));
    };
    take('packages/footprint/index.d.ts');
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'dist/footprint'));
  await buildFootprint(folder);
  console.log(`built ${folder}`);
}
