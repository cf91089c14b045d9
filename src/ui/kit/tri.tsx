/** Energy, CO2e and water, always in this order: the value, then its range. */
import { Quantity, type QuantityProps } from './quantity.tsx';

export interface TriItem extends QuantityProps {
  key: string;
  label: string;
  range: string;
}

export function Tri({ items }: { items: readonly TriItem[] }) {
  return (
    <dl class="tri">
      {items.map(({ key, label, range, ...quantity }) => (
        <div key={key} data-measure={key}>
          <dt>{label}</dt>
          <dd class="n">
            <Quantity {...quantity} />
          </dd>
          <dd>{range}</dd>
        </div>
      ))}
    </dl>
  );
}
