/**
 * Builds the popup by itself: it is opened most, and is to open at once. In one build with the other pages its files hold
 * what any of them needs of each module, and a list of all that; alone they hold what the popup needs.
 */
import { resolve } from 'node:path';
import type { CrxPlugin } from '@crxjs/vite-plugin';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { POPUP_CHUNKS } from './popup-chunks.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = 'src/ui/popup/index.html';

/** @param plugins those of every page's build */
export function popupPage(plugins: readonly Plugin[]): CrxPlugin {
  let config: ResolvedConfig;
  return {
    name: 'trottinette:popup-page',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    renderCrxManifest: (manifest) => ({
      ...manifest,
      action: { ...manifest.action, default_popup: PAGE },
    }),
    async closeBundle() {
      const { mode, define, build: options } = config;
      await build({
        configFile: false,
        root: ROOT,
        mode,
        logLevel: 'warn',
        plugins: [...plugins],
        ...(define ? { define } : {}),
        build: {
          outDir: options.outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: options.target,
          minify: options.minify,
          modulePreload: options.modulePreload,
          reportCompressedSize: false,
          rolldownOptions: {
            ...options.rolldownOptions,
            input: PAGE,
            output: { codeSplitting: { groups: POPUP_CHUNKS } },
          },
        },
      });
    },
  };
}
