/** Tables of small numbers as short strings: each number a character, and after it how often it stands in a row, if more than once. */

/** The first character after the digits. */
const FIRST = 0x3a;

/** @param numbers from 0 up, as many as there are characters: 60 or so */
export function packTable(numbers: readonly number[]): string {
  const text = numbers.map((number) => String.fromCharCode(FIRST + number)).join('');
  return text.replace(/(.)\1+/g, (run, character: string) => `${character}${run.length}`);
}

/** The table a string was packed of. */
export function unpackTable(packed: string): Uint8Array {
  const text = packed.replace(/(\D)(\d+)/g, (_, character: string, times) => character.repeat(times));
  return Uint8Array.from(text, (character) => character.charCodeAt(0) - FIRST);
}
