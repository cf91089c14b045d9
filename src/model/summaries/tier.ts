import { hiddenRunOf } from '../footprint/hidden-run.ts';
import { leastKnown } from '../footprint/token-bases.ts';
import type { Usage } from '../usage/usage.ts';

/** How a request's amounts came about, the surest first: `modelled` from the size of what was produced. */
export const TIERS = ['reported', 'counted', 'inferred', 'modelled'] as const;
/** A way in which amounts came about. */
export type Tier = (typeof TIERS)[number];

/**
 * As good as the weaker of answer and hidden reasoning, and inferred where a run behind the answer is assumed; pictures,
 * videos and sounds have no tokens to count.
 */
export function tierOf(usage: Usage): Tier {
  const { kind, session, tokenSource, reasoningTokens } = usage;
  if (session || kind !== 'text') return 'modelled';
  if (hiddenRunOf(usage) !== null) return 'inferred';
  const sources = [tokenSource.output, ...(reasoningTokens > 0 ? [tokenSource.reasoning] : [])];
  return leastKnown(sources);
}
