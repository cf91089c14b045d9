/**
 * Which language is spoken. A language is one file of languages/, found by its name. Each page names the slice it
 * needs of every language in its own file of pages/, so that it loads its own words in one language and nothing else.
 */

/** By language, what loads a slice of its words; asked for again, it is there already. */
export interface Words<Slice> {
  readonly languages: readonly string[];
  load(language: string): Promise<Slice>;
  /** What is there already of what `load` gives; undefined where it has not come. */
  loaded(language: string): Slice | undefined;
}

/** @param files from `import.meta.glob('../languages/*.ts', …)` */
export function wordsOf<Slice>(files: Readonly<Record<string, () => Promise<Slice>>>): Words<Slice> {
  const loaders = new Map(Object.entries(files).map(([path, load]) => [codeOf(path), load]));
  const english = loaders.get(FALLBACK);
  if (!english) throw new Error('there is no English');
  const slices = new Map<string, Slice>();
  return {
    languages: [...loaders.keys()],
    async load(language) {
      const slice = await (loaders.get(language) ?? english)();
      slices.set(language, slice);
      return slice;
    },
    loaded: (language) => slices.get(language),
  };
}

const FALLBACK = 'en';

/** `fr` of `../languages/fr.ts`. */
export function codeOf(path: string): string {
  return /(\w+)\.ts/.exec(path)?.[1] ?? path;
}

/** The language a person chose, else the first of the browser's that we speak, else English. */
export function languageFor(
  chosen: string,
  browserLanguages: readonly string[],
  languages: readonly string[],
): string {
  const tags = [chosen, ...browserLanguages].map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return tags.find((tag) => languages.includes(tag)) ?? FALLBACK;
}

/** A language by its own name, e.g. `Français`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
