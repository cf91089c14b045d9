/** Builds other than today's, made for a test: one of the past from its zip, and one of a future with another schema. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzip } from '../../scripts/lib/zip.mjs';
import { FACTOR_SET } from '../../src/model/footprint/factor-set.ts';
import { type Release, readRelease } from '../releases/releases.ts';
import type { BrowserName } from './both-browsers.ts';
import { restHalfWay } from './upgrade-rest.ts';

export interface Build {
  /** The unpacked extension. */
  readonly folder: string;
  remove(): void;
}

function newBuild(): Build {
  const folder = mkdtempSync(join(tmpdir(), 'trottinette-build-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function buildOfRelease({ version }: Release, browser: BrowserName): Build {
  const build = newBuild();
  unzip(readRelease(version, `${browser}.zip`), build.folder);
  return build;
}

/** Where the built code opens the database: name, then version. */
const OPENING = /indexedDB\.open\((\w+),\s*(\w+)\)/g;

/**
 * A build like this one whose database is one version on, as after one more migration.
 * @throws where it opens no database
 */
export function buildOfNextSchema(folder: string): Build {
  const build = newBuild();
  cpSync(folder, build.folder, { recursive: true });
  let openings = 0;
  rewriteCode(build.folder, (code) =>
    code.replace(OPENING, (_, name, version) => {
      openings += 1;
      return `indexedDB.open(${name},${version}+1)`;
    }),
  );
  if (openings === 0) throw new Error(`${folder} opens no database`);
  return build;
}

/** Changes every script of a build. */
function rewriteCode(folder: string, change: (code: string) => string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const path = join(folder, file);
    const code = readFileSync(path, 'utf8');
    const changed = change(code);
    if (changed !== code) writeFileSync(path, changed);
  }
}

/**
 * Has a build take its factors for another set: what that set estimated then stays as it is.
 * @throws where it names no set of its own
 */
export function nameFactorSet({ folder }: Build, set: string): void {
  let names = 0;
  rewriteCode(folder, (code) =>
    code.replaceAll(`\`${FACTOR_SET}\``, () => {
      names += 1;
      return `\`${set}\``;
    }),
  );
  if (names === 0) throw new Error(`${folder} has no factor set ${FACTOR_SET}`);
}

const REST_SCRIPT = 'rest-half-way.js';
const LOADER = 'service-worker-loader.js';

/** A build whose background rests in the midst of an upgrade of the database: see upgrade-rest.ts. */
export function buildThatRests(folder: string, rows: number): Build {
  const build = newBuild();
  cpSync(folder, build.folder, { recursive: true });
  writeFileSync(join(build.folder, REST_SCRIPT), `(${restHalfWay})(${rows});\n`);
  const loader = join(build.folder, LOADER);
  writeFileSync(loader, `import './${REST_SCRIPT}';\n${readFileSync(loader, 'utf8')}`);
  return build;
}
