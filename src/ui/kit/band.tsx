/**
 * The pale band behind a bar, from its low to its high end, and how high a chart has to be for it. The scale is that of the
 * bars: a band that reaches beyond it fades out at the top.
 */
import type { Range } from '../../model/usage/usage.ts';

/** Of the height of a chart, the least that is left over its highest bar for a band that reaches beyond. */
const BAND_SHARE = 0.16;
/** Over what ends within the chart there is a little room. */
const HEADROOM = 1.05;

/**
 * The highest value of a chart that holds these bars, of each its range, and of each range what can be seen of it: all of
 * it, or as much as leaves the bars most of the height. One wide range may not flatten all bars.
 */
export function topOf(bars: readonly Readonly<Range>[]): number {
  const tops = bars.map(({ central, high }) =>
    Math.max(central * HEADROOM, Math.min(high * HEADROOM, central / (1 - BAND_SHARE))),
  );
  return Math.max(0, ...tops);
}

/** A height in a chart, as CSS has it. */
export function percentOf(value: number, top: number): string {
  return `${Math.min(100, (value / top) * 100).toFixed(2)}%`;
}

/** Nothing where there is no range. */
export function Band({ range, top }: { range: Readonly<Range> | null; top: number }) {
  if (!range || range.high <= 0) return null;
  const { low, high } = range;
  return (
    <span
      class={high > top ? 'band off' : 'band'}
      style={{
        bottom: percentOf(low, top),
        height: percentOf(Math.min(high, top) - Math.min(low, top), top),
      }}
    />
  );
}

/** A small bar before its band, for the key of a chart; what it means is said beside it. */
export function EndsKey() {
  return (
    <span class="ends-key">
      <span class="band" />
      <span class="stack">
        <span class="text" />
      </span>
    </span>
  );
}
