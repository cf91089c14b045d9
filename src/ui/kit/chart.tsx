/**
 * Stacked bars with the range of each: a ring at the high end, a dot at the low end. A bar whose high end is off the
 * scale gets an arrow and its value. Drawn with elements rather than a picture, so that its text grows with the page's.
 */
import type { ComponentChildren } from 'preact';
import type { Range } from '../../model/usage/usage.ts';
import type { UseClass } from '../../model/usage/use-class.ts';

/** Amounts and range in the unit of the scale; parts are stacked from the first up. */
export interface ChartBar {
  readonly key: string;
  readonly parts: readonly { readonly of: UseClass; readonly amount: number }[];
  /** Null where the height is exact. */
  readonly range: Readonly<Range> | null;
  /** The high end as text, written where it is off the scale. */
  readonly highText: string;
  /** Under the bar; null for most. */
  readonly label: string | null;
  readonly isNow?: boolean;
}

/** Bars from left to right, and what they are drawn against. */
export interface ChartProps {
  /** What it shows; the table that follows says the rest. */
  label: string;
  scale: Scale;
  bars: readonly ChartBar[];
  /** Under the chart: the same as a table. */
  children: ComponentChildren;
}

/** A scale from zero to `top`, with a line at each tick. */
export interface Scale {
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** To a screen reader one picture called `label`; the ends that are off the scale lie at its top. */
export function Chart({ label, scale, bars, children }: ChartProps) {
  const sides = highSides(bars.map(({ range }) => range !== null && range.high > scale.top));
  const ranks = labelRanks(bars);
  const at = (value: number): string => `${Math.min(100, (value / scale.top) * 100).toFixed(2)}%`;
  return (
    <div class="chart">
      <div class="plot" role="img" aria-label={label}>
        <div class="field-of-bars" aria-hidden="true">
          {scale.ticks.map(({ value, text }) => (
            <span key={value} class="tick" style={{ bottom: at(value) }}>
              <span>{text}</span>
            </span>
          ))}
          <div class="cols">
            {bars.map((bar, index) => (
              <Column
                key={bar.key}
                bar={bar}
                top={scale.top}
                at={at}
                side={sides[index] ?? null}
                rank={ranks[index] ?? 'end'}
              />
            ))}
          </div>
        </div>
      </div>
      {children}
    </div>
  );
}

interface ColumnProps {
  bar: ChartBar;
  top: number;
  at: (value: number) => string;
  /** Where the value of an end off the scale has room; null for nowhere. */
  side: Side | null;
  rank: LabelRank;
}

type Side = 'before' | 'after';

/** Where there is little room the odd labels go first, then all but those of both ends. */
type LabelRank = 'end' | 'even' | 'odd';

function Column({ bar: { parts, range, highText, label, isNow }, top, at, side, rank }: ColumnProps) {
  const height = parts.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <div class="col">
      <span class="stack" style={{ height: at(height) }}>
        {parts.map(({ of, amount }) => (
          <span key={of} class={of} style={{ flexGrow: amount / (height || 1) }} />
        ))}
      </span>
      {range && range.high > 0 && (
        <>
          <span
            class={range.high > top ? 'whisker off' : 'whisker'}
            style={{ bottom: at(range.central), height: at(Math.min(range.high, top) - range.central) }}
          >
            {side && <span class={`high ${side}`}>{highText}</span>}
          </span>
          <span class="low" style={{ bottom: at(range.low) }} />
        </>
      )}
      {label !== null && <span class={`at ${rank}${isNow ? ' now' : ''}`}>{label}</span>}
    </div>
  );
}

/** A high end above this times what nine in ten stay under is off the scale: one day would flatten all others. */
const OFF_SCALE = 1.2;
const MOST_TICKS = 5;

/** A scale that holds every bar, and every high end but those far beyond the others. */
export function scaleFor(bars: readonly Readonly<Range>[], textOf: (value: number) => string): Scale {
  const highs = bars
    .map(({ high }) => high)
    .filter((high) => high > 0)
    .sort((a, b) => a - b);
  const usualHigh = (highs[Math.round((highs.length - 1) * 0.9)] ?? 0) * OFF_SCALE;
  const highest = Math.max(
    Math.min(highs.at(-1) ?? 0, usualHigh),
    ...bars.map(({ central }) => central * 1.05),
  );
  const step = stepFor(highest / MOST_TICKS);
  const ticks: Scale['ticks'][number][] = [];
  for (let count = 1; count * step <= highest; count += 1)
    ticks.push({ value: count * step, text: textOf(count * step) });
  return { top: Math.max(highest, step), ticks };
}

/** The next of 1, 2, 5, 10, 20… */
function stepFor(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}

/** Bars a value beside an arrow covers, about. */
const VALUE_BARS = 5;

/** On which side of each bar off the scale its value can stand: between two that are near each other there is no room. */
function highSides(off: readonly boolean[]): (Side | null)[] {
  const isOff = (from: number, to: number): boolean =>
    off.slice(Math.max(0, from), Math.max(0, to)).includes(true);
  return off.map((isOwn, index) => {
    if (!isOwn) return null;
    const roomAfter = index + VALUE_BARS < off.length && !isOff(index + 1, index + VALUE_BARS);
    const roomBefore = index >= VALUE_BARS && !isOff(index - VALUE_BARS + 1, index);
    if (roomAfter) return 'after';
    return roomBefore ? 'before' : null;
  });
}

function labelRanks(bars: readonly ChartBar[]): LabelRank[] {
  const labelled = bars.flatMap(({ label }, index) => (label === null ? [] : [index]));
  return bars.map((_, index) => {
    if (index === labelled[0] || index === labelled.at(-1)) return 'end';
    return labelled.indexOf(index) % 2 === 0 ? 'even' : 'odd';
  });
}
