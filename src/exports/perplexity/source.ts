/** Perplexity's threads, as tools save them. Grammar and sources: README.md. */
import { createAnswer } from '../../sites/perplexity/answer.ts';
import { asId, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { createProgress } from '../../sites/reading/stream-answer.ts';
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
  /** As the page was told it. */
  readonly told: Fields;
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
    told: entry.blocks === undefined && entry.answer !== undefined ? flattened(entry) : entry,
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
    const answer = createAnswer(turn, createProgress());
    for (const { told } of entries) answer.take(told);
    return answer.progress.error !== '' || !turn.produced ? 'failed' : 'complete';
  },
};

/** As a block of the page's, which tools that flatten a thread leave out. */
function flattened({ answer, status }: Fields): Fields {
  return { status, blocks: [{ intended_usage: 'ask_text', markdown_block: { answer } }] };
}
