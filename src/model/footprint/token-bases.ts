/** How each count of tokens that an explanation shows is known: as the request says, and by rule in a hidden run. */
import { TOKEN_SOURCES, type TokenSource, type Usage } from '../usage/usage.ts';
import { hiddenRunOf } from './hidden-run.ts';

/** Of what was written and read, of how many calls of the model, and of the conversation that each of them is part of. */
export interface TokenBases {
  readonly answer: TokenSource;
  readonly reasoning: TokenSource;
  readonly tools: TokenSource;
  readonly read: TokenSource;
  readonly calls: TokenSource;
  readonly conversation: TokenSource;
}

/** The assumed run of research or of an agent. */
const OF_RUN: TokenBases = {
  answer: 'inferred',
  reasoning: 'inferred',
  tools: 'inferred',
  read: 'inferred',
  calls: 'inferred',
  conversation: 'inferred',
};

/** A reported output holds thinking and tool calls; the conversation is as well known as its least known tokens. */
export function tokenBasesOf(usage: Usage): TokenBases {
  if (hiddenRunOf(usage) !== null) return OF_RUN;
  const { input, output, reasoning: hidden } = usage.tokenSource;
  const isWhole = output === 'reported';
  const reasoning: TokenSource = isWhole ? output : hidden;
  const tools: TokenSource = isWhole ? output : 'counted';
  return {
    answer: output,
    reasoning,
    tools,
    read: input,
    calls: 'counted',
    conversation: leastKnown([
      input,
      output,
      ...(usage.reasoningTokens > 0 ? [reasoning] : []),
      ...(usage.toolTokens > 0 ? [tools] : []),
    ]),
  };
}

/** The weakest of several; inferred where there is none. */
export function leastKnown(sources: readonly TokenSource[]): TokenSource {
  return TOKEN_SOURCES.findLast((source) => sources.includes(source)) ?? 'inferred';
}
