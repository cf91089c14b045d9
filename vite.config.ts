/** One config for every build: the mode is the target (see scripts/build/targets.ts). */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { entryPaths, writeContentEntries } from './scripts/build/content-entries.ts';
import { legal } from './scripts/build/legal.ts';
import { organisationLocales, writeLocales } from './scripts/build/locales.ts';
import {
  contentScripts,
  example,
  managedSchema,
  noHtmlOfStrings,
  shortChangelogs,
  siteNames,
  toolbarIcons,
} from './scripts/build/plugins.ts';
import { popupPage } from './scripts/build/popup-page.ts';
import {
  ENGINES,
  isDevTarget,
  isFirefoxTarget,
  isOrganisationTarget,
  isTestTarget,
  manifestFor,
  registeredRows,
  type Target,
  targetOfMode,
} from './scripts/build/targets.ts';
import { COACH_SCRIPT } from './src/model/messages/content-scripts.ts';
import { OWN_KINDS } from './src/sites/generic/kinds.ts';
import { SITES } from './src/sites/table.ts';

const NAMED_PAGES = ['popup', 'options'];
/** Of the organisation edition alone. */
const ORGANISATION_PAGES = ['reporting'];

/** Pages the manifest does not name. */
function extraPages(target: Target): string[] {
  const others = isOrganisationTarget(target) ? NAMED_PAGES : [...NAMED_PAGES, ...ORGANISATION_PAGES];
  return readdirSync('src/ui')
    .filter((name) => !others.includes(name))
    .map((name) => join('src/ui', name, 'index.html'))
    .filter((page) => existsSync(page));
}

export default defineConfig(async ({ mode }) => {
  const target = targetOfMode(mode);
  await writeLocales();
  writeContentEntries([...SITES, ...OWN_KINDS]);
  const { content_scripts, action, ...manifest } = manifestFor(target);
  const { default_popup: _, ...button } = action;
  const ofPages = [siteNames(), example(), shortChangelogs(), noHtmlOfStrings()];
  return {
    plugins: [
      crx({
        manifest: { ...manifest, action: button },
        browser: isFirefoxTarget(target) ? 'firefox' : 'chrome',
      }),
      contentScripts(
        content_scripts,
        [
          COACH_SCRIPT.replace(/js$/, 'ts'),
          ...registeredRows(target).flatMap((row) => Object.values(entryPaths(row))),
        ],
        process.env.CONTENT_SCRIPTS_FROM,
      ),
      popupPage(ofPages),
      ...ofPages,
      toolbarIcons(),
      legal(),
      ...(isOrganisationTarget(target) ? [managedSchema(), organisationLocales()] : []),
    ],
    worker: { format: 'es' as const },
    define: {
      __MEASURE__: JSON.stringify(isTestTarget(target)),
      __ORGANISATION__: JSON.stringify(isOrganisationTarget(target)),
    },
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: isFirefoxTarget(target) ? ENGINES.firefox : ENGINES.chromium,
      ...(isDevTarget(target) ? { minify: false } : {}),
      modulePreload: {
        polyfill: false,
        // Files of the extension are on this machine: a list of what a later part imports would cost each page that has one. Of
        // the popup, whose later parts are waited for, they are one file.
        resolveDependencies: (_file: string, files: string[], { hostType }: { hostType: 'html' | 'js' }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
      reportCompressedSize: false,
      rolldownOptions: {
        input: extraPages(target),
        checks: { bundlerTimings: false },
        // No getter of ours does anything: what only reads a property or spreads an object may be left out. So each
        // page's slice of a language holds that slice alone.
        treeshake: { propertyReadSideEffects: false as const },
      },
    },
  };
});
