import type { Usage } from '../usage/usage.ts';

/** How a request's amounts came about, the surest first: `modelled` from the size of what was produced. */
export const TIERS = ['reported', 'counted', 'inferred', 'modelled'] as const;
/** A way in which amounts came about. */
export type Tier = (typeof TIERS)[number];

/** As good as the weaker of answer and hidden reasoning; pictures, videos and sounds have no tokens to count. */
export function tierOf({ kind, session, tokenSource, reasoningTokens }: Usage): Tier {
  if (session || kind !== 'text') return 'modelled';
  const sources = [tokenSource.output, ...(reasoningTokens > 0 ? [tokenSource.reasoning] : [])];
  return TIERS.findLast((tier) => sources.some((source) => source === tier)) ?? 'inferred';
}
