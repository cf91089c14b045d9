/** What the amounts are like, by the comparisons a person chose in the options. */
import { formatEstimate } from '../../i18n/format.ts';
import {
  EQUIVALENCES,
  type Equivalence,
  equivalentOf,
  type Quantity,
} from '../../model/footprint/equivalences.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import type { Footprint, Range } from '../../model/usage/usage.ts';
import { pageUrl } from '../shell/page-url.ts';
import type { ExplainedProps } from './view.ts';

/** Energy beside energy, gas beside gas, water beside water; nothing where none is chosen. */
export function Alike({ reading, words, totals }: ExplainedProps) {
  const rows = EQUIVALENCES.filter(({ id }) => reading.settings.equivalences.includes(id)).flatMap(
    (thing) => {
      const alike = alikeOf(totals.footprint, thing);
      return alike && alike.count.high > 0 ? [{ ...alike, id: thing.id }] : [];
    },
  );
  if (rows.length === 0) return null;
  return (
    <section class="sec alike">
      <h2 class="h2">{words.alike.title}</h2>
      <ul>
        {rows.map(({ id, quantity, count }) => {
          const { central, range, under } = formatEstimate(count, 'searches', words.numbers);
          const name = words.equivalenceNames[id] ?? id;
          return (
            <li key={id} data-alike={id}>
              <b>{words.alike.row(central, name, under)}</b>{' '}
              <span class="q">
                ({range}), {words.alike.by[quantity]}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="q sm">
        <a class="lk" href={`${pageUrl('options')}#estimation`}>
          {words.alike.choose}
        </a>
      </p>
    </section>
  );
}

/** By the first quantity the thing has a figure in. */
export function alikeOf(
  footprint: Footprint,
  thing: Equivalence,
): { readonly quantity: Quantity; readonly count: Range } | null {
  const amounts: readonly (readonly [Quantity, Range])[] = [
    ['energyWh', footprint.energyWh],
    ['gco2e', gwpGrams(footprint)],
    ['waterMl', waterMl(footprint)],
  ];
  for (const [quantity, amount] of amounts) {
    const count = equivalentOf(amount, quantity, thing);
    if (count) return { quantity, count };
  }
  return null;
}
