/** EcoLogits' method on the same requests, where a person switched the comparison on. */

import { amountText, rangeText } from '../../i18n/amounts.ts';
import { formatCount, type Measure } from '../../i18n/format.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import type { EcologitsComparison } from '../../model/footprint/beside.ts';
import type { MinMax } from '../../model/footprint/ecologits.ts';
import { exactly } from '../../model/footprint/range.ts';
import { Switch } from '../kit/switch.tsx';
import { Table } from '../kit/table.tsx';
import type { ExplainedProps } from './view.ts';

/** The switch always; both methods side by side while it is on and EcoLogits knows one of the models. */
export function Ecologits({ reading, words, source }: ExplainedProps) {
  const { settings, ecologits: comparison, sample } = reading;
  return (
    <section class="sec">
      <div class="switched">
        <h2 class="h2">{words.ecologitsTitle}</h2>
        <Switch
          label={words.ecologitsOn}
          on={settings.ecologits}
          onChange={(ecologits) => void source.change({ ecologits })}
        />
      </div>
      <p class="q sm">{words.ecologitsMore}</p>
      {settings.ecologits &&
        (comparison ? (
          <>
            {comparison.requests < sample.looked && (
              <p class="sm">
                {words.ecologitsOf(
                  comparison.requests,
                  formatCount(comparison.requests, words.numbers),
                  formatCount(sample.looked, words.numbers),
                )}
              </p>
            )}
            <Comparison {...comparison} words={words} />
          </>
        ) : (
          <p>{words.ecologitsNone}</p>
        ))}
    </section>
  );
}

function Comparison({ ours, theirs, words }: EcologitsComparison & { words: HowWords }) {
  const rows = [
    ['energy', words.energy, ours.energyWh, theirs.energyWh],
    ['gwp', words.co2e, ours.gwpGrams, theirs.gwpGrams],
    ['water', words.water, ours.waterMl, theirs.waterMl],
  ] as const;
  return (
    <div class="fold">
      <Table
        caption={words.ecologitsTitle}
        captionHidden
        columns={[
          { name: words.quantity },
          { name: words.ours, numeric: true },
          { name: words.range, numeric: true },
          { name: 'EcoLogits', numeric: true },
        ]}
        rows={rows.map(([measure, name, range, other]) => ({
          key: measure,
          head: name,
          cells: [
            <b key="amount">{amountText(range, measure, words)}</b>,
            <span key="range" class="rng">
              {rangeText(range, measure, words)}
            </span>,
            spanText(other, measure, words),
          ],
        }))}
      />
    </div>
  );
}

/** Two ends without a middle: each with its own unit, since they may be far apart. */
function spanText({ min, max }: MinMax, measure: Measure, words: HowWords): string {
  const text = (value: number): string => amountText(exactly(value), measure, words);
  return min === max ? text(min) : words.numbers.range(text(min), text(max));
}
