/** What a build carries so that whoever has only the build knows whose work it is, and on which terms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** Files of ours that go along as they are. */
const OWN = ['LICENSE', 'NOTICE'];

/** Where fonts lie, each licence as `<font>-OFL.txt`; a build has them under the same path below its root. */
const FONTS = 'public/fonts';

/** Code that a bundler adds of its own, by how it names it. */
const HELPERS: Readonly<Record<string, string>> = { '\0vite/': 'vite', '\0rolldown/': 'rolldown' };

/**
 * The package a module of a bundle comes from.
 * @param id as the bundler names it
 * @returns null for code of ours
 */
export function packageOf(id: string): string | null {
  const helper = Object.entries(HELPERS).find(([prefix]) => id.startsWith(prefix));
  if (helper) return helper[1];
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'));
  return installed?.[1] ?? null;
}

/**
 * The licence of a package, without those of what was bundled into it and is not bundled into ours.
 * @throws for a package without one
 */
function licenceOf(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  if (!file) throw new Error(`${name} is bundled but has no licence`);
  const [own = ''] = readFileSync(join(folder, file), 'utf8').split(/^# Licenses of bundled dependencies$/m);
  return own.replaceAll('\r\n', '\n').trim();
}

/**
 * The text of THIRD-PARTY: packages with version and licence, then the fonts.
 * @param packages their names, in any order, repeated or not
 */
export function thirdParty(packages: readonly string[]): string {
  const code = [...new Set(packages)].sort().map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
    );
    return `${name} ${version} (${license})\n\n${licenceOf(name)}`;
  });
  const fonts = readdirSync(join(ROOT, FONTS))
    .filter((file) => file.endsWith('-OFL.txt'))
    .sort()
    .map((file) => `${file.replace('-OFL.txt', '')}, a font (OFL-1.1)\n\n${font(file)}`);
  const intro = 'Trottinette contains work of others. What is its own: see LICENSE and NOTICE.';
  return `${[intro, ...code, ...fonts].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

function font(file: string): string {
  return readFileSync(join(ROOT, FONTS, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
}

/** Puts LICENSE, NOTICE and THIRD-PARTY into a build: the last names every package that code was taken of. */
export function legal(): Plugin {
  return {
    name: 'trottinette:legal',
    apply: 'build',
    generateBundle(_, bundle) {
      const used = Object.values(bundle)
        .flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => packageOf(id))
        .filter((name) => name !== null);
      for (const fileName of OWN)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(ROOT, fileName)) });
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY', source: thirdParty(used) });
    },
  };
}
