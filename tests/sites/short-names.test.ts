/**
 * Every capture is read by short names as by long ones: a name the minifier changes, and that something of a site's had
 * too, would be read as nothing, in built files alone.
 */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { OWN_NAMES, SHORT_NAMES } from '../../scripts/build/own-names.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';
import { countCases } from '../harness/cases.ts';
import { fixturesOf } from './played.ts';

const FOLDER = join(tmpdir(), `short-names-${process.pid}`);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** The readers, with short names, and those names of ours that are still in them. */
async function shortReaders(): Promise<typeof import('./short-names-entry.ts') & { longNames: string[] }> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { __MEASURE__: 'true' },
    build: {
      outDir: FOLDER,
      target: 'esnext',
      minify: false,
      lib: { entry: join(import.meta.dirname, 'short-names-entry.ts'), formats: ['es'], fileName: 'readers' },
      rolldownOptions: {
        external: /^node:/,
        output: { codeSplitting: false, minify: SHORT_NAMES, entryFileNames: 'readers.mjs' },
      },
    },
  });
  const file = join(FOLDER, 'readers.mjs');
  const text = readFileSync(file, 'utf8');
  const readers = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return { ...readers, longNames: OWN_NAMES.filter((name) => new RegExp(`\\.${name}\\b`).test(text)) };
}

it('every capture is read as it expects', async () => {
  const { differencesOf, longNames } = await shortReaders();
  expect(longNames).toEqual([]);
  const sites = [...SITES, ...OWN_KINDS].map(({ id }) => id);
  const captures = sites.flatMap((site) => fixturesOf(site).map((capture) => ({ site, capture })));
  countCases(captures.length);
  const wrong = captures.flatMap(({ site, capture }) =>
    differencesOf(site, capture).map((one) => ({ site, ...one })),
  );
  expect(wrong).toEqual([]);
});
