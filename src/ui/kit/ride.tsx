/** The reading that rides its range: one on a view. */
import type { ComponentChildren } from 'preact';
import type { Range } from '../../model/usage/usage.ts';

/** Texts of the reading and of its ends, ready in the person's language. */
export interface RideProps {
  /** Where the handlebar stands: 0 at the low end, 1 at the high end. */
  position: number;
  before: string;
  central: string;
  after: string;
  low: string;
  high: string;
  /** Said before each end, for who does not see the wheels. */
  between: string;
  and: string;
  /** Between the two ends. */
  middle?: ComponentChildren;
}

/** In pixels at the usual text size: the rail in a popup, its wheels, and the room between stem and reading. */
const RAIL_WIDTH = 328;
const WHEEL_WIDTH = 17;
const READING_GAP = 16;
/** Of a character of the reading, about; those of the number are larger. */
const CHARACTER_WIDTH = 8.9;
const CENTRAL_SCALE = 1.42;

/** Past this the reading hangs over the far half, however short it is. */
const FLAT_FROM = 0.4;

/** Where the central value stands in its range, 0 to 1 on a linear scale; 0 where there is no width. */
export function positionIn(range: Readonly<Range>): number {
  const width = range.high - range.low;
  return width > 0 ? (range.central - range.low) / width : 0;
}

/** Whether the reading goes above the rail, because it does not fit between the stem and the end. */
export function isFlat({ position, before, central, after }: RideProps): boolean {
  const stem = WHEEL_WIDTH / 2 + position * (RAIL_WIDTH - WHEEL_WIDTH);
  const characters = before.length + after.length + 2 + central.length * CENTRAL_SCALE;
  return position > FLAT_FROM || stem + READING_GAP + characters * CHARACTER_WIDTH > RAIL_WIDTH;
}

/** The reading beside the stem, or above the rail where `isFlat`; the ends under it. */
export function Ride(props: RideProps) {
  const { position, before, central, after, low, high, between, and, middle } = props;
  return (
    <>
      <div class={isFlat(props) ? 'ride flat' : 'ride'} style={{ '--c': position.toFixed(3) }}>
        <p class="on">
          {before} <strong>{central}</strong> {after}
        </p>
        <span class="rail" aria-hidden="true">
          <b />
          <i />
        </span>
      </div>
      <div class="ends">
        <b>
          <span class="vh">{between} </span>
          {low}
        </b>
        {middle && <div class="xs">{middle}</div>}
        <b>
          <span class="vh">{and} </span>
          {high}
        </b>
      </div>
    </>
  );
}
