/** What a click on the toolbar has to load before the popup says something: its code, one language, its styles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../harness/built.ts';
import { isWithin } from './budgets.ts';
import type { Figure } from './report.ts';

const PAGE = 'src/ui/popup/index.html';

export function benchPopupSize(): Figure[] {
  const root = builtExtension('chromium');
  const read = (name: string): string => readFileSync(join(root, 'assets', name), 'utf8');
  const gzipBytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);

  const named = [...readFileSync(join(root, PAGE), 'utf8').matchAll(/="\/assets\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  const code = withImports(
    named.filter((name) => name.endsWith('.js')),
    read,
  );
  // The language comes by an import of its own, as soon as the settings are read.
  const languages = [...code].flatMap((name) => imported(read(name), /import\(`\.\/(en-[\w-]+\.js)/g));
  const bytes = gzipBytes(withImports([...code, ...languages], read));
  const styleBytes = gzipBytes(named.filter((name) => name.endsWith('.css')));
  return [
    {
      id: 'popup-code',
      what: 'popup code at open, with one language, gzip',
      measured: `${(bytes / 1000).toFixed(1)} kB`,
      within: isWithin('popup-code', bytes / 1000),
    },
    {
      id: 'popup-styles',
      what: 'popup styles, gzip',
      measured: `${(styleBytes / 1000).toFixed(1)} kB`,
      within: isWithin('popup-styles', styleBytes / 1000),
    },
  ];
}

/** The files and all they import at once. */
function withImports(names: readonly string[], read: (name: string) => string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...imported(read(name), /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g));
  }
  return found;
}

function imported(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(([, name = '']) => name);
}
