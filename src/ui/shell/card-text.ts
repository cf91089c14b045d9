/** What the share card says: figures with their ranges, and what a search is taken to be. */

import { amountText, rangeText, searchesText } from '../../i18n/amounts.ts';
import { formatCount, formatEstimate, type Measure } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { ShareWords } from '../../i18n/words/share.ts';
import { exactly } from '../../model/footprint/range.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { gwpGrams, type Totals, waterMl } from '../../model/summaries/summary.ts';
import type { Range } from '../../model/usage/usage.ts';
import { positionIn } from '../kit/ride.tsx';
import type { CardContent } from './card.ts';

/** What a card is of: a week, or a year. */
export interface Shared {
  /** As a person reads them. */
  readonly dates: string;
  readonly totals: Totals;
  /** What made it, without a name; '' where nothing is to be said. */
  readonly said: string;
  /** Ends the name of the picture's file. */
  readonly id: string;
}

/** The words of a page that has such a card. */
export type CardWords = CommonWords & { readonly share: ShareWords };

/** Everything on the card, formatted in the person's language. */
export function cardOf({ dates, totals, said }: Shared, settings: Settings, words: CardWords): CardContent {
  const { footprint, requests } = totals;
  const searches = searchEquivalents(footprint.energyWh, searchBaseline(settings.searchBaseline));
  const { central, under, amount, low, high } = formatEstimate(searches, 'searches', words.numbers);
  const [before, after] = words.searches(amount, under);
  const measure = (label: string, range: Readonly<Range>, of: Measure): CardContent['measures'][number] => ({
    label,
    amount: amountText(range, of, words),
    range: rangeText(range, of, words),
  });
  return {
    title: words.share.cardTitle,
    dates,
    count: formatCount(requests, words.numbers),
    countWord: words.requests(requests),
    position: positionIn(searches),
    reading: { before, central, after },
    low,
    high,
    measures: [
      measure(words.energy, footprint.energyWh, 'energy'),
      measure(words.co2e, gwpGrams(footprint), 'gwp'),
      measure(words.water, waterMl(footprint), 'water'),
    ],
    said,
    note: words.share.cardNote(searchText(settings, words)),
  };
}

/** The same as one text to paste, which also describes the picture to who does not see it. */
export function cardText({ dates, totals, said }: Shared, settings: Settings, words: CardWords): string {
  const { footprint, requests } = totals;
  const searches = searchEquivalents(footprint.energyWh, searchBaseline(settings.searchBaseline));
  const text = (range: Readonly<Range>, of: Measure) =>
    `${amountText(range, of, words)} (${rangeText(range, of, words)})`;
  return words.share.text({
    dates,
    requests: `${formatCount(requests, words.numbers)} ${words.requests(requests)}`,
    searches: `${searchesText(searches, words)} (${rangeText(searches, 'searches', words)})`,
    energy: text(footprint.energyWh, 'energy'),
    gas: text(gwpGrams(footprint), 'gwp'),
    water: text(waterMl(footprint), 'water'),
    said,
    search: searchText(settings, words),
  });
}

/** `0.3 Wh (Google, 2009)`. */
function searchText(settings: Settings, words: CardWords): string {
  const { id, energyWh } = searchBaseline(settings.searchBaseline);
  const text = amountText(exactly(energyWh), 'energy', words);
  return `${text} (${words.searchBaselinesShort[id]})`;
}
