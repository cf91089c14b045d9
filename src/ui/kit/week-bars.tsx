/** Seven bars with their values over them. Drawn with elements, so that their text grows with the page's. */
import type { ClassEnergy } from '../../model/usage/use-class.ts';

/** A day: its parts in Wh, and its texts ready in the person's language. */
export interface WeekBar {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly ClassEnergy[];
  /** Over the bar. */
  readonly value: string;
  /** In the unit of the parts; null for no tick. */
  readonly usual: number | null;
  /** The one the words speak of. */
  readonly isMarked: boolean;
}

/** Of the height of the bars, what a line of text takes, about. */
const VALUE_HEIGHT = 0.14;

/** To a screen reader one picture called `label`; as high as the highest bar or tick. */
export function WeekBars({ label, bars }: { label: string; bars: readonly WeekBar[] }) {
  const heightOf = ({ parts }: WeekBar): number => parts.reduce((sum, { energyWh }) => sum + energyWh, 0);
  const top = Math.max(...bars.flatMap((bar) => [heightOf(bar), bar.usual ?? 0])) || 1;
  /** On the bar, but not across its tick. */
  const valueAt = (bar: WeekBar): number => {
    const over = (bar.usual ?? 0) - heightOf(bar);
    return heightOf(bar) + (over > 0 && over < VALUE_HEIGHT * top ? over : 0);
  };
  const at = (value: number): string => `${((value / top) * 100).toFixed(2)}%`;
  return (
    <div class="week-bars" role="img" aria-label={label}>
      <div class="cols" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.key} class="col">
            <span class="stack" style={{ height: at(heightOf(bar)) }}>
              {bar.parts.map(({ of, energyWh }) => (
                <span key={of} class={of} style={{ flexGrow: energyWh / heightOf(bar) }} />
              ))}
            </span>
            {bar.usual !== null && <span class="usual" style={{ bottom: at(bar.usual) }} />}
            <span class={bar.isMarked ? 'value strong' : 'value'} style={{ bottom: at(valueAt(bar)) }}>
              {bar.value}
            </span>
            <span class={bar.isMarked ? 'at now' : 'at'}>{bar.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
