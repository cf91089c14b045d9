/** Copilot CLI's events: output by call, all else by session. Grammar and sources: README.md. */
import { TokenCounter } from '../../model/usage/tokens.ts';
import { asId, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type AgentCall, agentPrompt, outcomeOf, tokensOf } from '../reading/agent-prompt.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const copilotCli: ExportSource = {
  id: 'copilot-cli',
  recognises: ({ value }, form) => form === 'lines' && fieldsOf(value).type === 'session.start',
  createReading: () => readingOf(openFile),
};

interface Prompt {
  readonly key: string;
  readonly at: number;
  /** Counted from what was typed: what stands in where no sum is told. */
  readonly typedTokens: number;
  readonly calls: AgentCall[];
}

function openFile(): FileReading {
  const prompts: Prompt[] = [];
  let model: string | null = null;
  let metrics: Fields = {};
  /** Prompts that the last sums were told after: a session that is gone on with and then killed has more. */
  let summed = 0;
  return {
    take({ value }) {
      const { type, data, id, timestamp } = fieldsOf(value);
      const event = fieldsOf(data);
      const at = ofIso(timestamp);
      if (at === undefined) return [];
      if (type === 'session.model_change') model = asSlug(event.newModel) ?? model;
      else if (type === 'session.shutdown') {
        metrics = fieldsOf(event.modelMetrics);
        summed = prompts.length;
      } else if (type === 'assistant.message') prompts.at(-1)?.calls.push(callOf(event, model, at));
      else if (type === 'user.message' && !/^skill-/.test(asText(event.source) ?? ''))
        prompts.push({ key: asId(id) ?? `${at}`, at, typedTokens: countOf(event.content), calls: [] });
      return [];
    },
    end: () => promptsOf(prompts, metrics, summed),
  };
}

function callOf({ outputTokens }: Fields, model: string | null, at: number): AgentCall {
  return {
    at,
    model,
    freshTokens: 0,
    cachedTokens: 0,
    outputTokens: tokensOf(outputTokens),
    reasoningTokens: 0,
  };
}

function countOf(text: unknown): number {
  const counter = new TokenCounter();
  counter.add(asText(text) ?? '');
  return counter.tokens;
}

/** What a session read is shared out over its prompts by what was written for each. */
function promptsOf(prompts: readonly Prompt[], metrics: Fields, summed: number): ReadPrompt[] {
  // A session that never changed its model says which it was by its sums alone.
  const [only = null, ...others] = Object.keys(metrics);
  const model = others.length > 0 ? null : (asSlug(only) ?? null);
  const sums = Object.values(metrics).map((one) => fieldsOf(fieldsOf(one).usage));
  const cached = sums.reduce((sum, { cacheReadTokens }) => sum + tokensOf(cacheReadTokens), 0);
  const fresh = sums.reduce((sum, { inputTokens }) => sum + tokensOf(inputTokens), 0) - cached;
  const written = prompts
    .slice(0, summed)
    .map(({ calls }) => calls.reduce((sum, { outputTokens }) => sum + outputTokens, 0));
  const shareOf = shares(written);
  return prompts.map(({ key, at, calls, typedTokens }, index) => {
    const isTold = sums.length > 0 && index < summed;
    const share: AgentCall = {
      at,
      model: calls.some((call) => call.model !== null) ? null : model,
      freshTokens: isTold ? shareOf(Math.max(0, fresh), index) : typedTokens,
      cachedTokens: isTold ? shareOf(cached, index) : 0,
      outputTokens: 0,
      reasoningTokens: 0,
    };
    return agentPrompt({
      site: 'copilot-cli',
      key,
      at,
      intent: index === 0 ? 'new' : 'followup',
      effort: null,
      outcome: outcomeOf(calls),
      calls: [...calls, share],
      inputSource: isTold ? 'reported' : 'counted',
    });
  });
}

/** Whole shares that add up to what is shared. */
function shares(weights: readonly number[]): (amount: number, index: number) => number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo = (amount: number, end: number) => {
    const before = weights.slice(0, end).reduce((sum, weight) => sum + weight, 0);
    return Math.round(all > 0 ? (amount * before) / all : (amount * end) / Math.max(1, weights.length));
  };
  return (amount, index) => upTo(amount, index + 1) - upTo(amount, index);
}
