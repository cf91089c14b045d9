/** The toolbar's words in every language: a worker can't load files later, and they are few. */
import { codeOf } from './language.ts';
import type { ToolbarWords } from './words/toolbar.ts';

const FILES = import.meta.glob<ToolbarWords>('./languages/*.ts', {
  query: '?toolbar',
  import: 'toolbar',
  eager: true,
});

/** By language code. */
export const TOOLBAR_WORDS: ReadonlyMap<string, ToolbarWords> = new Map(
  Object.entries(FILES).map(([path, words]) => [codeOf(path), words]),
);
