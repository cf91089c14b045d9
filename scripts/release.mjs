/**
 * `npm run release X`: gives the project the version X wherever one stands, and says what is left to do by hand.
 * `npm run release -- --check TAG`: whether the project, as it is, may be released under that tag.
 * `npm run release -- --notes X [LANGUAGE]`: what a store or a release's page says is new in X.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importModule } from './lib/harness.mjs';
import { needPackages } from './lib/packages.mjs';
import { ROOT } from './lib/root.mjs';

needPackages();
const { disagreements, emptyAddresses, notesOf, obstacles, prepared, readFile } = await import(
  './lib/releasing.mjs'
);
const project = await importModule('src/model/project.ts');

/** @throws with all that is in the way */
function refuse(reasons) {
  if (reasons.length > 0)
    throw new Error(['no release:', ...reasons.map((reason) => `- ${reason}`)].join('\n'));
}

function prepare(version) {
  refuse([...disagreements(readFile), ...emptyAddresses(project)]);
  const files = prepared(readFile, version);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(ROOT, path), text);
  console.log(`${version} stands in ${Object.keys(files).join(', ')}.
Look at it (git diff), run npm run test:all, commit, and then:
  npm run freeze && git add tests/releases && git commit -m "${version} is frozen"
  npm run release -- --check v${version} && git tag v${version}
  npm run package`);
}

try {
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--check') {
    refuse(obstacles(readFile, project, rest[0] ?? ''));
    console.log(`${rest[0]} may be released`);
  } else if (first === '--notes') {
    process.stdout.write(notesOf(readFile, rest[0] ?? '', rest[1] ?? 'en'));
  } else {
    prepare(first ?? '');
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
