/** Codex's session logs, whose forks begin with a copy of their parent. Grammar and sources: README.md. */
import { asId, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import {
  type AgentCall,
  agentPrompt,
  createRunning,
  outcomeOf,
  withoutPrompt,
  withParents,
} from '../reading/agent-prompt.ts';
import { ofIso } from '../reading/times.ts';
import type { ExportSource, FileReading, ReadPrompt, SourceReading } from '../source.ts';
import { callOf, type Told } from './calls.ts';
import { copiesIn, noteSum } from './copies.ts';
import { type Event, isTyped, numbersIn, parentOf } from './event.ts';

export const codex: ExportSource = {
  id: 'codex',
  recognises: ({ value }, form) => form === 'lines' && fieldsOf(value).type === 'session_meta',
  createReading,
};

interface Prompt {
  /** Changes where its turn is named only after it. */
  key: string;
  readonly at: number;
  readonly sessions: Set<string>;
  readonly isNew: boolean;
  effort: string | null;
  isStopped: boolean;
  readonly calls: AgentCall[];
}

/** What a sub-agent took: of the prompt that ran in the session it was started from. */
interface Spawned {
  readonly session: string;
  readonly at: number;
  readonly call: AgentCall;
  readonly key: string;
  readonly turnId: string | null;
}

/** What is found in all files. */
interface Found {
  readonly prompts: Prompt[];
  readonly spawned: Spawned[];
  /** Of each sub-agent the session it was started from. */
  readonly parents: Map<string, string>;
  /** Of each session what it came to, call by call. */
  readonly sums: Map<string, readonly number[]>;
}

function createReading(): SourceReading {
  const found: Found = { prompts: [], spawned: [], parents: new Map(), sums: new Map() };
  return {
    openFile: () => openFile(found),
    end: () => promptsOf(onceEach(found.prompts), found.spawned, found.parents),
  };
}

/** What is known at a place of a file. */
interface Session extends Told {
  id: string;
  /** Epoch ms. */
  beganAt: number;
  /** Session it was started from as a sub-agent. */
  parent: string | null;
  /** Session with whose history it begins. */
  origin: string | null;
  turnId: string | null;
  /** No prompt was typed since the turn was named. */
  isTurnFresh: boolean;
  /** The prompt was typed after another of the last turn that was named, and called nothing yet. */
  isPromptUnnamed: boolean;
  effort: string | null;
  prompt: Prompt | null;
  prompts: number;
}

function openFile(found: Found): FileReading {
  const session = newSession();
  /** Of a fork: which of it are copies is known from all. */
  const held: Event[] = [];
  const ownSums: number[] = [];
  const note = (event: Event, isCopy: boolean): void => {
    if (event.type === 'turn_context') noteContext(session, event.payload);
    else noteEvent(session, event, isCopy, found);
  };
  return {
    take({ value }) {
      const { type, payload: told, timestamp } = fieldsOf(value);
      const payload = fieldsOf(told);
      const at = ofIso(timestamp);
      if (at === undefined) return [];
      if (type === 'session_meta') beginSession(session, payload, at, found.parents);
      if (type !== 'turn_context' && type !== 'event_msg') return [];
      noteSum(ownSums, payload);
      if (session.origin !== null) held.push({ type, payload: numbersIn(payload), at });
      else note({ type, payload, at }, false);
      return [];
    },
    end() {
      // Its parent is the older file, and so mostly read before it.
      const copies = copiesIn(held, session.beganAt, found.sums.get(session.origin ?? '') ?? []);
      for (const event of held) note(event, copies.has(event));
      found.sums.set(session.id, ownSums);
      return [];
    },
  };
}

function newSession(): Session {
  return {
    id: '',
    beganAt: 0,
    parent: null,
    origin: null,
    turnId: null,
    isTurnFresh: false,
    isPromptUnnamed: false,
    model: null,
    effort: null,
    total: '',
    totals: {},
    prompt: null,
    prompts: 0,
  };
}

/** A fork's file also repeats its parent's: the first is its own. */
function beginSession(session: Session, meta: Fields, at: number, parents: Map<string, string>): void {
  if (session.id !== '') return;
  session.id = asText(meta.id) ?? '';
  session.parent = parentOf(meta) ?? null;
  if (session.parent !== null) parents.set(session.id, session.parent);
  session.origin = session.parent ?? asText(meta.forked_from_id) ?? null;
  session.beganAt = at;
}

function noteContext(session: Session, { turn_id, model, effort }: Fields): void {
  const turnId = asId(turn_id) ?? null;
  const isNext = turnId !== null && turnId !== session.turnId;
  // Some versions name a turn after its prompt.
  const isNamedLate = isNext && session.isPromptUnnamed;
  if (isNamedLate && session.prompt) session.prompt.key = turnId;
  if (isNext) session.isTurnFresh = !isNamedLate;
  session.isPromptUnnamed = false;
  session.turnId = turnId;
  session.model = asSlug(model) ?? session.model;
  session.effort = asSlug(effort) ?? null;
  if (session.prompt?.key === session.turnId) session.prompt.effort = session.effort;
}

function noteEvent(
  session: Session,
  { payload, at }: Event,
  isCopy: boolean,
  { prompts, spawned }: Found,
): void {
  if (payload.type === 'token_count') {
    const call = callOf(session, fieldsOf(payload.info), at);
    if (call) session.isPromptUnnamed = false;
    if (!call || isCopy) return;
    if (session.parent === null) session.prompt?.calls.push(call);
    else
      spawned.push({
        session: session.parent,
        at,
        call,
        key: `spawned/${session.id}`,
        turnId: session.turnId,
      });
  } else if (isTyped(payload) && session.parent === null) {
    session.prompts += 1;
    session.prompt = promptAt(session, at);
    session.isPromptUnnamed = !session.isTurnFresh;
    session.isTurnFresh = false;
    if (!isCopy) prompts.push(session.prompt);
  } else if (payload.type === 'turn_aborted' && session.prompt) session.prompt.isStopped = true;
}

function promptAt(session: Session, at: number): Prompt {
  const { id, turnId, prompts, prompt, effort } = session;
  // A second prompt of the same turn was typed while it worked.
  const isSecond = turnId !== null && prompt?.key.split('/')[0] === turnId;
  const key = turnId === null ? `${id}/${prompts}` : isSecond ? `${turnId}/${prompts}` : turnId;
  const isNew = prompts === 1 && session.origin === null;
  return { key, at, sessions: new Set([id]), isNew, effort, isStopped: false, calls: [] };
}

/** The same file may lie in two folders, and a fork holds its parent's turns under their own ids, dated later. */
function onceEach(prompts: readonly Prompt[]): Prompt[] {
  const byKey = new Map<string, Prompt>();
  for (const prompt of prompts) {
    const known = byKey.get(prompt.key);
    const isBetter = !known || prompt.at < known.at || prompt.calls.length > known.calls.length;
    if (isBetter) byKey.set(prompt.key, prompt);
  }
  return [...byKey.values()];
}

function promptsOf(
  prompts: readonly Prompt[],
  spawned: readonly Spawned[],
  parents: ReadonlyMap<string, string>,
): ReadPrompt[] {
  const runningAt = createRunning(prompts);
  /** Of sub-agents whose parent's log is gone. */
  const orphans = new Map<string, AgentCall[]>();
  const turnIds = new Set(prompts.map(({ key }) => key));
  // Its log may begin with turns of its parent's.
  for (const one of onceSpawned(spawned).filter(({ turnId }) => turnId === null || !turnIds.has(turnId))) {
    const running = runningAt({ at: one.at, sessions: withParents(one.session, parents) });
    if (running) running.calls.push(one.call);
    else orphans.set(one.key, [...(orphans.get(one.key) ?? []), one.call]);
  }
  return [
    ...prompts.map(readPrompt),
    ...[...orphans].map(([key, calls]) => withoutPrompt('codex', key, calls)),
  ];
}

/** The same sub-agent's file may lie in two folders. */
function onceSpawned(spawned: readonly Spawned[]): Spawned[] {
  return [...new Map(spawned.map((one) => [`${one.key} ${JSON.stringify(one.call)}`, one])).values()];
}

function readPrompt({ key, at, isNew, effort, isStopped, calls }: Prompt): ReadPrompt {
  const outcome = outcomeOf(calls, isStopped);
  const intent = isNew ? 'new' : 'followup';
  return agentPrompt({ site: 'codex', key, at, intent, effort, outcome, calls });
}
