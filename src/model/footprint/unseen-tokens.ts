/** Tokens that were produced and not seen: inferred by rule from what is known of the request. */
import { MAX_TOKENS } from '../limits.ts';
import type { Usage } from '../usage/usage.ts';
import { inferOutputTokens, inferReasoningTokens } from './infer.ts';
import type { SiteUsage } from './site-usage.ts';

/** What is known of an answer besides its tokens. */
export interface Evidence {
  /** Thinking time the server stated. */
  readonly thinkingMs: number | null;
  /** There was an answer, and nobody could read it to its end. */
  readonly unread: boolean;
}

/** The usage with what nobody saw inferred: the thinking that was hidden, and an answer that was lost. */
export function withInferredTokens<Given extends SiteUsage>(
  usage: Given,
  { thinkingMs, unread }: Evidence,
): Given {
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
