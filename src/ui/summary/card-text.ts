/** What the share card says: figures with their ranges, and what a search is taken to be. */
import { amountText, rangeText, searchesText } from '../../i18n/amounts.ts';
import { formatCount, formatEstimate, type Measure } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import type { WeekSummary } from '../../model/summaries/week-summary.ts';
import type { Range } from '../../model/usage/usage.ts';
import { positionIn } from '../kit/ride.tsx';
import type { CardContent } from './card.ts';
import { centralText, estimateText, weekDates, weekSentence } from './say-week.ts';

/** Everything on the card, formatted in the person's language; what made the week is said without a name. */
export function cardOf(summary: WeekSummary, settings: Settings, words: SummaryWords): CardContent {
  const { start, totals } = summary;
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
    dates: weekDates(start, words, true),
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
    said: weekSentence(summary, null, words) ?? '',
    note: words.share.cardNote(searchText(settings, words)),
  };
}

/** The same as one text to paste, which also describes the picture to who does not see it. */
export function shareText(summary: WeekSummary, settings: Settings, words: SummaryWords): string {
  const { start, totals } = summary;
  const { footprint, requests } = totals;
  const searches = searchEquivalents(footprint.energyWh, searchBaseline(settings.searchBaseline));
  return words.share.text({
    dates: weekDates(start, words, true),
    requests: `${formatCount(requests, words.numbers)} ${words.requests(requests)}`,
    searches: `${searchesText(searches, words)} (${rangeText(searches, 'searches', words)})`,
    energy: estimateText(footprint.energyWh, 'energy', words),
    gas: estimateText(gwpGrams(footprint), 'gwp', words),
    water: estimateText(waterMl(footprint), 'water', words),
    said: weekSentence(summary, null, words) ?? '',
    search: searchText(settings, words),
  });
}

/** `0.3 Wh (Google, 2009)`. */
function searchText(settings: Settings, words: SummaryWords): string {
  const { id, energyWh } = searchBaseline(settings.searchBaseline);
  return `${centralText(energyWh, 'energy', words)} (${words.searchBaselinesShort[id]})`;
}
