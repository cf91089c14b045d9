/** The estimates of a day: the reading on its range, and energy, CO2e and water. */
import { formatCount, formatEstimate, withUnit } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { Totals } from '../../model/summaries/summary.ts';
import type { Footprint, Range } from '../../model/usage/usage.ts';
import { positionIn, type RideProps } from '../kit/ride.tsx';
import { footprintItems, Tri } from '../kit/tri.tsx';

/** The reading "about 30 web searches" between its ends. */
export function rideOf(searches: Readonly<Range>, words: CommonWords): RideProps {
  const { central, under, amount, low, high } = formatEstimate(searches, 'searches', words.numbers);
  const [before, after] = words.searches(amount, under);
  return {
    position: positionIn(searches),
    before,
    central,
    after,
    low,
    high,
    between: words.between,
    and: words.and,
  };
}

/** Each with its range. */
export function Measures({ footprint, words }: { footprint: Readonly<Footprint>; words: CommonWords }) {
  return <Tri items={footprintItems(footprint, words)} />;
}

/** A row's count, its energy, and the range of that. */
export function countAndEnergy({ requests, footprint }: Totals, words: CommonWords) {
  const { central, under, unit, range } = formatEstimate(footprint.energyWh, 'energy', words.numbers);
  const energy = withUnit(central, unit, words.numbers);
  return {
    count: formatCount(requests, words.numbers),
    energy: under ? `< ${energy}` : energy,
    range,
  };
}
