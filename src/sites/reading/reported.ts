/** Token counts that the wire states: each as it was told last. */
import { asTokens } from './numbers.ts';
import type { ReportedTokens, Turn } from './turn.ts';

/** What the wire may state; `read` is all the model read for the prompt, earlier turns included. */
type StatedTokens = Omit<ReportedTokens, 'context'> & { read?: number };

/** @param counts as they stand on the wire; what is no count, or none at all, changes nothing */
export function reportTokens(turn: Turn, counts: { readonly [Name in keyof StatedTokens]: unknown }): void {
  const { reported } = turn;
  for (const name of ['input', 'output', 'reasoning', 'total'] as const) {
    const count = asTokens(counts[name]);
    if (count) reported[name] = count;
  }
  const read = asTokens(counts.read);
  if (read) {
    reported.input = read;
    reported.context = 0;
  }
}
