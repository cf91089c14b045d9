/**
 * `npm run build-for-amo`: from the unpacked source archive alone, without Git, the same dist/firefox and the same zip
 * of it as `npm run package` makes; SOURCE_BUILD.md says how the two are compared.
 */
import { join } from 'node:path';
import { buildTarget } from './build.mjs';
import { PACKAGES, packageName, packedBuild, sumsOf, writePackages } from './lib/packing.mjs';
import { ROOT } from './lib/root.mjs';

try {
  await buildTarget('firefox');
  const zip = { [packageName('firefox.zip')]: packedBuild('firefox') };
  writePackages(join(ROOT, PACKAGES), zip);
  console.log(`${sumsOf(zip)}in ${PACKAGES}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
