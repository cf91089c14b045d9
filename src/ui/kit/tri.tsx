/** Energy, CO2e and water, always in this order: the value, then its range. */
import { formatEstimate, type Measure } from '../../i18n/format.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import type { Footprint, Range } from '../../model/usage/usage.ts';
import { Quantity, type QuantityProps } from './quantity.tsx';

/** A measure with its amount and its range, as text. */
export interface TriItem extends QuantityProps {
  key: string;
  label: string;
  range: string;
  /** Under the range, where there is something to compare with. */
  compared?: string | null;
}

/** One beside the other, in the order given. */
export function Tri({ items }: { items: readonly TriItem[] }) {
  return (
    <dl class="tri">
      {items.map(({ key, label, range, compared, ...quantity }) => (
        <div key={key} data-measure={key}>
          <dt>{label}</dt>
          <dd class="n">
            <Quantity {...quantity} />
          </dd>
          <dd>{range}</dd>
          {compared && <dd class="cmp">{compared}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** An amount under its label; its key is the measure. */
export function estimateItem<Of extends Measure>(
  measure: Of,
  label: string,
  range: Readonly<Range>,
  words: CommonWords,
): TriItem & { key: Of } {
  const estimate = formatEstimate(range, measure, words.numbers);
  return {
    key: measure,
    label,
    under: estimate.under ? words.under : null,
    number: estimate.central,
    unit: estimate.unit,
    range: estimate.range,
  };
}

type FootprintMeasure = Exclude<Measure, 'searches'>;

/** Energy, CO2e and water of a footprint. */
export function footprintItems(
  footprint: Readonly<Footprint>,
  words: CommonWords,
): (TriItem & { key: FootprintMeasure })[] {
  return [
    estimateItem('energy', words.energy, footprint.energyWh, words),
    estimateItem('gwp', words.co2e, gwpGrams(footprint), words),
    estimateItem('water', words.water, waterMl(footprint), words),
  ];
}
