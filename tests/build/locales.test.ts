/** What stores and browsers show stands in each language's own file, and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ManifestWords } from '../../src/i18n/words/manifest.ts';
import { builtExtension, ROOT } from '../harness/built.ts';

const LANGUAGES = import.meta.glob<ManifestWords>('../../src/i18n/languages/*.ts', {
  import: 'manifest',
  eager: true,
});
const codes = readdirSync(join(ROOT, 'src/i18n/languages')).map((file) => file.replace(/\.ts$/, ''));

describe.each(['chromium', 'firefox'] as const)('_locales of dist/%s', (target) => {
  const folder = join(builtExtension(target), '_locales');

  it('is one folder a language file', () => {
    expect(readdirSync(folder).sort()).toEqual(codes.sort());
  });

  it.each(codes)('says in %s what the language file says', (code) => {
    const messages = JSON.parse(readFileSync(join(folder, code, 'messages.json'), 'utf8'));
    const words = LANGUAGES[`../../src/i18n/languages/${code}.ts`];
    expect(messages).toEqual({
      extensionName: { message: words?.extensionName },
      extensionDescription: { message: words?.extensionDescription },
    });
  });
});
