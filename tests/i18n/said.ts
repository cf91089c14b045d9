import { CALLS } from './calls.ts';

/** A text of a dictionary, and where it stands there; of a sentence with what it is made of. */
export type Said = readonly [place: string, text: string];

/** Every text of a dictionary that is there as it is. */
export function textsOf(words: object, path = ''): Said[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    const isOfWords = typeof value === 'object' && key !== 'numbers';
    return isOfWords ? textsOf(value, `${path}${key}.`) : [];
  });
}

/** What every sentence that is made of something comes to, in all its calls. */
export function sentencesOf(words: object, calls: object = CALLS, path = ''): Said[] {
  return Object.entries(calls).flatMap(([key, of]) => {
    const word = (words as Record<string, unknown>)[key];
    if (!Array.isArray(of)) return sentencesOf(word as object, of, `${path}${key}.`);
    return of.map((args: unknown[]): Said => {
      const said: unknown = (word as CallableFunction)(...args);
      const text = Array.isArray(said) ? said.join(' … ') : `${said}`;
      return [`${path}${key}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`, text];
    });
  });
}
