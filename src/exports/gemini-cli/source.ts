/** Gemini CLI's chats: lines since 2026, one document before. Grammar and sources: README.md. */
import { asFields, asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import {
  type AgentCall,
  agentPrompt,
  createRunning,
  outcomeOf,
  tokensOf,
  withoutPrompt,
  withParents,
} from '../reading/agent-prompt.ts';
import { ofIso } from '../reading/times.ts';
import type { ExportSource, FileReading, ReadPrompt, SourceReading } from '../source.ts';

export const geminiCli: ExportSource = {
  id: 'gemini-cli',
  recognises: ({ field, value }, form) => {
    const { sessionId, projectHash, type, id, $set } = fieldsOf(value);
    if (form === 'json') return field === 'projectHash' || (field === 'messages' && isOfChat(type, id));
    const isHeader = typeof sessionId === 'string' && projectHash !== undefined;
    return isHeader || (type === 'gemini' && id !== undefined) || asFields($set) !== undefined;
  },
  createReading,
};

function isOfChat(type: unknown, id: unknown): boolean {
  return (type === 'user' || type === 'gemini') && typeof id === 'string';
}

interface Prompt {
  readonly key: string;
  readonly at: number;
  readonly sessions: ReadonlySet<string>;
  readonly isNew: boolean;
  isStopped: boolean;
  /** By the id of its message, which is told again as tools run: the last stands. */
  readonly calls: Map<string, AgentCall>;
}

/** What is found in all files. */
interface Found {
  /** Each once: a session may have been saved again as it went on. */
  readonly prompts: Map<string, Prompt>;
  /** Calls of sub-agents, by their session and message. */
  readonly spawned: Map<string, { readonly session: string; readonly call: AgentCall }>;
  /** Of each session of a sub-agent the one it was started from. */
  readonly parents: Map<string, string>;
}

function createReading(): SourceReading {
  const found: Found = { prompts: new Map(), spawned: new Map(), parents: new Map() };
  return { openFile: (path) => openFile(path, found), end: () => promptsOf(found) };
}

function openFile(path: string, { prompts, spawned, parents }: Found): FileReading {
  const messages: Fields[] = [];
  let session: Fields = {};
  return {
    take({ field, value }) {
      const line = fieldsOf(value);
      if (field === 'sessionId' || field === 'kind') session = { ...session, [field]: value };
      if (field === null && line.sessionId !== undefined) session = line;
      if (field === null || field === 'messages') messages.push(notedOf(line));
      // All that went before may be told again, as a session is gone on with or made shorter.
      for (const message of asList(fieldsOf(line.$set).messages)) messages.push(notedOf(fieldsOf(message)));
      return [];
    },
    end() {
      const id = asText(session.sessionId) ?? path;
      const own = readMessages(messages, id);
      if (session.kind !== 'subagent') for (const prompt of own) keepFuller(prompts, prompt);
      else {
        // Its file lies in a folder with the name of the session it was started from.
        parents.set(id, path.split('/').at(-2) ?? '');
        for (const { calls } of own)
          for (const [key, call] of calls) spawned.set(`${id} ${key}`, { session: id, call });
      }
      return [];
    },
  };
}

/** What is read of a message, without its texts. */
function notedOf({ id, type, timestamp, tokens, model, content }: Fields): Fields {
  return { id, type, timestamp, tokens, model, isCancellation: isCancellation(type, content) };
}

/** The program says so, in English alone. */
function isCancellation(type: unknown, content: unknown): boolean {
  return type === 'info' && /^Request cancelled/.test(asText(content) ?? '');
}

function readMessages(messages: readonly Fields[], session: string): Prompt[] {
  const prompts = new Map<string, Prompt>();
  let running: Prompt | undefined;
  for (const message of messages) {
    const key = asId(message.id);
    const at = ofIso(message.timestamp);
    if (key === undefined || at === undefined) continue;
    if (message.type === 'user') {
      const sessions = new Set([session]);
      const isNew = prompts.size === 0;
      running = prompts.get(key) ?? { key, at, sessions, isNew, isStopped: false, calls: new Map() };
      prompts.set(key, running);
    } else if (message.type === 'gemini' && asFields(message.tokens))
      running?.calls.set(key, callOf(message, at));
    else if (running && message.isCancellation) running.isStopped = true;
  }
  return [...prompts.values()];
}

function keepFuller(prompts: Map<string, Prompt>, prompt: Prompt): void {
  const known = prompts.get(prompt.key);
  if (!known || prompt.calls.size >= known.calls.size) prompts.set(prompt.key, prompt);
}

/** What a sub-agent took belongs to the prompt that ran; one stands for it where its session isn't among the files. */
function promptsOf({ prompts, spawned, parents }: Found): ReadPrompt[] {
  const runningAt = createRunning([...prompts.values()]);
  const orphans = new Map<string, AgentCall[]>();
  for (const [key, { session, call }] of spawned) {
    const running = runningAt({ at: call.at, sessions: withParents(session, parents) });
    const alone = orphans.get(session);
    if (running) running.calls.set(key, call);
    else if (alone) alone.push(call);
    else orphans.set(session, [call]);
  }
  return [
    ...[...prompts.values()].map(readPrompt),
    ...[...orphans].map(([session, calls]) => withoutPrompt('gemini-cli', `spawned/${session}`, calls)),
  ];
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

function readPrompt({ key, at, isNew, isStopped, calls }: Prompt): ReadPrompt {
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
