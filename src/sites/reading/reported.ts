/** Token counts that the wire states: each as it was told last. */
import { asTokens } from './numbers.ts';
import type { ReportedTokens, Turn } from './turn.ts';

/** @param counts as they stand on the wire; what is no count, or none at all, changes nothing */
export function reportTokens(turn: Turn, counts: { readonly [Name in keyof ReportedTokens]: unknown }): void {
  for (const name of ['input', 'output', 'reasoning', 'total'] as const) {
    const count = asTokens(counts[name]);
    if (count) turn.reported[name] = count;
  }
}
