/**
 * `npm run upload -- STORE`: uploads what `npm run package` made to a store (chrome, edge or firefox), and asks for its
 * review. Credentials are in the environment, under the names the client has for them: .github/workflows/release.yml
 * lists them. The first version of all is uploaded by hand (store/README.md).
 *
 * One client for the three, since it uploads the very file it is given: what a store gets has the sum that SHA256SUMS
 * says. (`web-ext sign` packs anew.)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importModule } from './lib/harness.mjs';
import { needPackages } from './lib/packages.mjs';
import { PACKAGES, packageName } from './lib/packing.mjs';
import { ROOT } from './lib/root.mjs';

/** Of this version on it speaks the Chrome Web Store's API V2; the one an older Node would be given does not. */
const CLIENT = 'publish-browser-extension@6.2.0';
const CLIENT_NEEDS_NODE = 22;

needPackages();
const { amoMetadata, readFile } = await import('./lib/releasing.mjs');
const { manifestFor } = await importModule('scripts/build/targets.ts');

/** @returns a package's path */
function packed(part) {
  const path = join(ROOT, PACKAGES, packageName(part));
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run package makes it`);
  return path;
}

/** By store, what the client is told. `folder` is for files that last as long as it runs. */
const STORES = {
  chrome: () => ['--chrome-api-version', 'v2', '--chrome-zip', packed('chromium.zip')],
  edge: () => ['--edge-zip', packed('chromium.zip')],
  firefox: (folder) => {
    const metadata = join(folder, 'metadata.json');
    writeFileSync(metadata, JSON.stringify(amoMetadata(readFile)));
    return [
      ...['--firefox-zip', packed('firefox.zip'), '--firefox-sources-zip', packed('source.zip')],
      ...['--firefox-extension-id', manifestFor('firefox').browser_specific_settings.gecko.id],
      ...['--firefox-channel', 'listed', '--firefox-amo-metadata-file', metadata],
    ];
  },
};

function upload(store) {
  const told = STORES[store];
  if (!told) throw new Error(`“${store}” is no store: ${Object.keys(STORES).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-upload-'));
  try {
    const isOld = Number(process.versions.node.split('.')[0]) < CLIENT_NEEDS_NODE;
    const packages = [CLIENT, ...(isOld ? ['node@24'] : [])].map((name) => `--package=${name}`);
    const args = ['--yes', ...packages, '--', 'publish-extension', ...told(folder)];
    const options = { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' };
    const { status, error } = spawnSync('npx', args, options);
    if (error) throw error;
    if (status !== 0) throw new Error(`${store}: nothing is published`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  upload(process.argv[2] ?? '');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
