/** Which language the interface speaks. Each is loaded alone: a further one costs those who don't read it nothing. */
import type { Dictionary } from './dictionary.ts';

const DICTIONARIES = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
} as const satisfies Record<string, () => Promise<Dictionary>>;

export type Language = keyof typeof DICTIONARIES;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(DICTIONARIES, tag);

export const LANGUAGES: readonly Language[] = Object.keys(DICTIONARIES).filter(isLanguage);

/** The words of a language; asked for again, it is there already. */
export function loadDictionary(language: Language): Promise<Dictionary> {
  return DICTIONARIES[language]();
}

/** The language a person chose, else the first of the browser's that we speak, else English. */
export function languageFor(chosen: string, browserLanguages: readonly string[]): Language {
  const tags = [chosen, ...browserLanguages].map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return tags.find(isLanguage) ?? 'en';
}
