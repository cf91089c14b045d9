/** `npm run site`: the project's site, in dist/site, made of our documents. It is static: any host of files will do. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importModule } from './lib/harness.mjs';
import { ROOT } from './lib/root.mjs';
import { siteFiles } from './lib/site.mjs';

const { REPOSITORY_URL } = await importModule('src/model/project.ts');
const folder = join(ROOT, 'dist/site');
rmSync(folder, { recursive: true, force: true });
const files = siteFiles(REPOSITORY_URL);
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
console.log(`${Object.keys(files).length} files in dist/site`);
