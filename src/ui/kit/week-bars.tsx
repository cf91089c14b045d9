/**
 * Seven bars with their values over them, each a way to its day. Drawn with elements, so that their text grows with the
 * page's.
 */
import { useState } from 'preact/hooks';
import type { Range } from '../../model/usage/usage.ts';
import type { ClassEnergy } from '../../model/usage/use-class.ts';
import { Band, topOf } from './band.tsx';
import { moveAlong } from './roving.ts';

/** A day: its parts in Wh, and its texts ready in the person's language. */
export interface WeekBar {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly ClassEnergy[];
  /** In the unit of the parts; null where nothing was counted. */
  readonly range: Readonly<Range> | null;
  /** Over the bar. */
  readonly value: string;
  /** In the unit of the parts; null for no tick. */
  readonly usual: number | null;
  /** The one the words speak of. */
  readonly isMarked: boolean;
  /** Its name, amount and range, in words. */
  readonly said: string;
  /** Where its day is opened; null of one that is yet to come. */
  readonly href: string | null;
}

/** Of the height of the bars, what a line of text takes, about. */
const VALUE_HEIGHT = 0.14;

/** What the bars are of, and what they do. */
export interface WeekBarsProps {
  label: string;
  /** What can be done with them, said as long as no bar is looked at. */
  hint: string;
  bars: readonly WeekBar[];
}

/** To a screen reader a group called `label`, of a link or a picture for each day; as high as bars, ticks and ranges ask for. */
export function WeekBars({ label, hint, bars }: WeekBarsProps) {
  const [looked, lookAt] = useState<string | null>(null);
  const top =
    Math.max(topOf(bars.flatMap(({ range }) => range ?? [])), ...bars.map(({ usual }) => usual ?? 0)) || 1;
  const stop = looked ?? bars.findLast(({ href }) => href !== null)?.key;
  return (
    <>
      <p class="looked" aria-hidden="true">
        {bars.find(({ key }) => key === looked)?.said ?? hint}
      </p>
      <div class="week-bars">
        <fieldset class="cols" aria-label={label} onKeyDown={moveAlong} onPointerLeave={() => lookAt(null)}>
          {bars.map((bar) => (
            <Column
              key={bar.key}
              bar={bar}
              top={top}
              tabIndex={bar.key === stop ? 0 : -1}
              onPointerEnter={() => lookAt(bar.key)}
              onFocus={() => lookAt(bar.key)}
              onBlur={() => lookAt(null)}
            />
          ))}
        </fieldset>
      </div>
    </>
  );
}

const heightOf = ({ parts }: WeekBar): number => parts.reduce((sum, { energyWh }) => sum + energyWh, 0);

/** On the bar, but not across its tick. */
function valueAt(bar: WeekBar, top: number): number {
  const over = (bar.usual ?? 0) - heightOf(bar);
  return heightOf(bar) + (over > 0 && over < VALUE_HEIGHT * top ? over : 0);
}

interface ColumnProps {
  bar: WeekBar;
  top: number;
  tabIndex: number;
  onPointerEnter: () => void;
  onFocus: () => void;
  onBlur: () => void;
}

/** An amount may leave its unit for the next line, which its no-break space forbids. */
function Broken({ text }: { text: string }) {
  const [amount, ...rest] = text.split(/(?<=[\u00a0\u202f])/u);
  return (
    <>
      {amount}
      {rest.length > 0 && <wbr />}
      {rest.join('')}
    </>
  );
}

/** Another tab where the bars stand in the popup, which a page of its own would close. */
function Column({ bar, top, ...touched }: ColumnProps) {
  const at = (value: number): string => `${((value / top) * 100).toFixed(2)}%`;
  const drawn = (
    <>
      <Band range={bar.range} top={top} />
      <span class="stack" style={{ height: at(heightOf(bar)) }}>
        {bar.parts.map(({ of, energyWh }) => (
          <span key={of} class={of} style={{ flexGrow: energyWh / heightOf(bar) }} />
        ))}
      </span>
      {bar.usual !== null && <span class="usual" style={{ bottom: at(bar.usual) }} />}
      <span
        class={bar.isMarked ? 'value strong' : 'value'}
        style={{ bottom: at(valueAt(bar, top)) }}
        aria-hidden="true"
      >
        <Broken text={bar.value} />
      </span>
      <span class={bar.isMarked ? 'at now' : 'at'} aria-hidden="true">
        {bar.label}
      </span>
    </>
  );
  if (bar.href === null)
    return (
      <span class="col" role="img" aria-label={bar.said} {...touched}>
        {drawn}
      </span>
    );
  return (
    <a class="col" href={bar.href} target="_blank" rel="noreferrer" {...touched}>
      <span class="vh">{bar.said}</span>
      {drawn}
    </a>
  );
}
