/** Token counts that the wire states: each as it was told last. */
import { asPositive } from './json.ts';
import type { ReportedTokens, Turn } from './turn.ts';

/** @param counts as they stand on the wire; what is no count changes nothing */
export function reportTokens(turn: Turn, counts: { readonly [Name in keyof ReportedTokens]: unknown }): void {
  for (const name of ['input', 'output', 'reasoning', 'total'] as const) {
    const count = asPositive(counts[name]);
    if (count !== undefined) turn.reported[name] = count;
  }
}
