/** Numbers of a command line. */

/**
 * @param option what it is called there, for the message
 * @returns undefined where it isn't given
 * @throws where it is no whole number
 */
export function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${option} wants a whole number, not ${text}`);
  return Number(text);
}
