/** What Codex tells of its calls: what each took, or the sum of all so far. */
import { type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type AgentCall, tokensOf } from '../reading/agent-prompt.ts';

/** What was told before. */
export interface Told {
  model: string | null;
  /** The last sum of all calls so far: told again when only limits changed. */
  total: string;
  totals: Fields;
}

/** One call: what it took, or the difference to the sum before it. */
export function callOf(session: Told, info: Fields, at: number): AgentCall | undefined {
  const totals = fieldsOf(info.total_token_usage);
  const total = JSON.stringify(totals);
  const before = isBegunAnew(totals, session.totals) ? {} : session.totals;
  const isTold = total !== '{}';
  // Without a sum nothing tells whether it is told again.
  if (isTold ? total === session.total : info.last_token_usage === undefined) return undefined;
  if (isTold) [session.total, session.totals] = [total, totals];
  const last = info.last_token_usage === undefined ? undefined : fieldsOf(info.last_token_usage);
  const tokens = (name: string): number =>
    last ? tokensOf(last[name]) : Math.max(0, tokensOf(totals[name]) - tokensOf(before[name]));
  const cachedTokens = tokens('cached_input_tokens');
  const reasoningTokens = tokens('reasoning_output_tokens');
  return {
    at,
    model: session.model,
    freshTokens: Math.max(0, tokens('input_tokens') - cachedTokens),
    cachedTokens,
    outputTokens: Math.max(0, tokens('output_tokens') - reasoningTokens),
    reasoningTokens,
  };
}

/** A sum only grows, but for where a session was compacted and counts from nothing again. */
function isBegunAnew(totals: Fields, before: Fields): boolean {
  return ['input_tokens', 'output_tokens'].some((name) => tokensOf(totals[name]) < tokensOf(before[name]));
}
