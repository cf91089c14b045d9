/**
 * The estimator of Trottinette for other programs: what a request to a generative model takes in energy, carbon and
 * water at the data centre, as ranges, and why. Pure: no network, no storage, no clock.
 */
import {
  estimate,
  factorsTag,
  inferOutputTokens,
  inferReasoningTokens,
} from '../../src/model/footprint/estimate.ts';
import { type Explanation, explain } from '../../src/model/footprint/explain.ts';
import type { SiteUsage } from '../../src/model/footprint/site-usage.ts';
import { roundFootprint } from '../../src/model/usage/day-row.ts';
import type { Footprint } from '../../src/model/usage/usage.ts';

export type { Explanation } from '../../src/model/footprint/explain.ts';
export type { Source, Step, Value } from '../../src/model/footprint/explain-values.ts';
export { FACTOR_SET, FACTOR_SET_DATE } from '../../src/model/footprint/factor-set.ts';
export { ZONES } from '../../src/model/footprint/place.ts';
export type { SiteUsage } from '../../src/model/footprint/site-usage.ts';
export type { Footprint, Media, Mode, Range } from '../../src/model/usage/usage.ts';

/** What is known of a request; what is left out is taken to be that of a plain answer to a prompt. */
export type Known = Partial<SiteUsage>;

/** What a request took, with the factor set and the server zone it was estimated with: `2026.11/US`. */
export interface Estimated extends Footprint {
  readonly factors: string;
}

/**
 * What a request took, each as `low`, `central` and `high`, to the digit that the extension stores.
 * @param zone of the servers (see `ZONES`); null is where the site is taken to run, and any other word counts as null
 */
export function footprint(known: Known, zone: string | null = null): Estimated {
  const usage = usageOf(known);
  return { ...roundFootprint(estimate(usage, zone)), factors: factorsTag(usage.site, zone) };
}

/** Why: every step with its formula, values and sources, and what the ranges come from. */
export function explanation(known: Known, zone: string | null = null): Explanation {
  return explain(usageOf(known), zone);
}

/**
 * The whole of what is known in part. Tokens that are not told are inferred by rule, as those of an answer which
 * could not be read, and the range widens; a picture, a video or a sound writes none. What is undefined is not told.
 */
export function usageOf(given: Known): SiteUsage {
  const known: Known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { model = null, site = '', mode = 'standard', effort = null, media = [] } = known;
  const { kind = media[0]?.type ?? 'text' } = known;
  const outputTokens = known.outputTokens ?? inferOutputTokens({ model, mode, kind });
  const evidence = { model, site, mode, effort, outputTokens, thinkingMs: null, shownTokens: 0 };
  const sourceOf = (tokens: number | undefined) => (tokens === undefined ? 'inferred' : 'reported');
  return {
    intent: 'unknown',
    generations: 1,
    inputTokens: 0,
    contextTokens: 0,
    toolTokens: 0,
    totalTokens: null,
    tokenSource: {
      input: sourceOf(known.inputTokens),
      output: sourceOf(known.outputTokens),
      reasoning: sourceOf(known.reasoningTokens),
    },
    outcome: 'complete',
    durationMs: 0,
    seen: 'network',
    session: false,
    reasoningTokens: inferReasoningTokens(evidence),
    ...known,
    site,
    kind,
    mode,
    model,
    effort,
    outputTokens,
    media,
  };
}
