/** What the formulas of media are written with. */
import type { Media } from '../usage/usage.ts';
import { SEEN, type Source, sourced, type Value } from './explain-values.ts';

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

/** What the request or the page told. */
export function seen(symbol: string, value: number, unit: string): Value {
  return { symbol, value, unit, ...SEEN.counted };
}

/** The same, or what is taken where neither told, with the source of that. */
export function seenOr(
  symbol: string,
  told: number | undefined,
  unit: string,
  taken: { readonly value: number } & Source,
): Value {
  return told === undefined ? given(symbol, taken.value, unit, taken) : seen(symbol, told, unit);
}

/** What was looked up. */
export function given(symbol: string, value: Value['value'], unit: string, source: Source): Value {
  return { symbol, value, unit, ...sourced(source) };
}

/** Pixels of a picture or of a frame; undefined where the wire does not tell both sides. */
export function toldPixels({ width, height }: Media): number | undefined {
  return width === undefined || height === undefined ? undefined : width * height;
}
