/**
 * Gathers what the popup needs at once into one file, and its later parts into another: each file takes some 15 ms to come, and
 * what it imports as much again. Left alone, the bundler cuts what they share into files of their own.
 */
import { resolve } from 'node:path';

const POPUP = resolve(import.meta.dirname, '../../src/ui/popup/main.tsx');
const PARTS = resolve(import.meta.dirname, '../../src/ui/popup/parts.ts');
/** For those who asked for the coach, and larger than the other parts together. */
const COACH_CARD = resolve(import.meta.dirname, '../../src/ui/popup/coach-card.tsx');

interface Modules {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/** Modules by file. */
interface Chunks {
  readonly popup: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
}

const known = new WeakMap<Modules, Chunks>();

/** What the bundler is told: the first group takes a module, and all it imports. Words go to neither. */
export const POPUP_CHUNKS = (['popup', 'parts'] as const).map((name) => ({
  name: (id: string, modules: Modules) => (chunksOf(modules)[name].has(id) ? name : null),
}));

function chunksOf(modules: Modules): Chunks {
  const chunks = known.get(modules) ?? findChunks(modules);
  known.set(modules, chunks);
  return chunks;
}

function findChunks(modules: Modules): Chunks {
  const parts = modules.getModuleInfo(PARTS)?.dynamicallyImportedIds ?? [];
  const usual = parts.filter((id) => id !== COACH_CARD);
  return { popup: reachedFrom([POPUP], modules), parts: reachedFrom(usual, modules) };
}

/** Modules some entries import, and those they import; what is imported later is left out. */
function reachedFrom(entries: readonly string[], modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
