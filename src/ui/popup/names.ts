/** Names of sites in a sentence: few are said each, many by their number. */

import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { labelOf } from '../../i18n/site-name.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { SiteLabel } from '../sources/today/reading.ts';

/** More than these in a sentence would not be read. */
const MOST_NAMES = 4;

/** Whether there are few enough to name them. */
export function canName(sites: readonly unknown[]): boolean {
  return sites.length <= MOST_NAMES;
}

/** `ChatGPT, Claude and Gemini`, or `14 sites`. */
export function namesOf(sites: readonly Pick<SiteLabel, 'id' | 'label'>[], words: CommonWords): string {
  if (!canName(sites)) return words.sites(formatCount(sites.length, words.numbers));
  return listOf(
    sites.map((site) => labelOf(site, words)),
    words,
  );
}
