/** Texts that are kept elsewhere than here, as they are shown. */
import { ofLocale, type Said } from '../model/said.ts';
import type { NumberStyle } from './format.ts';

/** What it takes of a language. */
export interface SayingWords {
  readonly numbers: NumberStyle;
  /** A text that is kept elsewhere, in the typography of the language it is in. */
  readonly typeset: (text: string) => string;
}

/** The text in the person's language and its typography; English where it has none in that. */
export function saidIn(text: Said, { numbers, typeset }: SayingWords): string {
  return typeset(ofLocale(text, numbers.locale));
}

/** The language of an element that holds nothing but a name, which is written as in English everywhere. */
export function quotedLang({ en, fr }: Said): 'en' | undefined {
  return en === fr ? 'en' : undefined;
}
