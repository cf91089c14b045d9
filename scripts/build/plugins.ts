/** Small build steps that neither Vite nor CRXJS takes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

interface BuiltContentScripts {
  content_scripts?: readonly { js?: readonly string[] }[];
}

/** Files named by the built manifest's content scripts, relative to the output folder. */
export function builtContentScripts(outDir: string): string[] {
  const manifest: BuiltContentScripts = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8'));
  return (manifest.content_scripts ?? []).flatMap((script) => script.js ?? []);
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
        for (const file of builtContentScripts(outDir)) {
          const path = join(outDir, file);
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
