/**
 * Gathers what the popup needs at once into few files. Left alone, the bundler cuts what pages share into a file for
 * each set of pages that share it, and the popup would open ten files where it could open three.
 */
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const POPUP = resolve(ROOT, 'src/ui/popup/main.tsx');
const BACKGROUND = resolve(ROOT, 'src/background/main.ts');

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What the popup shares with the background, and what else it needs at once; null for all other modules. */
export function popupChunkOf(id: string, modules: Modules): string | null {
  // The entry stays apart: every page that shares its file would show the popup.
  if (id === POPUP || !reachedFrom(POPUP, modules).has(id)) return null;
  return reachedFrom(BACKGROUND, modules).has(id) ? 'ground' : 'popup';
}

const reached = new WeakMap<Modules, Map<string, ReadonlySet<string>>>();

/** Modules an entry imports, and those they import; what is imported later is left out. */
function reachedFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const known = reached.get(modules) ?? new Map<string, ReadonlySet<string>>();
  reached.set(modules, known);
  const found = known.get(entry) ?? walk(entry, modules);
  known.set(entry, found);
  return found;
}

function walk(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
