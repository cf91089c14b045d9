/** A prompt of a coding agent: what its calls of models are reported to have taken, added up. */
import { MAX_AGENT_TOKENS, MAX_SECONDS } from '../../model/limits.ts';
import type { Intent, Outcome, TokenSource } from '../../model/usage/usage.ts';
import type { ReadPrompt } from '../source.ts';

/** One call of a model, in tokens. */
export interface AgentCall {
  /** Epoch ms. */
  readonly at: number;
  readonly model: string | null;
  /** Read for the first time: what a cache holds is in `cachedTokens`. */
  readonly freshTokens: number;
  readonly cachedTokens: number;
  /** Without `reasoningTokens`. */
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

/** A prompt as a log has it. */
export interface AgentTurn {
  readonly site: string;
  readonly key: string;
  /** The log names no such prompt: the key is ours. */
  readonly isUnnamed?: boolean;
  /** Epoch ms. */
  readonly at: number;
  readonly intent: Intent;
  readonly effort: string | null;
  readonly outcome: Exclude<Outcome, 'pending'>;
  readonly calls: readonly AgentCall[];
  /** Where the log doesn't tell what was read. */
  readonly inputSource?: TokenSource;
}

/** The numbers of all its calls. */
export function agentPrompt(turn: AgentTurn): ReadPrompt {
  const sum = (of: (call: AgentCall) => number) =>
    Math.min(
      MAX_AGENT_TOKENS,
      turn.calls.reduce((all, call) => all + of(call), 0),
    );
  const lastAt = turn.calls.reduce((last, { at }) => Math.max(last, at), turn.at);
  return {
    site: turn.site,
    liveKey: turn.isUnnamed ? null : turn.key,
    importKey: turn.key,
    at: turn.at,
    provenance: 'agent-log',
    thinkingMs: null,
    usage: {
      kind: 'text',
      intent: turn.intent,
      mode: 'agent',
      effort: turn.effort,
      model: mainModel(turn.calls),
      generations: 1,
      inputTokens: sum(({ freshTokens }) => freshTokens),
      contextTokens: sum(({ cachedTokens }) => cachedTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      reasoningTokens: sum(({ reasoningTokens }) => reasoningTokens),
      toolTokens: 0,
      totalTokens: null,
      tokenSource: { input: turn.inputSource ?? 'reported', output: 'reported', reasoning: 'reported' },
      media: [],
      outcome: turn.outcome,
      durationMs: Math.min(lastAt - turn.at, MAX_SECONDS * 1_000),
      seen: 'network',
      session: false,
    },
  };
}

/** What a prompt came to: without a call of a model, nothing. */
export function outcomeOf(calls: readonly AgentCall[], isStopped = false): AgentTurn['outcome'] {
  if (isStopped) return 'stopped';
  return calls.length > 0 ? 'complete' : 'failed';
}

/** Sub-agents may use another: the one that wrote most stands for all. */
function mainModel(calls: readonly AgentCall[]): string | null {
  const written = new Map<string, number>();
  for (const { model, outputTokens, reasoningTokens } of calls) {
    if (model !== null) written.set(model, (written.get(model) ?? 0) + outputTokens + reasoningTokens);
  }
  return [...written].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const DIGITS = /^\d{1,15}$/;

/** Whole tokens a log states, as a number or as its digits; 0 of what is neither. */
export function tokensOf(value: unknown): number {
  const tokens = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
  return typeof tokens === 'number' && tokens > 0 && tokens <= MAX_AGENT_TOKENS ? Math.round(tokens) : 0;
}

/**
 * Calls of which the log has no prompt: one stands for them.
 * @param calls one at least
 */
export function withoutPrompt(site: string, key: string, calls: readonly AgentCall[]): ReadPrompt {
  return agentPrompt({
    site,
    key,
    isUnnamed: true,
    at: firstAt(calls),
    intent: 'unknown',
    effort: null,
    outcome: 'complete',
    calls,
  });
}

/** Epoch ms of the first of some calls. */
export function firstAt(calls: readonly AgentCall[]): number {
  return calls.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
}

/** Sub-agents that start sub-agents go two or three levels down; a circle has no end. */
const MOST_LEVELS = 16;

/**
 * A session and those above it, up to the one that a person began.
 * @param parents of each session of a sub-agent the one it was started from
 */
export function withParents(session: string, parents: ReadonlyMap<string, string>): Set<string> {
  const line = new Set<string>();
  for (
    let one: string | undefined = session;
    one !== undefined && line.size <= MOST_LEVELS;
    one = parents.get(one)
  ) {
    if (line.has(one)) break;
    line.add(one);
  }
  return line;
}

/** The session that a person began; see `withParents`. */
export function rootOf(session: string, parents: ReadonlyMap<string, string>): string {
  return [...withParents(session, parents)].at(-1) ?? session;
}

/** A prompt, or what happened, and in which sessions it stands. */
export interface Placed {
  /** Epoch ms. */
  readonly at: number;
  readonly sessions: ReadonlySet<string>;
}

/** Finds the prompt that ran when something happened in one of its sessions: the latest before it. */
export function createRunning<Prompt extends Placed>(
  prompts: readonly Prompt[],
): (what: Placed) => Prompt | undefined {
  const bySession = new Map<string, Prompt[]>();
  for (const prompt of prompts.toSorted((a, b) => a.at - b.at)) {
    for (const session of prompt.sessions) {
      const known = bySession.get(session);
      if (known) known.push(prompt);
      else bySession.set(session, [prompt]);
    }
  }
  return ({ at, sessions }) => {
    let running: Prompt | undefined;
    for (const session of sessions) {
      const prompt = lastBefore(bySession.get(session) ?? [], at);
      if (prompt && (!running || prompt.at > running.at)) running = prompt;
    }
    return running;
  };
}

function lastBefore<Prompt extends Placed>(prompts: readonly Prompt[], at: number): Prompt | undefined {
  let [low, high] = [0, prompts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((prompts[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return prompts[low - 1];
}
