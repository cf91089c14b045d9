/**
 * Gathers what the popup needs at once into one file. Left alone, the bundler cuts what it shares with its later parts into
 * files of their own.
 */
import { resolve } from 'node:path';

const POPUP = resolve(import.meta.dirname, '../../src/ui/popup/main.tsx');

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const reached = new WeakMap<Modules, ReadonlySet<string>>();

/** Where what the popup needs at once goes; null for all other modules. */
export function popupChunkOf(id: string, modules: Modules): string | null {
  const needed = reached.get(modules) ?? reachedFrom(POPUP, modules);
  reached.set(modules, needed);
  return needed.has(id) ? 'popup' : null;
}

/** Modules an entry imports, and those they import; what is imported later is left out. */
function reachedFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
