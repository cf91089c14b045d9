/** What a request metered live gains from a file that knows the same prompt. */
import { estimated } from '../footprint/estimate.ts';
import { zoneOfTag } from '../footprint/reestimate.ts';
import type { Usage, UsageRequest } from '../usage/usage.ts';

/** A request metered live as it is with what an import knows of it: one that lacks nothing stays as it is. */
export function gained(live: UsageRequest, imported: UsageRequest): UsageRequest {
  if (!isGuessed(live) || !isWhole(imported)) return live;
  const { kind, mode, outcome, generations, outputTokens, reasoningTokens, toolTokens, totalTokens } =
    imported;
  const { output, reasoning } = imported.tokenSource;
  const usage = {
    ...live,
    kind,
    mode: live.mode === 'standard' ? mode : live.mode,
    outcome,
    generations,
    outputTokens,
    reasoningTokens,
    toolTokens,
    totalTokens,
    model: imported.model ?? live.model,
    inputTokens: live.tokenSource.input === 'inferred' ? imported.inputTokens : live.inputTokens,
    contextTokens: Math.max(live.contextTokens, imported.contextTokens),
    tokenSource: { input: inputSource(live, imported), output, reasoning },
    media: imported.media,
  };
  return { ...usage, ...estimated(usage, zoneOfTag(live.factors, live.site)) };
}

function inputSource(live: UsageRequest, imported: UsageRequest): Usage['tokenSource']['input'] {
  const { input } = live.tokenSource;
  return input === 'inferred' ? imported.tokenSource.input : input;
}

/** Nobody saw its answer, or not to its end: what was written is inferred. */
function isGuessed({ outcome, tokenSource }: UsageRequest): boolean {
  return outcome === 'cut' || (outcome !== 'pending' && tokenSource.output === 'inferred');
}

function isWhole({ outcome, tokenSource }: UsageRequest): boolean {
  return (outcome === 'complete' || outcome === 'stopped') && tokenSource.output !== 'inferred';
}
