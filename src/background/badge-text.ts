/** What stands on the toolbar button: as many characters as have room, whatever the amount. Digits go before the icon is hidden. */
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

/** Requests up to this are shown to the last one: a fourth digit would hide more of the icon than it tells. */
const MOST_EXACT = 999;
const SMALLEST_ENERGY_WH = 0.1;

/** Chromium shows four characters, over the lower half of the icon. */
const USUAL_ROOM = 4;

/**
 * '' where nothing is to be shown: a day without use, or a badge that is off. Estimates have no room for a range.
 * @param room characters the browser shows
 */
export function badgeText(
  { requests, footprint }: Totals,
  { badge, searchBaseline: baseline }: Pick<Settings, 'badge' | 'searchBaseline'>,
  locale: string,
  room = USUAL_ROOM,
): string {
  const writing = { locale, room };
  switch (badge) {
    case 'off':
      return '';
    case 'requests':
      if (requests === 0) return '';
      return requests <= MOST_EXACT ? String(requests) : short(requests, writing);
    case 'searches':
      return estimateText(
        searchEquivalents(footprint.energyWh, searchBaseline(baseline)).central,
        1,
        writing,
      );
    case 'energy':
      return estimateText(footprint.energyWh.central, SMALLEST_ENERGY_WH, writing);
  }
}

/** Two digits; less than `smallest` is said to be less, and nothing at all is no number. */
function estimateText(value: number, smallest: number, writing: Writing): string {
  if (value === 0) return '';
  if (value >= smallest) return short(value, writing);
  const under = `<${written(smallest, 2, writing)}`;
  return under.length <= writing.room ? under : '<1';
}

/** Two digits, as everywhere else: `0.31`, `7.5`, `42`, `350`, `1.2k`, `99M`; fewer where they have no room. */
function short(value: number, writing: Writing): string {
  const rounded = toTwoDigits(value, 'nearest');
  const [size, name] = SCALES.find(([scale]) => rounded >= scale) ?? [1, ''];
  const withDigits = (digits: number): string => written(rounded / size, digits, writing) + name;
  return [2, 1].map(withDigits).find((text) => text.length <= writing.room) ?? withDigits(0);
}

interface Writing {
  readonly locale: string;
  readonly room: number;
}

function written(value: number, maximumFractionDigits: number, { locale }: Writing): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}
