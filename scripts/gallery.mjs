/**
 * `npm run gallery`: every page and state over made-up use, in an ordinary browser tab. With `-- --shots [DIR]`: no
 * server to look at, but a picture of each state in each language and theme, written to DIR (shots/gallery by default).
 * With `-- --pictures`: the pictures of the READMEs and of the stores are written anew.
 */
import { join, resolve } from 'node:path';
import { importHarness } from './lib/harness.mjs';
import { needPackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

needPackages();
const args = process.argv.slice(2);

if (args.includes('--pictures')) {
  const { writePictures } = await importHarness('pictures.ts');
  await writePictures();
  console.log('docs/pictures and store/pictures are written');
} else if (args.includes('--shots')) {
  const named = args[args.indexOf('--shots') + 1];
  const folder = named && !named.startsWith('--') ? resolve(named) : join(ROOT, 'shots/gallery');
  const only = args.filter((arg) => arg.startsWith('--page=')).map((arg) => arg.slice('--page='.length));
  const { writeShots } = await importHarness('gallery.ts');
  const count = await writeShots(folder, only);
  console.log(`${count} pictures in ${folder}`);
} else {
  const { startGallery } = await import('./lib/gallery-server.mjs');
  const { url } = await startGallery();
  console.log(`${url}\nCtrl+C ends.`);
}
