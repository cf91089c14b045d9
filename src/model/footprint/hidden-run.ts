/** Whether a model was at work for a request, and the run of calls behind an answer that the wire does not show. */
import type { Usage } from '../usage/usage.ts';

/** Tokens of a whole run, and the calls they are spread over. */
export interface HiddenRun {
  readonly calls: number;
  readonly input: number;
  readonly context: number;
  readonly answer: number;
}

/**
 * A deep-research answer stands at the end of a run of many calls that the wire does not show. As many calls of as
 * many tokens as the median of published coding sessions (24 calls, 592,000 tokens: Couch, January 2026), but with more
 * read afresh, since its pages are new: 5,000 of them a call and 19,000 cached, 750 written (our assumption).
 */
const RESEARCH_RUN: HiddenRun = { calls: 24, input: 120_000, context: 456_000, answer: 18_000 };

/**
 * An agent that used tools: 10 calls of 24,700 tokens each, of which nine tenths come from the cache and 2 % are written
 * (Couch, January 2026; 96 % from the cache: Hausfather, August 2026). How many calls is our assumption.
 */
const AGENT_RUN: HiddenRun = { calls: 10, input: 20_000, context: 222_000, answer: 5000 };

/** The run assumed behind an answer; null where there is none, or where the site reports its tokens itself. */
export function hiddenRunOf(usage: Usage): HiddenRun | null {
  const { mode, outcome, tokenSource, kind, toolTokens } = usage;
  if (kind !== 'text' || outcome === 'pending' || tokenSource.output === 'reported' || neverRan(usage))
    return null;
  if (mode === 'research') return RESEARCH_RUN;
  // Where nothing of its work is seen, an agent is taken to have used its tools.
  const usedTools = toolTokens > 0 || tokenSource.output === 'inferred';
  return mode === 'agent' && usedTools ? AGENT_RUN : null;
}

/** Refused or failed before anything was produced: no inference took place. */
export function neverRan({ outcome, outputTokens, reasoningTokens, toolTokens, media }: Usage): boolean {
  if (outcome !== 'failed' && outcome !== 'refused') return false;
  return outputTokens + reasoningTokens + toolTokens === 0 && media.length === 0;
}
