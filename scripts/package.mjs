/**
 * `npm run package`: builds both browsers' extension of the last commit and puts into dist/packages what is uploaded
 * and attached to a release: a zip for Chrome and Edge, one for Firefox, the source archive, their sums (SHA256SUMS),
 * and the bill of materials. With --organisation: the same of the edition an organisation hosts itself, into a folder of
 * its own, with the policies that are its examples.
 */
import { join } from 'node:path';
import { buildTarget } from './build.mjs';
import { needPackages } from './lib/packages.mjs';
import {
  billOfMaterials,
  PACKAGES,
  packageName,
  packedBuild,
  packedFolder,
  packedSource,
  sumsOf,
  writePackages,
} from './lib/packing.mjs';
import { ROOT } from './lib/root.mjs';

async function pack() {
  needPackages();
  const source = packedSource(ROOT);
  const isOrganisation = process.argv.includes('--organisation');
  const edition = isOrganisation ? '-organisation' : '';
  const [chromium, firefox] = [`chromium${edition}`, `firefox${edition}`];
  await buildTarget(chromium);
  await buildTarget(firefox, chromium);
  const zips = {
    [packageName(`${chromium}.zip`)]: packedBuild(chromium),
    [packageName(`${firefox}.zip`)]: packedBuild(firefox),
    [packageName('source.zip')]: source,
    ...(isOrganisation
      ? { [packageName('policies.zip')]: packedFolder(join(ROOT, 'organisation/policies')) }
      : {}),
  };
  const sums = sumsOf(zips);
  const bill = { [packageName('sbom.cdx.json')]: billOfMaterials() };
  const folder = `${PACKAGES}${edition}`;
  writePackages(join(ROOT, folder), { ...zips, SHA256SUMS: sums, ...bill });
  console.log(`${sums}in ${folder}`);
}

try {
  await pack();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
