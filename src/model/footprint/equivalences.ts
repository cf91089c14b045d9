/**
 * What an amount is like. Energy is compared only with energy, gas only with gas, water only with water: a request's
 * energy never becomes car kilometres through somebody's grid. Free of the model tables, like search.ts.
 */
import type { Said } from '../said.ts';
import type { Range } from '../usage/usage.ts';
import table from './data/equivalences.json' with { type: 'json' };
import { scaled } from './range.ts';

/** What can be compared: Wh, grams of CO2e or millilitres, each with its like alone. */
export type Quantity = 'energyWh' | 'gco2e' | 'waterMl';

/** A thing people know, and what one of it takes. */
export interface Equivalence {
  /** `led-minute`, `scooter-m`…: also the interface's key for it. */
  readonly id: string;
  /** Amount of one such thing; null where no source gives that quantity. */
  readonly energyWh: number | null;
  readonly gco2e: number | null;
  readonly waterMl: number | null;
  readonly label: Said;
  /** What the source's figure includes. */
  readonly boundary: string;
  readonly source: string;
  readonly year: number;
}

export const EQUIVALENCES: readonly Equivalence[] = table.rows;

/** Things that have this quantity. */
export function equivalencesOf(quantity: Quantity): readonly Equivalence[] {
  return EQUIVALENCES.filter((row) => row[quantity] !== null);
}

/** How many of a thing an amount is; null where the thing has no figure in that quantity. */
export function equivalentOf(amount: Readonly<Range>, quantity: Quantity, thing: Equivalence): Range | null {
  const each = thing[quantity];
  return each === null ? null : scaled(amount, 1 / each);
}
