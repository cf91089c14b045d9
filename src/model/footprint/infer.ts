/** Tokens nobody saw: hidden reasoning, and the output of requests that were cut or could not be read. */
import type { Kind, Mode } from '../usage/usage.ts';
import { matchModel, tokenizerFactor } from './registry.ts';

/** All that tells how much a model thought; null where the wire says nothing. */
export interface ReasoningEvidence {
  readonly model: string | null;
  readonly site: string;
  readonly mode: Mode;
  /** The site's own word for how hard the model should think. */
  readonly effort: string | null;
  /** Visible answer, o200k-like tokens. */
  readonly outputTokens: number;
  /** Thinking time the server itself states; never time spent waiting, which holds queueing. */
  readonly thinkingMs: number | null;
  /** Reasoning that was shown, whole or as a summary. */
  readonly shownTokens: number;
}

/** Share of the stated thinking time in which tokens are written (range 0.3 to 1). */
const THINKING_SHARE = 0.8;

/** Hidden reasoning as a multiple of the visible answer, where nothing but the mode is known. */
const REASONING_RATIO: Readonly<Record<Mode, number>> = { standard: 1, reasoning: 4, research: 10, agent: 4 };
const LEAST_REASONING: Readonly<Record<Mode, number>> = {
  standard: 0,
  reasoning: 300,
  research: 300,
  agent: 300,
};

/** How much the effort a person picked moves that multiple. */
const EFFORT_FACTOR: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 0.1,
  low: 0.4,
  light: 0.4,
  medium: 1,
  standard: 1,
  auto: 1,
  high: 2.5,
  extended: 2.5,
  heavy: 2.5,
  xhigh: 4,
  max: 4,
};

/**
 * Hidden reasoning in o200k-like tokens, never less than what was shown: from the time the server says it thought,
 * else from the mode and the length of the answer.
 */
export function inferReasoningTokens(evidence: ReasoningEvidence): number {
  const { model, site, mode, effort, outputTokens, thinkingMs, shownTokens } = evidence;
  if (thinkingMs !== null) {
    const { family } = matchModel(model, site);
    const written = (thinkingMs / 1000) * family.tps * THINKING_SHARE;
    return Math.round(Math.max(shownTokens, written / tokenizerFactor(family)));
  }
  const ratio = REASONING_RATIO[mode] * effortFactor(effort);
  const floor = ratio === 0 ? 0 : LEAST_REASONING[mode];
  return Math.round(Math.max(shownTokens, floor, outputTokens * ratio));
}

function effortFactor(effort: string | null): number {
  return effort !== null && Object.hasOwn(EFFORT_FACTOR, effort) ? (EFFORT_FACTOR[effort] ?? 1) : 1;
}

/** Length of a typical visible answer, in o200k-like tokens. */
const TYPICAL_OUTPUT: Readonly<Record<Mode, number>> = {
  standard: 350,
  reasoning: 600,
  research: 3000,
  agent: 1000,
};

/** Output of a text request whose answer was never seen; pictures, videos and sounds write no text. */
export function inferOutputTokens({ mode, kind }: { model: string | null; mode: Mode; kind: Kind }): number {
  return kind === 'text' ? TYPICAL_OUTPUT[mode] : 0;
}
