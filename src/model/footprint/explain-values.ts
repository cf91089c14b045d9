/** The vocabulary of an explanation: steps, and values with their sources. */
import type { Range, TokenSource } from '../usage/usage.ts';
import places from './data/products.json' with { type: 'json' };
import type { PartId } from './part.ts';

/** A number that went into a formula. `year` is that of the source. */
export interface Value {
  /** Symbol in the expression. */
  readonly symbol: string;
  readonly value: number | Range;
  readonly unit: string;
  readonly source: string;
  readonly year: number;
}

export const STEP_IDS = [
  'decode-by-size',
  'decode-by-price',
  'decode',
  'tokens',
  'context-growth',
  'reading',
  'text-energy',
  'media-energy',
  'energy',
  'searches',
  'carbon-of-use',
  'carbon-of-hardware',
  'water-on-site',
  'water-off-site',
] as const;
/** A step by its id, in the order of the computation. */
export type StepId = (typeof STEP_IDS)[number];

/** One line of the computation: `expression` over `values` gives `result`. */
export interface Step {
  readonly id: StepId;
  readonly expression: string;
  readonly values: readonly Value[];
  readonly result: { readonly value: number | Range; readonly unit: string };
}

/** Source of what was seen of the request itself rather than looked up, by how it is known. */
export const SEEN: Readonly<Record<TokenSource, Source>> = {
  reported: { source: 'reported by the site', year: 2026 },
  counted: { source: 'counted in the page', year: 2026 },
  inferred: { source: 'inferred by rule', year: 2026 },
};

/** Source of what a step before came to. */
export const COMPUTED: Source = { source: 'result of a step before', year: 2026 };

/** Where a number is from, and of which year that is. */
export interface Source {
  readonly source: string;
  readonly year: number;
}

/** Whether the part is something produced other than text. */
export function isMedia(id: PartId): boolean {
  return id === 'image' || id === 'video' || id === 'audio';
}

/** The source alone, of a row that holds more. */
export function sourced({ source, year }: Source): Source {
  return { source, year };
}

/** A factor's three ends without the rest of its row. */
export function threeOf({ low, central, high }: { low: number; central: number; high: number }): Range {
  return { low, central, high };
}

/** Where PUE and WUE of a site's operator come from. */
export function operatorSource(site: string): Source {
  const rows = places.products as Readonly<Record<string, { readonly operator: string }>>;
  const operators = places.operators as Readonly<
    Record<string, { readonly source: string; readonly year: number }>
  >;
  const operator = Object.hasOwn(rows, site) ? rows[site]?.operator : undefined;
  return sourced(operators[operator ?? 'unknown'] ?? { source: places.source, year: places.year });
}
