/** From what a tab reported to the row that is stored: tokens nobody saw are inferred, and the whole is estimated. */
import { dayOf, tzOffsetMin } from '../model/calendar/day.ts';
import { estimated, inferOutputTokens, inferReasoningTokens } from '../model/footprint/estimate.ts';
import { MAX_TOKENS } from '../model/limits.ts';
import type { Observation } from '../model/usage/observation.ts';
import type { Usage, UsageRequest } from '../model/usage/usage.ts';

/** What an observation does not say. */
export interface Circumstances {
  readonly id: string;
  readonly device: string;
  /** Epoch ms of arrival. */
  readonly now: number;
  /** Server zone the person chose; null for the site's own. */
  readonly zone: string | null;
}

type SiteUsage = Usage & { readonly site: string };

/** A message may have had to wait for the background; two processes may read two clocks. */
const OLDEST_MS = 24 * 3_600_000;
const NEWEST_MS = 2 * 60_000;

/** The row for an observation, as if nothing were stored of it yet. */
export function toRequest(observation: Observation, circumstances: Circumstances): UsageRequest {
  const {
    endpoint: _,
    key: __,
    thinkingMs,
    understood,
    shape: ___,
    measured: ____,
    advice: _____,
    ...usage
  } = observation;
  const { id, device, now, zone } = circumstances;
  const at = Math.min(now + NEWEST_MS, Math.max(now - OLDEST_MS, observation.at));
  const settled = usage.outcome === 'complete' || usage.outcome === 'stopped';
  const whole = withInferredTokens(usage, { thinkingMs, unread: understood === false && settled });
  return {
    ...whole,
    id,
    device,
    at,
    day: dayOf(at),
    tzOffsetMin: tzOffsetMin(at),
    provenance: 'live',
    rowRev: 0,
    ...estimated(whole, zone),
  };
}

/** The row of a request that is not heard of any more: what was known of it, and the rest inferred. */
export function toCut(request: UsageRequest, zone: string | null): UsageRequest {
  const cut: UsageRequest = { ...request, outcome: 'cut' };
  const whole = withInferredTokens(cut, { thinkingMs: null, unread: true });
  return { ...whole, ...estimated(whole, zone) };
}

interface Evidence {
  /** Thinking time the server stated. */
  readonly thinkingMs: number | null;
  /** There was an answer, and nobody could read it to its end. */
  readonly unread: boolean;
}

function withInferredTokens<Given extends SiteUsage>(usage: Given, { thinkingMs, unread }: Evidence): Given {
  const { model, mode, kind, site, effort, reasoningTokens, tokenSource } = usage;
  const answerLost = unread && !producedAnything(usage);
  const outputTokens = answerLost ? inferOutputTokens({ model, mode, kind }) : usage.outputTokens;
  const infersReasoning =
    tokenSource.reasoning === 'inferred' && (thinkingMs !== null || didRun(usage) || producedAnything(usage));
  const evidence = { model, site, mode, effort, outputTokens, thinkingMs, shownTokens: reasoningTokens };
  return {
    ...usage,
    outputTokens,
    reasoningTokens: infersReasoning
      ? Math.min(MAX_TOKENS, inferReasoningTokens(evidence))
      : usage.reasoningTokens,
    tokenSource: {
      input: unread && usage.inputTokens === 0 ? 'inferred' : tokenSource.input,
      output: answerLost ? 'inferred' : tokenSource.output,
      reasoning: tokenSource.reasoning,
    },
  };
}

/** Whether the outcome alone says that a model was at work. */
function didRun({ outcome }: Usage): boolean {
  return outcome === 'complete' || outcome === 'stopped' || outcome === 'cut';
}

function producedAnything({ outputTokens, reasoningTokens, toolTokens, media }: Usage): boolean {
  return outputTokens + reasoningTokens + toolTokens > 0 || media.length > 0;
}
