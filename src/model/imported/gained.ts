/** What a request metered live gains from a file that knows the same prompt. */
import { estimated } from '../footprint/estimate.ts';
import { zoneOfTag } from '../footprint/reestimate.ts';
import type { Usage, UsageRequest } from '../usage/usage.ts';
import { FREE_MARK } from './imported.ts';

/**
 * A request metered live as it is with what an import knows of it: one that lacks nothing stays as it is, and what a
 * meter saw is never less for a file that leaves it out.
 */
export function gained(live: UsageRequest, imported: UsageRequest): UsageRequest {
  if (!isGuessed(live) || !isWhole(imported)) return live;
  const isInferred = (part: keyof Usage['tokenSource']) => live.tokenSource[part] === 'inferred';
  const { inputTokens, outputTokens, reasoningTokens } = imported;
  const input = isInferred('input') && inputTokens > live.inputTokens ? imported : live;
  const output = isInferred('output') || outputTokens > live.outputTokens ? imported : live;
  const seenReasoning = isInferred('reasoning') ? 0 : live.reasoningTokens;
  const reasoning = reasoningTokens > seenReasoning ? imported : live;
  const made = countOf(live) > 0 && countOf(live) >= countOf(imported) ? live : imported;
  const usage = {
    ...live,
    kind: made.kind,
    media: made.media,
    mode: live.mode === 'standard' ? imported.mode : live.mode,
    outcome: imported.outcome,
    generations: Math.max(live.generations, imported.generations),
    inputTokens: input.inputTokens,
    contextTokens: Math.max(live.contextTokens, imported.contextTokens),
    outputTokens: output.outputTokens,
    reasoningTokens: reasoning.reasoningTokens,
    toolTokens: Math.max(live.toolTokens, imported.toolTokens),
    totalTokens: imported.totalTokens ?? live.totalTokens,
    model: modelOf(live, imported),
    tokenSource: {
      input: input.tokenSource.input,
      output: output.tokenSource.output,
      reasoning: reasoning.tokenSource.reasoning,
    },
  };
  return { ...usage, ...estimated(usage, zoneOfTag(live.factors, live.site)) };
}

/** A file that names no model says less than what was asked for. */
function modelOf(live: UsageRequest, imported: UsageRequest): string | null {
  const isTold = imported.model !== null && !imported.model.endsWith(FREE_MARK);
  return isTold ? imported.model : (live.model ?? imported.model);
}

function countOf({ media }: UsageRequest): number {
  return media.reduce((sum, { count }) => sum + count, 0);
}

/** Nobody saw its answer, or not to its end: what was written is inferred. */
function isGuessed({ outcome, tokenSource }: UsageRequest): boolean {
  return outcome === 'cut' || (outcome !== 'pending' && tokenSource.output === 'inferred');
}

function isWhole({ outcome, tokenSource }: UsageRequest): boolean {
  return (outcome === 'complete' || outcome === 'stopped') && tokenSource.output !== 'inferred';
}
