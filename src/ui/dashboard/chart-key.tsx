/** What the textures and marks of a chart mean. */
import { capital } from '../../i18n/capital.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import { EndsKey } from '../kit/band.tsx';

/** The classes that a chart holds, in the order of its key. */
export interface ChartKeyProps {
  classes: readonly UseClass[];
  words: DashboardWords;
  /** Whether the bars have low and high ends. */
  withEnds: boolean;
  /** Whether there are days on which nothing was counted. */
  withUncounted: boolean;
}

/** Hidden from a screen reader, which is given the table under the chart. */
export function ChartKey({ classes, words, withEnds, withUncounted }: ChartKeyProps) {
  return (
    <ul class="key" aria-hidden="true">
      {classes.map((of) => (
        <li key={of}>
          <i class={`sw1 ${of}`} />
          {words.useClasses[of]}
        </li>
      ))}
      {withEnds && (
        <li>
          <EndsKey />
          {capital(words.ends, words)}
        </li>
      )}
      {withUncounted && (
        <li>
          <span class="uncounted-key uncounted" />
          {capital(words.notMetered, words)}
        </li>
      )}
    </ul>
  );
}
