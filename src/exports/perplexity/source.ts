/** Perplexity's threads, as tools save them. Grammar and sources: README.md. */
import { asId, asList, asSlug, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { chatPrompt, newTurn, settled } from '../reading/chat-prompt.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const perplexity: ExportSource = {
  id: 'perplexity',
  recognises: ({ field, value }) => {
    const entry = fieldsOf(value);
    if (field === 'entries') return typeof entry.query_str === 'string';
    return field === 'conversations' && typeof entry.query === 'string' && entry.answer !== undefined;
  },
  createReading: () => readingOf(openFile),
};

function openFile(): FileReading {
  let isFirst = true;
  return {
    take({ field, value }) {
      if (field !== 'entries' && field !== 'conversations') return [];
      const prompt = readEntry(fieldsOf(value), isFirst);
      isFirst = false;
      return prompt ? [prompt] : [];
    },
    end: () => [],
  };
}

function readEntry(entry: Fields, isFirst: boolean): ReadPrompt | undefined {
  const liveKey = asId(entry.frontend_uuid) ?? null;
  const importKey = liveKey ?? asId(entry.backend_uuid) ?? asId(entry.uuid);
  const at = ofIso(entry.entry_created_datetime ?? entry.timestamp);
  if (importKey === undefined || at === undefined) return undefined;
  const turn = newTurn(at);
  turn.intent = isFirst ? 'new' : 'followup';
  turn.input.append(asText(entry.query_str) ?? asText(entry.query) ?? '');
  for (const answer of answersOf(entry)) turn.answer().append(answer);
  if (/research/i.test(asText(entry.mode) ?? '')) turn.mode = 'research';
  turn.modelRequested = asSlug(entry.display_model) ?? asSlug(entry.model) ?? null;
  const isFailed = /FAILED/i.test(asText(entry.status) ?? '') || !turn.produced;
  settled(turn, isFailed ? 'failed' : 'complete', ofIso(entry.entry_updated_datetime));
  return chatPrompt({ site: 'perplexity', liveKey, importKey }, turn);
}

function answersOf({ blocks, answer }: Fields): string[] {
  const marked = asList(blocks).flatMap((block) => {
    const { intended_usage, markdown_block } = fieldsOf(block);
    return intended_usage === 'ask_text' ? (asText(fieldsOf(markdown_block).answer) ?? []) : [];
  });
  return marked.length > 0 ? marked : [asText(answer) ?? ''];
}
