/** Gemini CLI's chats: lines since 2026, one document before. Grammar and sources: README.md. */
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type AgentCall, agentPrompt, outcomeOf, tokensOf } from '../reading/agent-prompt.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const geminiCli: ExportSource = {
  id: 'gemini-cli',
  recognises: ({ field, value }, form) => {
    const { sessionId, projectHash, type, id, $set } = fieldsOf(value);
    if (form === 'json') return field === 'projectHash' || (field === 'messages' && isOfChat(type, id));
    const isHeader = typeof sessionId === 'string' && projectHash !== undefined;
    return isHeader || (type === 'gemini' && id !== undefined) || asFields($set) !== undefined;
  },
  createReading: () => readingOf(openFile),
};

function isOfChat(type: unknown, id: unknown): boolean {
  return (type === 'user' || type === 'gemini') && typeof id === 'string';
}

interface Prompt {
  readonly key: string;
  readonly at: number;
  isStopped: boolean;
  /** By the id of its message, which is told again as tools run: the last stands. */
  readonly calls: Map<string, AgentCall>;
}

function openFile(): FileReading {
  const prompts = new Map<string, Prompt>();
  let running: Prompt | undefined;
  const note = (message: Fields): void => {
    const key = asId(message.id);
    const at = ofIso(message.timestamp);
    if (key === undefined || at === undefined) return;
    if (message.type === 'user') {
      running = prompts.get(key) ?? { key, at, isStopped: false, calls: new Map() };
      prompts.set(key, running);
    } else if (message.type === 'gemini' && asFields(message.tokens))
      running?.calls.set(key, callOf(message, at));
    else if (running && isCancellation(message)) running.isStopped = true;
  };
  return {
    take({ field, value }) {
      const line = fieldsOf(value);
      if (field === null || field === 'messages') note(line);
      // All that went before may be told again, as a session is gone on with or made shorter.
      for (const message of asList(fieldsOf(line.$set).messages)) note(fieldsOf(message));
      return [];
    },
    end: () => [...prompts.values()].map((prompt, index) => readPrompt(prompt, index === 0)),
  };
}

/** What a cache holds is part of the input where the parts add up to the total with it. */
function callOf({ tokens, model }: Fields, at: number): AgentCall {
  const { input, output, cached, thoughts, tool, total } = fieldsOf(tokens);
  const cachedTokens = tokensOf(cached);
  const parts = [input, output, thoughts, tool].reduce<number>((sum, part) => sum + tokensOf(part), 0);
  const isBeside = cachedTokens > 0 && tokensOf(total) === parts + cachedTokens;
  const fresh = tokensOf(input) - (isBeside ? 0 : cachedTokens);
  return {
    at,
    model: asSlug(asText(model)) ?? null,
    freshTokens: Math.max(0, fresh) + tokensOf(tool),
    cachedTokens,
    outputTokens: tokensOf(output),
    reasoningTokens: tokensOf(thoughts),
  };
}

/** The program says so, in English alone. */
function isCancellation({ type, content }: Fields): boolean {
  return type === 'info' && /^Request cancelled/.test(asText(content) ?? '');
}

function readPrompt({ key, at, isStopped, calls }: Prompt, isNew: boolean): ReadPrompt {
  const all = [...calls.values()];
  return agentPrompt({
    site: 'gemini-cli',
    key,
    at,
    intent: isNew ? 'new' : 'followup',
    effort: null,
    outcome: outcomeOf(all, isStopped),
    calls: all,
  });
}
