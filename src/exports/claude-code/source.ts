/** Claude Code's session logs: one line a message, over files that copy each other. Grammar and sources: README.md. */
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import {
  type AgentCall,
  agentPrompt,
  createRunning,
  outcomeOf,
  tokensOf,
  withoutPrompt,
} from '../reading/agent-prompt.ts';
import { ofIso } from '../reading/times.ts';
import type { ExportSource, ReadPrompt, SourceReading } from '../source.ts';

export const claudeCode: ExportSource = {
  id: 'claude-code',
  recognises: ({ value }, form) => {
    const { type, sessionId, message } = fieldsOf(value);
    const isMessage = type === 'user' || type === 'assistant';
    return form === 'lines' && isMessage && typeof sessionId === 'string' && message !== undefined;
  },
  createReading,
};

/** In all the sessions it was copied to. */
interface Prompt {
  readonly key: string;
  /** Its line has no name. */
  readonly isUnnamed: boolean;
  at: number;
  readonly sessions: Set<string>;
  isStopped: boolean;
}

/** A call, which its log repeats as it is written. */
interface Call {
  call: AgentCall;
  readonly sessions: Set<string>;
  readonly messageId: string;
  /** '' where its lines name none. */
  readonly requestId: string;
  /** All its lines are of a sub-agent. */
  isSidechain: boolean;
}

function createReading(): SourceReading {
  const prompts = new Map<string, Prompt>();
  const calls = new Map<string, Call>();
  const stops: { at: number; sessions: Set<string> }[] = [];

  return {
    openFile: () => ({
      take({ value }) {
        const line = fieldsOf(value);
        const at = ofIso(line.timestamp);
        const session = asText(line.sessionId) ?? '';
        if (at === undefined) return [];
        if (line.type === 'assistant') noteCall(calls, line, at, session);
        else if (isInterruption(line)) stops.push({ at, sessions: new Set([session]) });
        else if (isPrompt(line)) notePrompt(prompts, line, at, session);
        return [];
      },
      end: () => [],
    }),
    end: () => promptsOf([...prompts.values()], joinUnnamed([...calls.values()]), stops),
  };
}

/** What the program itself says in the person's name: commands of its own and of the shell, what they print, tasks that end. */
const NOT_TYPED =
  /^\s*(?:<(?:command-(?:name|message)|local-command-\w+|bash-\w+|user-memory-input|task-notification|system-reminder)>|Caveat:|\[Request interrupted)/;

function isPrompt(line: Fields): boolean {
  const { type, prompt } = fieldsOf(line.attachment);
  if (line.type === 'attachment') return type === 'queued_command' && textsOf(prompt).every(isTyped);
  if (line.type !== 'user' || line.isMeta || line.isCompactSummary || line.isSidechain) return false;
  // What was typed may stand behind what the program says.
  return textsOf(fieldsOf(line.message).content).some(isTyped);
}

function isTyped(text: string): boolean {
  return !NOT_TYPED.test(text);
}

/** None where the message only hands results of tools over. */
function textsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  const texts = asList(content)
    .map(fieldsOf)
    .filter(({ type }) => type === 'text');
  return texts.map(({ text }) => asText(text) ?? '');
}

function isInterruption(line: Fields): boolean {
  const [first = ''] = textsOf(fieldsOf(line.message).content);
  return line.type === 'user' && /^\s*\[Request interrupted/.test(first);
}

function notePrompt(prompts: Map<string, Prompt>, line: Fields, at: number, session: string): void {
  // What was typed while it worked has no name of its own; copies of the session have it at the same moment.
  const name = asId(line.uuid);
  const key = name ?? new Date(at).toISOString();
  const isUnnamed = name === undefined;
  const known = prompts.get(key);
  if (!known) prompts.set(key, { key, isUnnamed, at, sessions: new Set([session]), isStopped: false });
  else {
    known.sessions.add(session);
    known.at = Math.min(known.at, at);
  }
}

function noteCall(calls: Map<string, Call>, line: Fields, at: number, session: string): void {
  const { id, model, usage } = fieldsOf(line.message);
  const messageId = asText(id);
  if (messageId === undefined || line.isApiErrorMessage === true || model === '<synthetic>') return;
  const tokens = fieldsOf(usage);
  const call: AgentCall = {
    at,
    model: asSlug(model) ?? null,
    freshTokens: tokensOf(tokens.input_tokens) + tokensOf(tokens.cache_creation_input_tokens),
    cachedTokens: tokensOf(tokens.cache_read_input_tokens),
    outputTokens: tokensOf(tokens.output_tokens),
    reasoningTokens: 0,
  };
  const requestId = asText(line.requestId) ?? '';
  const isSidechain = line.isSidechain === true;
  const read = { call, sessions: new Set([session]), messageId, requestId, isSidechain };
  const key = `${messageId} ${requestId}`;
  const known = calls.get(key);
  if (known) join(known, read);
  else calls.set(key, read);
}

/** Written again with each block: the last has the output, the first its time. */
function join(known: Call, again: Call): void {
  const { call, sessions, isSidechain } = again;
  const fuller = call.outputTokens > known.call.outputTokens ? call : known.call;
  known.call = { ...fuller, at: Math.min(call.at, known.call.at) };
  for (const session of sessions) known.sessions.add(session);
  known.isSidechain &&= isSidechain;
}

/** Some lines of a call may name its request, and others not. */
function joinUnnamed(calls: readonly Call[]): Call[] {
  const named = new Map(
    calls.filter(({ requestId }) => requestId !== '').map((call) => [call.messageId, call]),
  );
  return calls.filter((call) => {
    const known = call.requestId === '' ? named.get(call.messageId) : undefined;
    if (known) join(known, call);
    return !known;
  });
}

function promptsOf(
  prompts: readonly Prompt[],
  calls: readonly Call[],
  stops: readonly { readonly at: number; readonly sessions: Set<string> }[],
): ReadPrompt[] {
  const own = new Set(calls.filter(({ isSidechain }) => !isSidechain).map(({ messageId }) => messageId));
  // A sub-agent's log may repeat what its parent was told.
  const made = calls.filter(({ isSidechain, messageId }) => !isSidechain || !own.has(messageId));
  const runningAt = createRunning(prompts);
  for (const stop of stops) {
    const running = runningAt(stop);
    if (running) running.isStopped = true;
  }
  const byPrompt = new Map<Prompt | string, AgentCall[]>();
  for (const { call, sessions } of made) {
    const running = runningAt({ at: call.at, sessions }) ?? `before/${[...sessions].sort()[0]}`;
    const ofPrompt = byPrompt.get(running);
    if (ofPrompt) ofPrompt.push(call);
    else byPrompt.set(running, [call]);
  }
  // Nothing was asked before it in any of its sessions.
  const isFirst = ({ at, sessions }: Prompt) => runningAt({ at: at - 1, sessions }) === undefined;
  return [
    ...prompts.map((prompt) => readPrompt(prompt, isFirst(prompt), byPrompt.get(prompt) ?? [])),
    // Of a session whose beginning is gone.
    ...[...byPrompt].flatMap(([key, before]) =>
      typeof key === 'string' ? [withoutPrompt('claude-code', key, before)] : [],
    ),
  ];
}

function readPrompt(prompt: Prompt, isNew: boolean, calls: readonly AgentCall[]): ReadPrompt {
  const { key, isUnnamed, at, isStopped } = prompt;
  return agentPrompt({
    site: 'claude-code',
    key,
    isUnnamed,
    at,
    intent: isNew ? 'new' : 'followup',
    effort: null,
    outcome: outcomeOf(calls, isStopped),
    calls,
  });
}
