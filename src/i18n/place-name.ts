/** Names of the places servers are taken to stand in. */
import type { CommonWords } from './words/common.ts';

/** The country of a server zone (`US`, `US-CAMX`) in the language; the world for a zone that is no country. */
export function placeName(zone: string, words: CommonWords): string {
  const country = zone.split('-')[0] ?? zone;
  if (!/^[A-Z]{2}$/.test(country)) return words.world;
  return new Intl.DisplayNames(words.numbers.locale, { type: 'region' }).of(country) ?? zone;
}
