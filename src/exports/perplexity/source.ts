/** Perplexity's threads, as tools save them. Grammar and sources: README.md. */
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileReading, readingOf } from '../source.ts';

export const perplexity: ExportSource = {
  id: 'perplexity',
  recognises: ({ field, value }) => {
    const entry = fieldsOf(value);
    if (field === 'entries') return typeof entry.query_str === 'string';
    return field === 'conversations' && typeof entry.query === 'string' && entry.answer !== undefined;
  },
  createReading: () => readingOf(openFile),
};

/** A prompt and its answer, with no more of them than is measured. */
interface Entry {
  readonly liveKey: string | null;
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly endedAt: number;
  readonly query: string;
  readonly model: string | null;
  readonly isResearch: boolean;
  readonly isFailed: boolean;
  readonly answers: readonly string[];
}

function openFile(): FileReading {
  const entries: Entry[] = [];
  return {
    take({ field, value }) {
      const isEntry = field === 'entries' || field === 'conversations';
      const entry = isEntry ? entryOf(fieldsOf(value)) : undefined;
      if (entry) entries.push(entry);
      return [];
    },
    end: () => readThread(nodesOf(entries), SOURCE),
  };
}

function entryOf(entry: Fields): Entry | undefined {
  const liveKey = asId(entry.frontend_uuid) ?? null;
  const id = liveKey ?? asId(entry.backend_uuid) ?? asId(entry.uuid);
  const at = ofIso(entry.entry_created_datetime ?? entry.timestamp);
  if (id === undefined || at === undefined) return undefined;
  return {
    liveKey,
    id,
    at,
    endedAt: ofIso(entry.entry_updated_datetime) ?? at,
    query: asText(entry.query_str) ?? asText(entry.query) ?? '',
    model: asSlug(entry.display_model) ?? asSlug(entry.model) ?? null,
    isResearch: /research/i.test(asText(entry.mode) ?? ''),
    isFailed: /FAILED/i.test(asText(entry.status) ?? ''),
    answers: answersOf(entry),
  };
}

/** One thread in the order of time: tools save it newest first, too. */
function nodesOf(entries: readonly Entry[]): ThreadNode<Entry>[] {
  let parentId: string | null = null;
  return entries
    .toSorted((a, b) => a.at - b.at)
    .flatMap((message) => {
      const { id, at, endedAt } = message;
      const prompt = { id, parentId, message, isPrompt: true, at };
      parentId = `${id}/answer`;
      return [prompt, { id: parentId, parentId: id, message, isPrompt: false, at: endedAt }];
    });
}

const SOURCE: ChatSource<Entry> = {
  site: 'perplexity',
  liveKey: ({ message }) => message.liveKey,
  liveAnswerKey: () => null,
  importKey: ({ id }) => id,
  readPrompt(turn, { query, model, isResearch }) {
    turn.input.append(query);
    turn.modelRequested = model;
    if (isResearch) turn.mode = 'research';
  },
  readAnswer(turn, entries) {
    for (const text of entries.flatMap(({ answers }) => answers)) turn.answer().append(text);
    const isFailed = entries.some((entry) => entry.isFailed);
    return isFailed || !turn.produced ? 'failed' : 'complete';
  },
};

function answersOf({ blocks, answer }: Fields): string[] {
  const marked = asList(blocks).flatMap((block) => {
    const { intended_usage, markdown_block } = fieldsOf(block);
    const { answer: whole, chunks } = fieldsOf(markdown_block);
    const pieces = asList(chunks).flatMap((piece) => asText(piece) ?? []);
    return intended_usage === 'ask_text' ? [asText(whole) ?? pieces.join('')] : [];
  });
  return marked.length > 0 ? marked : [asText(answer) ?? ''];
}
