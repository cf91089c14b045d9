/** `npm run icons`: the icons of icons/*.svg as pictures, each in the sizes browsers ask for, written to icons/png. */
import { importHarness } from './lib/harness.mjs';
import { needPackages } from './lib/packages.mjs';

needPackages();
const { writeIcons } = await importHarness('icons.ts');
console.log(`${await writeIcons()} pictures in icons/png`);
