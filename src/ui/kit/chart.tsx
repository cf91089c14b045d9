/**
 * Stacked bars, each before a pale band from its low to its high end. Pointed at, or gone to with the arrow keys, a bar
 * says what it holds; clicked, it opens. Drawn with elements rather than a picture, so that its text grows with the page's.
 */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { exactly } from '../../model/footprint/range.ts';
import type { Range } from '../../model/usage/usage.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import { Band, percentOf, topOf } from './band.tsx';
import { moveAlong } from './roving.ts';
import { still } from './still.tsx';

/** Amounts and range in the unit of the scale; parts are stacked from the first up. */
export interface ChartBar {
  readonly key: string;
  readonly parts: readonly { readonly of: UseClass; readonly amount: number }[];
  /** Null where the height is exact. */
  readonly range: Readonly<Range> | null;
  /** Its name, amount and range, in words. */
  readonly said: string;
  /** Under the bar; null for most. */
  readonly label: string | null;
  readonly isNow?: boolean;
  /** Nothing was counted then, which is not the same as zero. */
  readonly isUncounted?: boolean;
}

/** Bars from left to right, and what they are drawn against. */
export interface ChartProps {
  /** What it shows; the table that follows says the rest. */
  label: string;
  /** What can be done with it, said as long as no bar is looked at. */
  hint: string;
  scale: Scale;
  bars: readonly ChartBar[];
  /** Opens what the bar of this key stands for; without it bars only say what they hold. */
  onOpen?: ((key: string) => void) | undefined;
  /** Under the chart: the same as a table. */
  children: ComponentChildren;
}

/** A scale from zero to `top`, with a line at each tick. */
export interface Scale {
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** To a screen reader a group called `label`, of a button or a picture for each bar, called by what it says. */
export function Chart({ label, hint, scale, bars, onOpen, children }: ChartProps) {
  const [looked, lookAt] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const isStop = stopIn(bars, stop);
  return (
    <div class="chart">
      <p class="looked" aria-hidden="true">
        {bars.find(({ key }) => key === looked)?.said ?? hint}
      </p>
      <div class="plot">
        <div class="field-of-bars">
          <Ticks scale={scale} />
          <fieldset class="cols" aria-label={label} onKeyDown={moveAlong} onPointerLeave={() => lookAt(null)}>
            {bars.map((bar) => (
              <Column
                key={bar.key}
                bar={bar}
                top={scale.top}
                onOpen={onOpen}
                tabIndex={isStop(bar.key) ? 0 : -1}
                onPointerEnter={() => lookAt(bar.key)}
                onFocus={() => {
                  lookAt(bar.key);
                  setStop(bar.key);
                }}
                onBlur={() => lookAt(null)}
              />
            ))}
          </fieldset>
          <Labels bars={bars} />
        </div>
      </div>
      {children}
    </div>
  );
}

/** Where the keyboard comes to: the bar it was on last, else the last bar. */
function stopIn(bars: readonly ChartBar[], stop: string | null): (key: string) => boolean {
  const found = bars.find(({ key }) => key === stop) ?? bars.at(-1);
  return (key) => key === found?.key;
}

function Ticks({ scale: { top, ticks } }: { scale: Scale }) {
  return (
    <div aria-hidden="true">
      {ticks.map(({ value, text }) => (
        <span key={value} class="tick" style={{ bottom: percentOf(value, top) }}>
          <span>{text}</span>
        </span>
      ))}
    </div>
  );
}

interface ColumnProps {
  tabIndex: number;
  onPointerEnter: () => void;
  onFocus: () => void;
  onBlur: () => void;
  bar: ChartBar;
  top: number;
  onOpen: ChartProps['onOpen'];
}

/** The others are not drawn again as one is looked at, or grows. */
const Column = still(Bar, ({ bar, top, tabIndex, onOpen }: ColumnProps) => [
  ...[bar, top, tabIndex, onOpen === undefined],
]);

function Bar({ bar, top, onOpen, ...touched }: ColumnProps) {
  const { key, said, isUncounted } = bar;
  const props = { class: isUncounted ? 'col uncounted' : 'col', 'aria-label': said, ...touched };
  const drawn = <Drawn bar={bar} top={top} />;
  if (!onOpen)
    return (
      <span role="img" {...props}>
        {drawn}
      </span>
    );
  return (
    <button type="button" onClick={() => onOpen(key)} {...props}>
      {drawn}
    </button>
  );
}

function Drawn({ bar: { parts, range }, top }: { bar: ChartBar; top: number }) {
  const height = parts.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <>
      <Band range={range} top={top} />
      <span class="stack" style={{ height: percentOf(height, top) }}>
        {parts.map(({ of, amount }) => (
          <span key={of} class={of} style={{ flexGrow: amount / (height || 1) }} />
        ))}
      </span>
    </>
  );
}

/** Where there is little room the odd labels go first, then all but those of both ends. */
type LabelRank = 'end' | 'even' | 'odd';

/** Under the bars rather than within them: a bar's name says more than its label, and in other words. */
function Labels({ bars }: Pick<ChartProps, 'bars'>) {
  const ranks = labelRanks(bars);
  return (
    <div class="cols labels" aria-hidden="true">
      {bars.map(({ key, label, isNow }, index) => (
        <span key={key} class="col">
          {label !== null && <span class={`at ${ranks[index] ?? 'end'}${isNow ? ' now' : ''}`}>{label}</span>}
        </span>
      ))}
    </div>
  );
}

const MOST_TICKS = 5;

/** A scale that holds every bar; with `withEnds` every high end too, under which one wide day may flatten all bars. */
export function scaleFor(
  bars: readonly Readonly<Range>[],
  textOf: (value: number) => string,
  withEnds: boolean,
): Scale {
  const highest = topOf(withEnds ? bars.map(({ high }) => exactly(high)) : bars);
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

/** Even ones are counted from the last on, and none stands next to either end. */
function labelRanks(bars: readonly ChartBar[]): LabelRank[] {
  const labelled = bars.flatMap(({ label }, index) => (label === null ? [] : [index]));
  const last = labelled.length - 1;
  return bars.map((_, index) => {
    const place = labelled.indexOf(index);
    if (place === 0 || place === last) return 'end';
    return place > 1 && (last - place) % 2 === 0 ? 'even' : 'odd';
  });
}
