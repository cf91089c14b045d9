/** OpenCode's messages, a file each. Grammar and sources: README.md. */
import { groupedBy } from '../../model/grouped.ts';
import { asId, asName, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import {
  type AgentCall,
  agentPrompt,
  createRunning,
  firstAt,
  outcomeOf,
  rootOf,
  tokensOf,
} from '../reading/agent-prompt.ts';
import { momentOf } from '../reading/times.ts';
import type { ExportSource, FileReading, ReadPrompt, SourceReading } from '../source.ts';

export const openCode: ExportSource = {
  id: 'opencode',
  recognises: ({ field, value }, form) =>
    form === 'json' && typeof value === 'string' && (field === 'sessionID' || isSession(field, value)),
  createReading,
};

/** What a session says of itself; all else of it is not read. */
function isSession(field: string | null, value: string): boolean {
  return field === 'id' && value.startsWith('ses_');
}

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
  /** Why it ended early; undefined where it didn't. */
  readonly error: string | undefined;
}

/** What is found in all files. */
interface Found {
  readonly prompts: Map<string, Prompt>;
  /** Each by its own id: it may lie in two folders. */
  readonly calls: Map<string, Call>;
  /** Of each session of a sub-agent the one it was started from. */
  readonly parents: Map<string, string>;
}

function createReading(): SourceReading {
  const found: Found = { prompts: new Map(), calls: new Map(), parents: new Map() };
  return { openFile: () => openFile(found), end: () => promptsOf(found) };
}

const WANTED = ['id', 'sessionID', 'role', 'time', 'parentID', 'modelID', 'tokens', 'error'];

function openFile({ prompts, calls, parents }: Found): FileReading {
  const message: Record<string, unknown> = {};
  return {
    take({ field, value }) {
      if (field !== null && WANTED.includes(field)) message[field] = value;
      return [];
    },
    end() {
      const key = asId(message.id);
      const above = asId(message.parentID);
      if (key?.startsWith('ses_') && above !== undefined) parents.set(key, above);
      const at = momentOf(Number(asName(fieldsOf(message.time).created)));
      if (key === undefined || at === undefined) return [];
      const session = asText(message.sessionID) ?? '';
      if (message.role === 'user') prompts.set(key, { key, at, sessions: new Set([session]) });
      else if (message.role === 'assistant' && message.tokens !== undefined)
        calls.set(key, {
          call: callOf(message, at),
          parent: above ?? '',
          session,
          error: asText(fieldsOf(message.error).name),
        });
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

/**
 * A call that names no prompt of the files belongs to the one that ran; else one stands for all of its session. What an
 * agent asks a sub-agent is none of a person's.
 */
function promptsOf(found: Found): ReadPrompt[] {
  const { parents } = found;
  const prompts = [...found.prompts.values()].filter(
    ({ sessions }) => ![...sessions].some((session) => parents.has(session)),
  );
  const calls = [...found.calls.values()].map((call) => ({
    ...call,
    session: rootOf(call.session, parents),
  }));
  const byKey = new Map(prompts.map((prompt) => [prompt.key, prompt]));
  const runningAt = createRunning(prompts);
  const ofPrompt = groupedBy(calls, ({ call, parent, session }) => {
    const running = byKey.get(parent) ?? runningAt({ at: call.at, sessions: new Set([session]) });
    return running?.key ?? `before/${session}`;
  });
  const isFirst = ({ at, sessions }: Prompt) => runningAt({ at: at - 1, sessions }) === undefined;
  const all = [...prompts.map(({ key }) => key), ...[...ofPrompt.keys()].filter((key) => !byKey.has(key))];
  return all.map((key) => {
    const calls = ofPrompt.get(key) ?? [];
    const own = calls.map(({ call }) => call);
    const prompt = byKey.get(key);
    return agentPrompt({
      site: 'opencode',
      key,
      isUnnamed: !prompt,
      at: prompt?.at ?? firstAt(own),
      intent: !prompt ? 'unknown' : isFirst(prompt) ? 'new' : 'followup',
      effort: null,
      outcome: endOf(calls),
      calls: own,
    });
  });
}

/** What the last of its calls came to: one that failed may have been made again. */
function endOf(calls: readonly Call[]): ReturnType<typeof outcomeOf> {
  const error = calls.toSorted((a, b) => a.call.at - b.call.at).at(-1)?.error;
  // It was as long as an answer may be.
  if (error === undefined || error === 'MessageOutputLengthError')
    return outcomeOf(calls.map(({ call }) => call));
  return error === 'MessageAbortedError' ? 'stopped' : 'failed';
}
