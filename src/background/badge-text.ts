/** What stands on the toolbar button: at most four characters, whatever the amount. */
import { toTwoDigits } from '../i18n/format.ts';
import { searchBaseline, searchEquivalents } from '../model/footprint/search.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { Totals } from '../model/summaries/summary.ts';

/** Names of the thousands, from the largest. */
const SCALES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Requests up to this are shown to the last one. */
const MOST_EXACT = 9_999;
const SMALLEST_ENERGY_WH = 0.1;

/** '' where nothing is to be shown: a day without use, or a badge that is off. Estimates have no room for a range. */
export function badgeText(
  { requests, sessions, footprint }: Totals,
  { badge, searchBaseline: baseline }: Pick<Settings, 'badge' | 'searchBaseline'>,
  locale: string,
): string {
  if (badge === 'off' || requests + sessions === 0) return '';
  switch (badge) {
    case 'requests':
      if (requests === 0) return '';
      return requests <= MOST_EXACT ? String(requests) : short(requests, locale);
    case 'searches':
      return estimateText(searchEquivalents(footprint.energyWh, searchBaseline(baseline)).central, 1, locale);
    case 'energy':
      return estimateText(footprint.energyWh.central, SMALLEST_ENERGY_WH, locale);
  }
}

/** Two digits; less than `smallest` is said to be less, and nothing at all is no number. */
function estimateText(value: number, smallest: number, locale: string): string {
  if (value === 0) return '';
  return value < smallest ? `<${written(smallest, locale)}` : short(value, locale);
}

/** Two digits, as everywhere else: `0.31`, `7.5`, `42`, `350`, `1.2k`, `99M`. */
function short(value: number, locale: string): string {
  const rounded = toTwoDigits(value, 'nearest');
  const [size, name] = SCALES.find(([scale]) => rounded >= scale) ?? [1, ''];
  return `${written(rounded / size, locale)}${name}`;
}

function written(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(value);
}
