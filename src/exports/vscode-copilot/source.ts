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
import { chatPrompt, newTurn, settled } from '../reading/chat-prompt.ts';
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
      const all = requests.length > 0 ? requests : asList(fieldsOf(state.whole).requests);
      return onceEach([...all, ...state.removed]).flatMap((request, index) =>
        readRequest(request, index === 0),
      );
    },
  };
}

/** The first of each. */
function onceEach(requests: readonly unknown[]): Fields[] {
  const seen = new Set<unknown>();
  return requests.map(fieldsOf).filter(({ requestId }) => !seen.has(requestId) && seen.add(requestId));
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

function readRequest(request: Fields, isFirst: boolean): ReadPrompt[] {
  const key = asId(request.requestId);
  const at = momentOf(Number(asName(request.timestamp)));
  if (key === undefined || at === undefined) return [];
  const turn = newTurn(at);
  turn.intent = isFirst ? 'new' : 'followup';
  turn.input.append(asText(fieldsOf(request.message).text) ?? asText(request.message) ?? '');
  for (const part of asList(request.response)) readPart(turn, fieldsOf(part));
  turn.modelRequested = asSlug(request.modelId) ?? null;
  const elapsedMs = Number(asName(fieldsOf(fieldsOf(request.result).timings).totalElapsed));
  const outcome = request.isCanceled === true ? 'stopped' : turn.produced ? 'complete' : 'failed';
  settled(turn, outcome, at + (elapsedMs > 0 ? elapsedMs : 0));
  const prompt = chatPrompt({ site: 'vscode-copilot', liveKey: key, importKey: key }, turn);
  const { usage } = prompt;
  // What files and tools added stands nowhere.
  const tokenSource = { ...usage.tokenSource, input: 'inferred' } as const;
  return [{ ...prompt, provenance: 'agent-log', usage: { ...usage, tokenSource } }];
}
