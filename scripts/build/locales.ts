/**
 * The strings of the manifest in each language, written before a build (git-ignored) from the language's own file of
 * src/i18n/languages: a language is that one file.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';
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

async function manifestWordsOf(code: string): Promise<ManifestWords> {
  const { module } = await runnerImport<{ manifest: ManifestWords }>(join(LANGUAGES, `${code}.ts`), {
    configFile: false,
    root: ROOT,
    logLevel: 'error',
  });
  return module.manifest;
}

/** The form browsers read: each string as the `message` of its name. */
export function messagesFile(words: ManifestWords): string {
  const messages = Object.entries(words).map(([name, message]) => [name, { message }]);
  return `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`;
}
