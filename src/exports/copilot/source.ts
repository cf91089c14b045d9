/** Microsoft Copilot's activity, a table. Grammar and sources: README.md. */
import { compareTexts } from '../../model/text-order.ts';
import { type Fields, fieldsOf } from '../../sites/reading/json.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import type { ThreadNode } from '../reading/thread.ts';
import { momentOf, ofIso, ofWall } from '../reading/times.ts';
import { type ExportSource, type FileReading, type ReadPrompt, readingOf } from '../source.ts';

export const copilot: ExportSource = {
  id: 'copilot',
  recognises: ({ value }, form) => form === 'csv' && rowOf(fieldsOf(value)) !== undefined,
  createReading: () => readingOf(openFile),
};

/** A message. */
interface Row {
  readonly conversation: string;
  readonly at: number;
  readonly isPrompt: boolean;
  /** Its table has answers at all. */
  readonly hasAnswers: boolean;
  readonly text: string;
}

function rowOf(value: Fields): Row | undefined {
  const fields = value as Readonly<Record<string, string>>;
  const text = fields.Message ?? fields.MessageContent ?? fields.Prompt;
  const time = fields.Time ?? fields.CreatedAt ?? fields.Timestamp;
  // The table of the apps of Windows has prompts alone.
  const author = fields.Author ?? (fields.Prompt === undefined ? undefined : 'user');
  if (text === undefined || author === undefined || time === undefined) return undefined;
  const at = timeOf(time);
  if (at === undefined) return undefined;
  const conversation = fields.Conversation ?? fields.ChatName ?? fields.ClientApp ?? '';
  const hasAnswers = fields.Author !== undefined;
  return { conversation, at, isPrompt: /^user$/i.test(author), hasAnswers, text };
}

const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d) ([+-])(\d\d):(\d\d)$/;

function timeOf(text: string): number | undefined {
  const told = AMERICAN.exec(text.trim());
  if (!told) return ofIso(text);
  const [month = 0, day = 0, year = 0, ...clock] = told.slice(1, 7).map(Number);
  const offset = (told[7] === '-' ? -1 : 1) * (Number(told[8]) * 60 + Number(told[9]));
  const utc = ofWall([year, month, day, ...clock]);
  return utc === undefined ? undefined : momentOf(utc - offset * 60_000);
}

function openFile(): FileReading {
  const conversations = new Map<string, Row[]>();
  return {
    take({ value }) {
      const row = rowOf(fieldsOf(value));
      if (!row) return [];
      const rows = conversations.get(row.conversation);
      if (rows) rows.push(row);
      else conversations.set(row.conversation, [row]);
      return [];
    },
    end() {
      const counts = new Map<number, number>();
      // Next month's file has them in another order, and numbers the prompts of a moment alike.
      const byName = [...conversations].sort(([a], [b]) => compareTexts(a, b));
      return byName.flatMap(([, rows]) => readConversation(rows, counts));
    },
  };
}

/** Newest first as they are handed over: of a question and an answer of the same second, too. */
function oldestFirst(rows: readonly Row[]): Row[] {
  const [first, last] = [rows[0], rows.at(-1)];
  const isNewestFirst = first && last && (first.at > last.at || (first.at === last.at && !first.isPrompt));
  return (isNewestFirst ? rows.toReversed() : [...rows]).sort((a, b) => a.at - b.at);
}

function readConversation(rows: readonly Row[], counts: Map<number, number>): ReadPrompt[] {
  const nodes = oldestFirst(rows).map(
    (row, index): ThreadNode<Row> => ({
      id: keyOf(row, counts) ?? `answer:${index}`,
      parentId: null,
      message: row,
      isPrompt: row.isPrompt,
      at: row.at,
    }),
  );
  const [first] = rows;
  // What was asked in an app of Windows is of no conversation.
  if (first && !first.hasAnswers) return nodes.flatMap((node) => readThread([node], APPS)).map(ofNoThread);
  return readThread(
    nodes.map((node, index) => ({ ...node, parentId: nodes[index - 1]?.id ?? null })),
    COPILOT,
  );
}

/** A prompt's moment, and its number among those of the same; undefined of an answer. */
function keyOf({ at, isPrompt }: Row, counts: Map<number, number>): string | undefined {
  if (!isPrompt) return undefined;
  const number = counts.get(at) ?? 0;
  counts.set(at, number + 1);
  return `copilot:${new Date(at).toISOString()}:${number}`;
}

const COPILOT: ChatSource<Row> = {
  site: 'copilot',
  liveKey: () => null,
  liveAnswerKey: () => null,
  importKey: ({ id }) => id,
  readPrompt(turn, { text }) {
    turn.input.append(text);
  },
  readAnswer(turn, rows) {
    for (const { text } of rows) turn.answer().append(text);
    return turn.produced ? 'complete' : 'failed';
  },
};

const APPS: ChatSource<Row> = { ...COPILOT, hasNoAnswers: true };

function ofNoThread(prompt: ReadPrompt): ReadPrompt {
  return { ...prompt, usage: { ...prompt.usage, intent: 'unknown' } };
}
