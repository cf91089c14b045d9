/** The popup's figures, as they are shown and as the model alone gives them. */
import type { Page } from 'playwright-core';
import { formatCount, formatEstimate, type Measure } from '../../src/i18n/format.ts';
import type { PopupWords } from '../../src/i18n/words/popup.ts';
import { searchBaseline, searchEquivalents } from '../../src/model/footprint/search.ts';
import { type DaySummary, gwpGrams, waterMl } from '../../src/model/summaries/summary.ts';
import type { Range } from '../../src/model/usage/usage.ts';

export interface Figures {
  readonly requests: string;
  /** The reading, and the ends of its range. */
  readonly searches: string;
  readonly ends: readonly string[];
  /** Value and range of energy, CO2e and water. */
  readonly measures: readonly string[];
  /** Name, count and energy of each site. */
  readonly sites: readonly string[];
}

/** Any space is one space, so that line breaks and kinds of space don't matter here. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export async function shownFigures(page: Page): Promise<Figures> {
  const texts = async (selector: string): Promise<string[]> =>
    (await page.locator(selector).allInnerTexts()).map(plain);
  return {
    requests: (await texts('[data-measure=requests]')).join(),
    searches: (await texts('.ride .on')).join(),
    ends: (await texts('.ends b')).map((end) => end.replace(/^(between|and|entre|et) /, '')),
    measures: await texts('.tri dd'),
    sites: (await texts('.split tbody tr')).map((row) =>
      row.replace(/ \+ (or more|ou plus)/, '').replace(/ \(.*/, ''),
    ),
  };
}

export function computedFigures(
  summary: DaySummary,
  names: ReadonlyMap<string, string>,
  words: PopupWords,
): Figures {
  const { energyWh } = summary.footprint;
  const estimate = (range: Range, measure: Measure) => formatEstimate(range, measure, words.numbers);
  const value = (range: Range, measure: Measure): string => {
    const { under, central, unit } = estimate(range, measure);
    return plain(`${under ? words.under : ''} ${central} ${unit}`);
  };
  const searches = estimate(searchEquivalents(energyWh, searchBaseline('google-2009')), 'searches');
  const [before, after] = words.searches(searches.amount, searches.under);
  const measures = [
    [energyWh, 'energy'],
    [gwpGrams(summary.footprint), 'gwp'],
    [waterMl(summary.footprint), 'water'],
  ] as const;
  return {
    requests: plain(formatCount(summary.requests, words.numbers)),
    searches: plain(`${before} ${searches.central} ${after}`),
    ends: [searches.low, searches.high].map(plain),
    measures: measures.flatMap(([range, measure]) => [
      value(range, measure),
      plain(estimate(range, measure).range),
    ]),
    sites: summary.bySite.map(({ sites, requests, footprint }) => {
      const name =
        sites.length === 1 ? (names.get(sites.join()) ?? sites.join()) : words.otherSites(`${sites.length}`);
      return plain(`${name} ${formatCount(requests, words.numbers)} ${value(footprint.energyWh, 'energy')}`);
    }),
  };
}
