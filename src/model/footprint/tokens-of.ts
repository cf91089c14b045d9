/** From the counts of a request to the tokens its model really handled, and how sure those are. */
import type { Mode, TokenSource, Usage } from '../usage/usage.ts';
import { type HiddenRun, hiddenRunOf } from './hidden-run.ts';
import type { Cause } from './part.ts';
import { amount } from './range.ts';
import { type Family, tokenizerFactor } from './registry.ts';

/** Some tokens in the model's own tokenizer. */
export interface Tokens {
  readonly count: number;
  readonly causes: readonly Cause[];
}

/** A request's tokens by what they were for. */
export interface TokenAccount {
  readonly answer: Tokens;
  readonly reasoning: Tokens;
  readonly tools: Tokens;
  /** Read for the first time. */
  readonly input: Tokens;
  /** Read before and kept in the cache. */
  readonly context: Tokens;
  /** Calls of the model the tokens are spread over: each reads and writes its share. */
  readonly calls: number;
}

/** Error of a count by where it comes from: our counter against o200k, and family factors against real tokenizers. */
const COUNT_CAUSES: Readonly<Record<TokenSource, readonly Cause[]>> = {
  reported: [],
  counted: [{ id: 'token-count', low: 0.8, high: 1.25 }],
  inferred: [{ id: 'token-count', low: 0.25, high: 4 }],
};

/** Hidden reasoning by mode (docs/METHOD.md): auto 0 to 5 times the answer, thinking 1 to 15 around 4. */
const REASONING_CAUSES: Readonly<Record<Mode, readonly Cause[]>> = {
  standard: [{ id: 'reasoning-count', low: 0.1, high: 5 }],
  reasoning: [{ id: 'reasoning-count', low: 0.25, high: 3.75 }],
  research: [{ id: 'reasoning-count', low: 0.25, high: 3.75 }],
  agent: [{ id: 'reasoning-count', low: 0.25, high: 3.75 }],
};

/** The same task varies 30-fold in tokens (Bai et al., 2026). */
const RUN_CAUSES: readonly Cause[] = [{ id: 'hidden-run', low: 0.25, high: 4 }];

/** What a model wrote, each token once. */
export interface WrittenTokens {
  readonly answer: number;
  readonly reasoning: number;
  readonly tools: number;
}

/**
 * What was written, as counted. An output that the site reports is all of it, reasoning and tool calls too (OpenAI's
 * `completion_tokens`, API reference, Usage; Qwen, Z.ai and Notion count likewise): it stands as the answer.
 */
export function writtenTokens({
  outputTokens,
  reasoningTokens,
  toolTokens,
  tokenSource,
}: Usage): WrittenTokens {
  const answer = amount(outputTokens);
  if (tokenSource.output === 'reported') return { answer, reasoning: 0, tools: 0 };
  return { answer, reasoning: amount(reasoningTokens), tools: amount(toolTokens) };
}

/** The tokens of a request, its hidden run included. */
export function tokensOf(usage: Usage, family: Family): TokenAccount {
  const factor = tokenizerFactor(family);
  const own = (count: number, source: TokenSource, causes = COUNT_CAUSES[source]): Tokens => ({
    count: amount(count) * (source === 'reported' ? 1 : factor),
    causes,
  });
  const { tokenSource, generations } = usage;
  const written = writtenTokens(usage);
  const reasoningCauses =
    tokenSource.reasoning === 'inferred' ? REASONING_CAUSES[usage.mode] : COUNT_CAUSES[tokenSource.reasoning];
  const answers = Math.max(1, Math.round(amount(generations)));
  const seen: TokenAccount = {
    answer: own(written.answer, tokenSource.output),
    reasoning: own(written.reasoning, tokenSource.reasoning, reasoningCauses),
    tools: own(written.tools, 'counted'),
    input: own(usage.inputTokens * answers, tokenSource.input),
    context: own(amount(usage.contextTokens) * answers + unseenTokens(usage), tokenSource.input),
    calls: answers,
  };
  const run = hiddenRunOf(usage);
  return run === null ? seen : withHiddenRun(seen, run);
}

/** What a reported total holds beyond the counts: hidden instructions and tools, read from the cache. */
function unseenTokens(usage: Usage): number {
  if (usage.totalTokens === null) return 0;
  const { answer, reasoning, tools } = writtenTokens(usage);
  const seen = amount(usage.inputTokens) + amount(usage.contextTokens) + answer + reasoning + tools;
  return amount(usage.totalTokens - seen);
}

function withHiddenRun(seen: TokenAccount, run: HiddenRun): TokenAccount {
  const atLeast = ({ count }: Tokens, least: number): Tokens => ({
    count: Math.max(count, least),
    causes: RUN_CAUSES,
  });
  return {
    ...seen,
    answer: atLeast(seen.answer, run.answer),
    input: atLeast(seen.input, run.input),
    context: atLeast(seen.context, run.context),
    calls: run.calls,
  };
}
