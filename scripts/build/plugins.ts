/** Small build steps that neither Vite nor CRXJS takes. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import { CONTENT_SCRIPT_FOLDER } from '../../src/model/content-scripts.ts';
import { SITE_NAMES } from '../../src/sites/names.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Builds the entries the manifest does not name, each as CRXJS builds those it does: one synchronous file. (CRXJS's
 * own way, `?script&iife`, would let every page load them.)
 * @param entries paths from the project's root
 */
export function registeredScripts(entries: readonly string[]): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'trottinette:registered-scripts',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      for (const entry of entries)
        this.emitFile({
          type: 'asset',
          fileName: entry.replace(/ts$/, 'js'),
          source: await bundled(entry, config),
        });
    },
  };
}

async function bundled(
  entry: string,
  { mode, define, build: { minify, target } }: ResolvedConfig,
): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    mode,
    logLevel: 'warn',
    ...(define ? { define } : {}),
    build: {
      write: false,
      minify,
      target,
      reportCompressedSize: false,
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: 'script' },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return output[0].code;
}

/**
 * Ends each content script in a `sourceURL` of no meaning: stacks of errors the page catches then show that instead
 * of the extension's address.
 */
export function neutralSourceUrls(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'trottinette:neutral-source-urls',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const outDir = resolve(config.root, config.build.outDir);
        const folder = join(outDir, CONTENT_SCRIPT_FOLDER);
        // A build that failed wrote none, and has said why.
        if (!existsSync(folder)) return;
        for (const file of readdirSync(folder)) {
          const path = join(folder, file);
          writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n//# sourceURL=script.js\n`);
        }
      },
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
