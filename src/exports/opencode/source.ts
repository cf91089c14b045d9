/** OpenCode's messages, a file each. Grammar and sources: README.md. */
import { asId, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type AgentCall, agentPrompt, outcomeOf, tokensOf } from '../reading/agent-prompt.ts';
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
  readonly session: string;
}

function createReading(): SourceReading {
  const prompts = new Map<string, Prompt>();
  /** By the prompt they answer, each by its own id. */
  const calls = new Map<string, Map<string, AgentCall>>();
  return {
    openFile: () => openFile(prompts, calls),
    end: () => promptsOf([...prompts.values()], calls),
  };
}

function openFile(prompts: Map<string, Prompt>, calls: Map<string, Map<string, AgentCall>>): FileReading {
  const message: Record<string, unknown> = {};
  const WANTED = ['id', 'sessionID', 'role', 'time', 'parentID', 'modelID', 'tokens'];
  return {
    take({ field, value }) {
      if (field !== null && WANTED.includes(field)) message[field] = value;
      return [];
    },
    end() {
      const key = asId(message.id);
      const at = momentOf(Number(fieldsOf(message.time).created));
      if (key === undefined || at === undefined) return [];
      const session = asText(message.sessionID) ?? '';
      if (message.role === 'user') prompts.set(key, { key, at, session });
      else if (message.role === 'assistant' && message.tokens !== undefined) {
        const parent = asText(message.parentID) ?? '';
        const ofPrompt = calls.get(parent) ?? new Map<string, AgentCall>();
        calls.set(parent, ofPrompt.set(key, callOf(message, at)));
      }
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

function promptsOf(
  prompts: readonly Prompt[],
  calls: ReadonlyMap<string, ReadonlyMap<string, AgentCall>>,
): ReadPrompt[] {
  const firsts = new Map<string, number>();
  for (const { session, at } of prompts)
    firsts.set(session, Math.min(at, firsts.get(session) ?? Number.POSITIVE_INFINITY));
  return prompts.map(({ key, at, session }) => {
    const ofPrompt = [...(calls.get(key)?.values() ?? [])];
    return agentPrompt({
      site: 'opencode',
      key,
      at,
      intent: firsts.get(session) === at ? 'new' : 'followup',
      effort: null,
      outcome: outcomeOf(ofPrompt),
      calls: ofPrompt,
    });
  });
}
