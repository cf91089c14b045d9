/** What the formulas of media are written with. */
import type { Media } from '../usage/usage.ts';
import { COUNTED, type Source, sourced, type Value } from './explain-values.ts';

/** An expression, and a value for each of its symbols. */
export interface Formula {
  readonly expression: string;
  readonly values: readonly Value[];
}

export const MODEL_CARD: Source = { source: 'model card', year: 2026 };

/** How many were produced. */
export function count(item: Media): Value {
  return seen('n', item.count, '');
}

/** What the request or the page told, or what is taken where neither did. */
export function seen(symbol: string, value: number, unit: string): Value {
  return { symbol, value, unit, ...COUNTED };
}

/** What was looked up. */
export function given(symbol: string, value: Value['value'], unit: string, source: Source): Value {
  return { symbol, value, unit, ...sourced(source) };
}
