/** Which days, and what of them. */
import { MEASURES, SPANS } from '../../model/summaries/history.ts';
import { Segmented } from '../kit/segmented.tsx';
import { spanName } from './query.ts';
import type { ViewProps } from './view.ts';

/** Two rows of choices, days and measure; each choice is asked for at once. */
export function Controls({ reading, words, source }: ViewProps) {
  const { span, measure } = reading.query;
  return (
    <div class="controls">
      <Segmented
        legend={words.period}
        value={spanName(span)}
        choices={SPANS.map((known) => ({ value: spanName(known), text: words.spans[spanName(known)] }))}
        onChange={(name) => {
          const asked = SPANS.find((known) => spanName(known) === name);
          if (asked !== undefined) source.ask({ span: asked });
        }}
      />
      <Segmented
        legend={words.measure}
        value={measure}
        choices={MEASURES.map((value) => ({ value, text: words.measures[value] }))}
        onChange={(asked) => source.ask({ measure: asked })}
      />
    </div>
  );
}
