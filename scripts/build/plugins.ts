/** Small build steps that neither Vite nor CRXJS takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CrxPlugin } from '@crxjs/vite-plugin';
import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import { newestInShort } from '../../src/model/changelog.ts';
import { EXAMPLE } from '../../src/model/summaries/example.ts';
import { PACKED_COSTS, PACKED_KINDS } from '../../src/model/usage/token-tables.ts';
import { SITE_NAMES } from '../../src/sites/names.ts';
import { SITES } from '../../src/sites/table.ts';
import { SHORT_NAMES } from './own-names.ts';
import { ENGINES, MANAGED_SCHEMA, type manifestFor } from './targets.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Content scripts as a manifest has them. */
type Declared = ReturnType<typeof manifestFor>['content_scripts'];

/**
 * Builds content scripts, each as one synchronous file, and names in the manifest those it declares. CRXJS, which would
 * do so by itself, sets options the bundler warns of, and lets every page load what is only registered at run time.
 * @param declared what the manifest declares, by the paths of its entries
 * @param registered entries that are registered at run time; paths from the project's root
 * @param made folder of a build that has them already: they are the same for both browsers
 */
export function contentScripts(declared: Declared, registered: readonly string[], made?: string): CrxPlugin {
  let config: ResolvedConfig;
  const entries = [...declared.flatMap(({ js }) => js), ...registered];
  return {
    name: 'trottinette:content-scripts',
    apply: 'build',
    // After CRXJS, which looks for what it built itself.
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    renderCrxManifest: (manifest) => ({
      ...manifest,
      content_scripts: declared.map(({ js, ...where }) => ({ js: js.map(builtPath), ...where })),
    }),
    async generateBundle() {
      for (const entry of entries) {
        const fileName = builtPath(entry);
        const source = made ? readFileSync(join(made, fileName), 'utf8') : await bundled(entry, config);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

function builtPath(entry: string): string {
  return entry.replace(/ts$/, 'js');
}

/**
 * One file for both browsers. It ends in a `sourceURL` of no meaning: stacks of errors the page catches then show that
 * instead of the extension's address.
 */
async function bundled(entry: string, { mode, define, build: { minify } }: ResolvedConfig): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    mode,
    logLevel: 'warn',
    plugins: [rowsOfReaders(), tokenTables()],
    ...(define ? { define } : {}),
    build: {
      write: false,
      minify,
      target: Object.values(ENGINES),
      reportCompressedSize: false,
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: 'script' },
      rolldownOptions: {
        // No getter of ours does anything, and none of the browser's is read for what else it does.
        treeshake: { propertyReadSideEffects: false as const },
        // Vite's `var` can be assigned again as far as the minifier knows, which then leaves each constant a name.
        output: { topLevelVar: false, ...(minify ? { minify: SHORT_NAMES } : {}) },
      },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return `${output[0].code.trimEnd()}\n//# sourceURL=script.js\n`;
}

/** Of its row, a reader takes its words alone: what is watched stands in the tap. */
function rowsOfReaders(): Plugin {
  return {
    name: 'trottinette:rows-of-readers',
    load(id) {
      const [, site] = /\/src\/sites\/([\w-]+)\/row\.ts$/.exec(id) ?? [];
      const row = SITES.find((one) => one.id === site);
      return row && `export const row = ${JSON.stringify({ vocabulary: row.vocabulary })};`;
    },
  };
}

/** Works src/model/usage/token-tables.ts out at build time. */
function tokenTables(): Plugin {
  return {
    name: 'trottinette:token-tables',
    load(id) {
      if (!id.endsWith('/src/model/usage/token-tables.ts')) return null;
      return Object.entries({ PACKED_COSTS, PACKED_KINDS })
        .map(([name, packed]) => `export const ${name} = ${JSON.stringify(packed)};`)
        .join('\n');
    },
  };
}

/** Preact's one line that makes a page of a string (`dangerouslySetInnerHTML`), as its release has it. */
const HTML_OF_STRING = /\w+\.innerHTML=\w+\.__html/;

/** Leaves that line out: no page of ours asks for it, and Firefox's linter warns of it wherever it stands. */
export function noHtmlOfStrings(): Plugin {
  return {
    name: 'trottinette:no-html-of-strings',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/preact/dist/preact.mjs')) return null;
      if (!HTML_OF_STRING.test(code)) this.error('Preact writes HTML in another way than was known');
      return { code: code.replace(HTML_OF_STRING, '0'), map: null };
    },
  };
}

/** Every toolbar state's icon, for `action.setIcon`; the manifest names only the usual one. */
export function toolbarIcons(): Plugin {
  return {
    name: 'trottinette:toolbar-icons',
    apply: 'build',
    generateBundle() {
      const folder = join(ROOT, 'icons/png');
      for (const name of readdirSync(folder).filter((file) => file.startsWith('toolbar-'))) {
        const fileName = `icons/png/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, name)) });
      }
    },
  };
}

/** Works src/sites/names.ts out at build time: a page that names sites does not carry their table. */
export function siteNames(): Plugin {
  return {
    name: 'trottinette:site-names',
    apply: 'build',
    load(id) {
      if (!id.endsWith('/src/sites/names.ts')) return null;
      return `export const SITE_NAMES = ${JSON.stringify(SITE_NAMES)};`;
    },
  };
}

/** Works src/model/summaries/example.ts out at build time: the popup does not carry the estimator for an example. */
export function example(): Plugin {
  return {
    name: 'trottinette:example',
    apply: 'build',
    load(id) {
      if (!id.endsWith('/src/model/summaries/example.ts')) return null;
      return `export const EXAMPLE = ${JSON.stringify(EXAMPLE)};`;
    },
  };
}

/** Of a changelog, a page carries what it shows alone: what people are told of the newest version. */
export function shortChangelogs(): Plugin {
  return {
    name: 'trottinette:short-changelogs',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [path = '', query] = id.split('?');
      if (query !== 'raw' || !/\/CHANGELOG(?:\.\w+)?\.md$/.test(path)) return null;
      return `export default ${JSON.stringify(newestInShort(readFileSync(path, 'utf8')))};`;
    },
  };
}

/** The schema by which Chromium reads an organisation's policy: the very file its administrators are shown. */
export function managedSchema(): Plugin {
  return {
    name: 'trottinette:managed-schema',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(join(ROOT, 'organisation/policies', MANAGED_SCHEMA));
      this.emitFile({ type: 'asset', fileName: MANAGED_SCHEMA, source });
    },
  };
}
