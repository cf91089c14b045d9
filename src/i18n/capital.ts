/** The head of a sentence. */
import type { NumberStyle } from './format.ts';

/** `Mardi` of `mardi`: its first letter is large, in the way of the language. */
export function capital(text: string, { numbers }: { readonly numbers: NumberStyle }): string {
  return text.charAt(0).toLocaleUpperCase(numbers.locale) + text.slice(1);
}
