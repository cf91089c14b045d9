/** The reading of a page: searches, or an energy, riding its range at the size of a page. */
import type { ComponentChildren } from 'preact';
import { formatEstimate, type Measure } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import type { Range } from '../../model/usage/usage.ts';
import { positionIn, Ride } from '../kit/ride.tsx';

/** A range, and what it is of. */
export interface ReadingRideProps {
  range: Readonly<Range>;
  measure: Measure;
  words: CommonWords;
  /** Between the two ends. */
  middle: ComponentChildren;
}

/** Formatted in the unit that suits its central value; searches are named, not given a unit. */
export function ReadingRide({ range, measure, words, middle }: ReadingRideProps) {
  const { central, under, amount, unit, low, high } = formatEstimate(range, measure, words.numbers);
  const [before, searches] = words.searches(amount, under);
  return (
    <div class="bigride" data-measure={measure}>
      <Ride
        position={positionIn(range)}
        before={before}
        central={central}
        after={measure === 'searches' ? searches : unit}
        low={low}
        high={high}
        between={words.between}
        and={words.and}
        middle={middle}
      />
    </div>
  );
}
