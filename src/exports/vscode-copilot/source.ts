/** VS Code's Copilot chats: a document, or since 2026 lines that change one. Grammar and sources: README.md. */
import {
  asFields,
  asId,
  asList,
  asName,
  asSlug,
  asText,
  type Fields,
  fieldsOf,
} from '../../sites/reading/json.ts';
import { asIndex } from '../../sites/reading/numbers.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { momentOf } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const vscodeCopilot: ExportSource = {
  id: 'vscode-copilot',
  recognises: ({ field, value }, form) => {
    if (form === 'json') return field === 'responderUsername' || isRequest(field, value);
    const { kind, v } = fieldsOf(value);
    return kind === 0 && Array.isArray(fieldsOf(v).requests);
  },
  createReading: () => readingOf(openFile),
};

function isRequest(field: string | null, value: unknown): boolean {
  return field === 'requests' && fieldsOf(value).requestId !== undefined;
}

/** What the lines of a file come to. */
interface State {
  whole: unknown;
  /** Requests that were taken out of it again: they were made all the same. */
  readonly removed: unknown[];
}

function openFile(): FileReading {
  const requests: unknown[] = [];
  const state: State = { whole: undefined, removed: [] };
  return {
    take({ field, value }) {
      if (isRequest(field, value)) requests.push(value);
      else if (field === null) change(state, fieldsOf(value));
      return [];
    },
    end() {
      const kept = requests.length > 0 ? requests : asList(fieldsOf(state.whole).requests);
      return readThread(nodesOf(kept, state.removed), SOURCE).map(ofEditor);
    },
  };
}

/** Each request is a prompt and its answer; one that was taken out again stands beside what was asked instead. */
function nodesOf(kept: readonly unknown[], removed: readonly unknown[]): ThreadNode<Fields>[] {
  const isKept = new Set(kept);
  const byTime = [...kept, ...removed].toSorted((a, b) => (sentAt(a) ?? 0) - (sentAt(b) ?? 0));
  let parentId: string | null = null;
  return byTime.flatMap((request): ThreadNode<Fields>[] => {
    const message = fieldsOf(request);
    const id = asId(message.requestId);
    const at = sentAt(request);
    if (id === undefined || at === undefined) return [];
    const answer = {
      id: `${id}/answer`,
      parentId: id,
      message,
      isPrompt: false,
      at: at + elapsedMs(message),
    };
    const prompt = { id, parentId, message, isPrompt: true, at };
    if (isKept.has(request)) parentId = answer.id;
    return [prompt, answer];
  });
}

/** Epoch ms. */
function sentAt(request: unknown): number | undefined {
  return momentOf(Number(asName(fieldsOf(request).timestamp)));
}

function elapsedMs({ result }: Fields): number {
  const elapsed = Number(asName(fieldsOf(fieldsOf(result).timings).totalElapsed));
  return elapsed > 0 ? elapsed : 0;
}

/** The whole, a value at a path or none, or items in the list at one: at its end, or in the place of those from `i` on. */
function change(state: State, { kind, k, v, i }: Fields): void {
  if (kind === 0) {
    state.whole = v;
    return;
  }
  const path = asList(k);
  const last = path.at(-1);
  let place: unknown = state.whole;
  for (const name of path.slice(0, -1)) place = memberOf(place, name);
  if (kind === 1 || kind === 3) setMember(place, last, v);
  if (kind !== 2) return;
  const known = memberOf(place, last);
  const list = Array.isArray(known) ? known : [];
  const removed = list.splice(asIndex(i) ?? list.length);
  if (path.length === 1 && last === 'requests') for (const request of removed) state.removed.push(request);
  for (const item of asList(v)) list.push(item);
  setMember(place, last, list);
}

function memberOf(place: unknown, name: unknown): unknown {
  if (Array.isArray(place)) return place[asIndex(name) ?? -1];
  const fields = asFields(place);
  return fields && typeof name === 'string' && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function setMember(place: unknown, name: unknown, value: unknown): void {
  const index = asIndex(name);
  if (Array.isArray(place)) {
    if (index !== undefined && index <= place.length) place[index] = value;
  } else if (asFields(place) && typeof name === 'string' && name !== '__proto__') {
    (place as Record<string, unknown>)[name] = value;
  }
}

/** Text has no kind, or that of Markdown; thoughts have one, and so have the program's own remarks. */
function readPart(turn: Turn, { kind, value, content }: Fields): void {
  const texts = [value, fieldsOf(content).value].flat();
  const text = texts.map((one) => asText(one) ?? '').join('');
  if (kind === 'thinking') {
    turn.noteThinking();
    turn.reasoning.append(text);
  } else if (kind === undefined || kind === null || kind === 'markdownContent') turn.answer().append(text);
}

const SOURCE: ChatSource<Fields> = {
  site: 'vscode-copilot',
  liveKey: ({ id }) => id,
  liveAnswerKey: () => null,
  importKey: ({ id }) => id,
  readPrompt(turn, { message, modelId }) {
    turn.input.append(asText(fieldsOf(message).text) ?? asText(message) ?? '');
    turn.modelRequested = asSlug(modelId) ?? null;
  },
  readAnswer(turn, requests) {
    for (const { response } of requests) for (const part of asList(response)) readPart(turn, fieldsOf(part));
    if (requests.some(({ isCanceled }) => isCanceled === true)) return 'stopped';
    return turn.produced ? 'complete' : 'failed';
  },
};

/** What files and tools added stands nowhere. */
function ofEditor(prompt: ReadPrompt): ReadPrompt {
  const { usage } = prompt;
  const tokenSource = { ...usage.tokenSource, input: 'inferred' } as const;
  return { ...prompt, provenance: 'agent-log', usage: { ...usage, tokenSource } };
}
