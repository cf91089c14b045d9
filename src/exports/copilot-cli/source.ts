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
  isStopped: boolean;
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
      else if (type === 'abort') for (const prompt of prompts.slice(-1)) prompt.isStopped = true;
      else if (type === 'user.message' && !/^skill-/.test(asText(event.source) ?? ''))
        prompts.push(promptOf(event, asId(id) ?? `${at}`, at));
      return [];
    },
    end: () => promptsOf(prompts, metrics, summed),
  };
}

function promptOf({ content }: Fields, key: string, at: number): Prompt {
  return { key, at, typedTokens: countOf(content), isStopped: false, calls: [] };
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
  const shares = Object.entries(metrics).map(([name, one]) =>
    readBy(name, fieldsOf(fieldsOf(one).usage), prompts.slice(0, summed)),
  );
  const sumAt = (index: number, of: (share: Shares) => readonly number[]) =>
    shares.reduce((sum, share) => sum + (of(share)[index] ?? 0), 0);
  return prompts.map(({ key, at, calls, typedTokens, isStopped }, index) => {
    const isTold = shares.length > 0 && index < summed;
    const share: AgentCall = {
      at,
      model: calls.some((call) => call.model !== null) ? null : model,
      freshTokens: isTold ? sumAt(index, ({ fresh }) => fresh) : typedTokens,
      cachedTokens: isTold ? sumAt(index, ({ cached }) => cached) : 0,
      outputTokens: 0,
      reasoningTokens: 0,
    };
    return agentPrompt({
      site: 'copilot-cli',
      key,
      at,
      intent: index === 0 ? 'new' : 'followup',
      effort: null,
      outcome: outcomeOf(calls, isStopped),
      calls: [...calls, share],
      inputSource: isTold ? 'reported' : 'counted',
    });
  });
}

/** What a model read for each prompt, in tokens. */
interface Shares {
  readonly fresh: readonly number[];
  readonly cached: readonly number[];
}

/** By what that model wrote for each; where it wrote for none that is known, by all that was written. */
function readBy(name: string, usage: Fields, prompts: readonly Prompt[]): Shares {
  const writtenBy = (isCounted: (call: AgentCall) => boolean) =>
    prompts.map(({ calls }) => calls.filter(isCounted).reduce((sum, call) => sum + call.outputTokens, 0));
  const own = writtenBy(({ model }) => model === name);
  const weights = own.some((tokens) => tokens > 0) ? own : writtenBy(() => true);
  const cached = tokensOf(usage.cacheReadTokens);
  return {
    fresh: sharesOf(Math.max(0, tokensOf(usage.inputTokens) - cached), weights),
    cached: sharesOf(cached, weights),
  };
}

/** Whole shares that add up to what is shared. */
function sharesOf(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [before, given] = [0, 0];
  return weights.map((weight, index) => {
    before += weight;
    const upTo = Math.round(all > 0 ? (amount * before) / all : (amount * (index + 1)) / weights.length);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
