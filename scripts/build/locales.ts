/**
 * The strings of the manifest in each language, written before a build (git-ignored) from the language's own file of
 * src/i18n/languages: a language is that one file.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { ManifestWords } from '../../src/i18n/words/manifest.ts';
import { writeWhole } from './write-whole.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LANGUAGES = join(ROOT, 'src/i18n/languages');
const LOCALES = join(ROOT, 'public/_locales');

/** Writes public/_locales/<code>/messages.json for each language file, where it is not that already, and removes others. */
export async function writeLocales(): Promise<void> {
  const codes = readdirSync(LANGUAGES).map((file) => file.replace(/\.ts$/, ''));
  mkdirSync(LOCALES, { recursive: true });
  for (const code of readdirSync(LOCALES))
    if (!codes.includes(code)) rmSync(join(LOCALES, code), { recursive: true, force: true });
  for (const code of codes) {
    const path = join(LOCALES, code, 'messages.json');
    const messages = messagesFile(await manifestWordsOf(code));
    mkdirSync(join(LOCALES, code), { recursive: true });
    writeWhole(path, messages);
  }
}

/** @param isOrganisation what is said of the edition that an organisation hosts itself */
async function manifestWordsOf(code: string, isOrganisation = false): Promise<ManifestWords> {
  const { module } = await runnerImport<{ manifest: ManifestWords }>(join(LANGUAGES, `${code}.ts`), {
    configFile: false,
    root: ROOT,
    define: { __ORGANISATION__: JSON.stringify(isOrganisation) },
    logLevel: 'error',
  });
  return module.manifest;
}

/** The form browsers read: each string as the `message` of its name. */
export function messagesFile(words: ManifestWords): string {
  const messages = Object.entries(words).map(([name, message]) => [name, { message }]);
  return `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`;
}

/** The same files of an organisation's edition, in place of those that were copied. */
export function organisationLocales(): Plugin {
  return {
    name: 'trottinette:organisation-locales',
    apply: 'build',
    async generateBundle() {
      for (const file of readdirSync(LANGUAGES)) {
        const code = file.replace(/\.ts$/, '');
        const source = messagesFile(await manifestWordsOf(code, true));
        this.emitFile({ type: 'asset', fileName: `_locales/${code}/messages.json`, source });
      }
    },
  };
}
