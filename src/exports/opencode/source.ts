/** OpenCode's messages, a file each. Grammar and sources: README.md. */
import { groupedBy } from '../../model/grouped.ts';
import { asId, asName, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type AgentCall, agentPrompt, createRunning, outcomeOf, tokensOf } from '../reading/agent-prompt.ts';
import { momentOf } from '../reading/times.ts';
import type { ExportSource, FileReading, ReadPrompt, SourceReading } from '../source.ts';

export const openCode: ExportSource = {
  id: 'opencode',
  recognises: ({ field, value }, form) =>
    form === 'json' && field === 'sessionID' && typeof value === 'string',
  createReading,
};

interface Prompt {
  readonly key: string;
  readonly at: number;
  readonly sessions: ReadonlySet<string>;
}

/** With the prompt it says it answers. */
interface Call {
  readonly call: AgentCall;
  readonly parent: string;
  readonly session: string;
}

function createReading(): SourceReading {
  const prompts = new Map<string, Prompt>();
  /** Each by its own id: it may lie in two folders. */
  const calls = new Map<string, Call>();
  return {
    openFile: () => openFile(prompts, calls),
    end: () => promptsOf([...prompts.values()], [...calls.values()]),
  };
}

const WANTED = ['id', 'sessionID', 'role', 'time', 'parentID', 'modelID', 'tokens'];

function openFile(prompts: Map<string, Prompt>, calls: Map<string, Call>): FileReading {
  const message: Record<string, unknown> = {};
  return {
    take({ field, value }) {
      if (field !== null && WANTED.includes(field)) message[field] = value;
      return [];
    },
    end() {
      const key = asId(message.id);
      const at = momentOf(Number(asName(fieldsOf(message.time).created)));
      if (key === undefined || at === undefined) return [];
      const session = asText(message.sessionID) ?? '';
      if (message.role === 'user') prompts.set(key, { key, at, sessions: new Set([session]) });
      else if (message.role === 'assistant' && message.tokens !== undefined)
        calls.set(key, { call: callOf(message, at), parent: asText(message.parentID) ?? '', session });
      return [];
    },
  };
}

function callOf({ tokens, modelID }: Fields, at: number): AgentCall {
  const { input, output, reasoning, cache } = fieldsOf(tokens);
  const { read, write } = fieldsOf(cache);
  return {
    at,
    model: asSlug(modelID) ?? null,
    freshTokens: tokensOf(input) + tokensOf(write),
    cachedTokens: tokensOf(read),
    outputTokens: tokensOf(output),
    reasoningTokens: tokensOf(reasoning),
  };
}

/** A call that names no prompt of the files belongs to the one that ran; else one stands for all of its session. */
function promptsOf(prompts: readonly Prompt[], calls: readonly Call[]): ReadPrompt[] {
  const byKey = new Map(prompts.map((prompt) => [prompt.key, prompt]));
  const runningAt = createRunning(prompts);
  const ofPrompt = groupedBy(calls, ({ call, parent, session }) => {
    const running = byKey.get(parent) ?? runningAt({ at: call.at, sessions: new Set([session]) });
    return running?.key ?? `before/${session}`;
  });
  const isFirst = ({ at, sessions }: Prompt) => runningAt({ at: at - 1, sessions }) === undefined;
  const all = [...prompts.map(({ key }) => key), ...[...ofPrompt.keys()].filter((key) => !byKey.has(key))];
  return all.map((key) => {
    const own = (ofPrompt.get(key) ?? []).map(({ call }) => call);
    const prompt = byKey.get(key);
    return agentPrompt({
      site: 'opencode',
      key,
      isUnnamed: !prompt,
      at: prompt?.at ?? Math.min(...own.map(({ at }) => at)),
      intent: !prompt ? 'unknown' : isFirst(prompt) ? 'new' : 'followup',
      effort: null,
      outcome: outcomeOf(own),
      calls: own,
    });
  });
}
