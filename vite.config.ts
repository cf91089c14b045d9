/** One config for every build: the mode is the target (see scripts/build/targets.ts). */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { writeContentEntries } from './scripts/build/content-entries.ts';
import { neutralSourceUrls, toolbarIcons } from './scripts/build/plugins.ts';
import { isFirefoxTarget, isTestTarget, manifestFor, targetOfMode } from './scripts/build/targets.ts';
import { SITES } from './src/sites/table.ts';

/** Pages the manifest does not name. */
function extraPages(): string[] {
  return readdirSync('src/ui')
    .filter((name) => name !== 'popup')
    .map((name) => join('src/ui', name, 'index.html'))
    .filter((page) => existsSync(page));
}

export default defineConfig(({ command, mode }) => {
  const target = targetOfMode(mode);
  writeContentEntries(SITES);
  const { content_security_policy, ...manifest } = manifestFor(target);
  return {
    plugins: [
      crx({
        // The dev server's own scripts and sockets could not run under the policy.
        manifest: command === 'build' ? { ...manifest, content_security_policy } : manifest,
        browser: isFirefoxTarget(target) ? 'firefox' : 'chrome',
      }),
      toolbarIcons(),
      neutralSourceUrls(),
    ],
    define: { __MEASURE__: JSON.stringify(isTestTarget(target)) },
    build: {
      // The dev server's files are no build: nothing may take them for one.
      outDir: command === 'build' ? `dist/${target}` : 'dist/dev',
      emptyOutDir: true,
      target: isFirefoxTarget(target) ? 'firefox142' : 'chrome123',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: extraPages(), checks: { bundlerTimings: false } },
    },
  };
});
