/** A range in a row of a table: the scooter at its smallest, on the scale of its table. */
import type { Range } from '../../model/usage/usage.ts';
import { positionIn } from './ride.tsx';

/** A range and the scale it lies on, in one unit. */
export interface RailProps {
  range: Readonly<Range>;
  /** The highest high end of the table: as long as the column. */
  highest: number;
  /** `between 3 and 12` */
  label: string;
}

/** To a screen reader a picture called `label`; no width where `highest` is 0. */
export function Rail({ range, highest, label }: RailProps) {
  const share = highest > 0 ? (range.high - range.low) / highest : 0;
  return (
    <span
      class="rail small"
      role="img"
      aria-label={label}
      style={{ '--c': positionIn(range).toFixed(3), width: `${(share * 100).toFixed(1)}%` }}
    >
      <b />
      <i />
    </span>
  );
}
