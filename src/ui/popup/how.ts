/** How the day's figures were computed, in the person's own numbers. */

import { listOf } from '../../i18n/dates.ts';
import { formatEstimate } from '../../i18n/format.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import {
  SEARCH_BASELINES,
  type SearchBaseline,
  type SearchBaselineId,
  searchBaseline,
  searchEquivalents,
} from '../../model/footprint/search.ts';
import type { Range } from '../../model/usage.ts';
import type { Answer } from '../kit/opening.tsx';
import type { Reading } from '../reading.ts';
import { amountText, searchesText, type ViewProps } from './view.ts';

export function howComputed(view: ViewProps): Answer[] {
  const { summary, reading, words } = view;
  const { gwpUsageGrams, gwpEmbodiedGrams, waterOnsiteMl, waterOffsiteMl } = summary.footprint;
  const gas = (range: Range): string => amountText(range, 'gwp', words);
  const water = (range: Range): string => amountText(range, 'water', words);
  return [
    { term: words.howSearch, paragraphs: searchParagraphs(view) },
    { term: words.howClaim, paragraphs: [claimParagraph(view)] },
    { term: words.howRange, paragraphs: [words.howRangeMore] },
    {
      term: words.howCounted,
      paragraphs: [
        words.howCountedMore,
        words.howGas(gas(gwpUsageGrams), gas(gwpEmbodiedGrams)),
        words.howWater(water(waterOnsiteMl), water(waterOffsiteMl)),
      ],
    },
    { term: words.howLeftOut, paragraphs: [words.howLeftOutMore] },
    {
      term: words.howFactors,
      paragraphs: [factorsParagraph(view), ...unknownModels(reading, words), words.howSources],
    },
  ];
}

/** The baseline in use, and what the result would be with another one. */
function searchParagraphs({ summary, reading, words }: ViewProps): string[] {
  const used = searchBaseline(reading.settings.searchBaseline);
  const other = SEARCH_BASELINES.find(({ id }) => id !== used.id) ?? used;
  const { central, range } = searches(summary.footprint.energyWh, other, words);
  return [
    words.howSearchMore(baselineName(used, words), energyOf(used, words)),
    words.howSearchOther(baselineName(other, words), energyOf(other, words), central, range),
  ];
}

/** The founding claim, beside what this person's ordinary text requests come to. */
function claimParagraph({ summary, reading, words }: ViewProps): string {
  if (!summary.plainTextWh) return words.howClaimMore;
  const each = searches(summary.plainTextWh, searchBaseline(reading.settings.searchBaseline), words);
  return `${words.howClaimMore} ${words.howClaimOurs(each.central, each.range)}`;
}

function searches(energyWh: Range, baseline: SearchBaseline, words: PopupWords) {
  const estimate = formatEstimate(searchEquivalents(energyWh, baseline), 'searches', words.numbers);
  return { central: searchesText(estimate, words), range: estimate.range };
}

function baselineName({ id }: SearchBaseline, words: PopupWords): string {
  return words.searchBaselines[id as SearchBaselineId];
}

function energyOf({ energyWh }: SearchBaseline, words: PopupWords): string {
  return amountText({ low: energyWh, central: energyWh, high: energyWh }, 'energy', words);
}

/** A model too new for the tables is estimated all the same, and that is said. */
function unknownModels({ unknownModels: models }: Reading, words: PopupWords): string[] {
  return models.length > 0 ? [words.howUnknownModels(listOf(models, words))] : [];
}

/** Rows name a factor set and a server zone as '2026.11/US', or 'mixed' where their requests differ. */
function factorsParagraph({ summary, words }: ViewProps): string {
  const tags = summary.factors.map((tag) => tag.split('/'));
  const unique = (values: readonly string[]): string => listOf([...new Set(values)], words);
  if (tags.some(([, zone]) => zone === undefined)) return words.howFactorsMixed;
  return words.howFactorsMore(
    unique(tags.map(([set = '']) => set)),
    unique(tags.map(([, zone = '']) => placeName(zone, words))),
  );
}

function placeName(zone: string, words: PopupWords): string {
  const country = zone.split('-')[0] ?? zone;
  if (!/^[A-Z]{2}$/.test(country)) return words.world;
  return new Intl.DisplayNames(words.numbers.locale, { type: 'region' }).of(country) ?? zone;
}
