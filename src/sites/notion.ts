/**
 * Notion AI: a prompt sends the thread's transcript and gets JSON lines that build new entries of it, by patches or as
 * whole entries told anew. Source: protocols/other-sites.md section 5.
 */
import type { Intent } from '../model/usage.ts';
import { bodyFields } from './body.ts';
import { createJsonObjectsDecoder } from './decoders/json-stream.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from './json.ts';
import { asIndex, asTokens } from './numbers.ts';
import { createParts } from './parts.ts';
import { readBody, startTurn, wordsOf } from './prompt.ts';
import type { CreateReader } from './site.ts';
import type { Progress } from './stream-answer.ts';
import { notion } from './table.ts';
import type { Turn } from './turn.ts';

const MAX_ENTRIES = 500;
const MAX_PARTS = 500;
/** The entries a model writes; all others are settings, tools and what they found. */
const INFERENCE = 'agent-inference';

interface Entry {
  id: string;
  writes: boolean;
  /** The types of its parts. */
  parts: string[];
  inputTokens: number;
  outputTokens: number;
}

export const createReader: CreateReader = (tab) => (exchange) => {
  const fields = bodyFields(exchange.body);
  const transcript = asList(fields.transcript).map((entry) => asFields(entry) ?? {});
  const config = asFields(transcript.find(({ type }) => type === 'config')?.value) ?? {};
  const prompts = transcript.filter(({ type }) => type === 'user' || type === 'human');
  const turn = startTurn(tab, exchange, {
    key: asId(fields.traceId) ?? null,
    conversation: asId(fields.threadId),
    intent: intentOf(fields, prompts.length),
    effort: asText(config.reasoningEffort),
    model: asSlug(config.model),
    texts: richText(prompts.at(-1)?.value),
  });
  return readBody(tab, turn, notion, (progress, note) => {
    const take = createTranscript(turn, progress);
    return createJsonObjectsDecoder((line) => {
      if (take(line)) progress.understood = true;
      else note(line, '');
    });
  });
};

function intentOf(fields: Fields, prompts: number): Intent {
  if (prompts > 1 || fields.isPartialTranscript === true) return 'followup';
  return fields.createThread === false ? 'followup' : 'new';
}

/** Notion's text: runs, each an array that begins with its characters. */
function richText(value: unknown): string[] {
  return asList(value).flatMap((run) => asText(asList(run)[0]) ?? []);
}

/** Takes the next line in; false if it is of no known type. */
function createTranscript(turn: Turn, progress: Progress): (line: Fields) => boolean {
  const entries: Entry[] = [];
  const parts = createParts(turn);

  function addEntry(value: unknown): void {
    if (entries.length >= MAX_ENTRIES) return;
    const fields = asFields(value) ?? {};
    const writes = fields.type === INFERENCE;
    const entry = { id: asText(fields.id) ?? '', writes, parts: [], inputTokens: 0, outputTokens: 0 };
    entries.push(entry);
    takeEntry(entries.length - 1, entry, fields);
  }

  function takeEntry(index: number, entry: Entry, fields: Fields): void {
    if (!entry.writes) return;
    for (const [at, part] of asList(fields.value).entries()) setPart(index, entry, at, asFields(part) ?? {});
    turn.model = asSlug(fields.model) ?? turn.model;
    for (const name of ['inputTokens', 'outputTokens'] as const) takeTokens(entry, name, fields[name]);
  }

  function setPart(index: number, entry: Entry, at: number, part: Fields): void {
    if (at > entry.parts.length || at >= MAX_PARTS) return;
    entry.parts[at] = asText(part.type) ?? '';
    write(index, entry, at, part.content, 'set');
  }

  function write(index: number, entry: Entry, at: number, content: unknown, how: 'set' | 'append'): void {
    const type = entry.parts[at];
    const text = asText(content) ?? '';
    if (type === 'text') parts[how]('answer', `${index}/${at}`, text);
    else if (type === 'thinking') parts[how]('reasoning', `${index}/${at}`, text);
    else if (type === 'tool_use') turn.tool.append(text);
  }

  /** Of all steps of an agent together. */
  function takeTokens(entry: Entry, name: 'inputTokens' | 'outputTokens', value: unknown): void {
    const told = asTokens(value);
    if (told === undefined) return;
    entry[name] = told;
    const total = entries.reduce((sum, { [name]: tokens }) => sum + tokens, 0);
    if (name === 'outputTokens') turn.reported.output = total;
    else {
      turn.reported.input = total;
      turn.reported.context = 0;
    }
  }

  function patch({ o: how, p: path, v: value }: Fields): void {
    const [, list, entryIndex = '', field, part, last] = (asText(path) ?? '').split('/');
    if (list !== 's') return;
    if (field === undefined) {
      if (how === 'a') addEntry(value);
      return;
    }
    const index = asIndex(entryIndex) ?? MAX_ENTRIES;
    const entry = entries[index];
    if (!entry?.writes) return;
    if (field === 'inputTokens' || field === 'outputTokens') takeTokens(entry, field, value);
    if (field !== 'value' || part === undefined) return;
    const at = part === '-' ? entry.parts.length : (asIndex(part) ?? MAX_PARTS);
    if (last === undefined) setPart(index, entry, at, asFields(value) ?? {});
    else if (last === 'content') write(index, entry, at, value, how === 'x' ? 'append' : 'set');
  }

  return (line) => {
    switch (line.type) {
      case 'patch-start':
        for (const entry of asList(asFields(line.data)?.s)) addEntry(entry);
        return true;
      case 'patch':
        for (const item of asList(line.v)) patch(asFields(item) ?? {});
        return true;
      case INFERENCE: {
        const index = entries.findIndex(({ id }) => id !== '' && id === line.id);
        const entry = entries[index];
        if (entry) takeEntry(index, entry, line);
        else addEntry(line);
        // Told whole, the thread has no word for its end.
        progress.done ||= line.finishedAt !== undefined;
        return true;
      }
      case 'done':
        progress.done = true;
        return true;
      case 'error':
        progress.error = wordsOf(line);
        return true;
      default:
        return false;
    }
  };
}
