/** One answer of Open WebUI being written, as its events over the socket tell it. */
import { asFields, asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { asTokens } from '../reading/numbers.ts';
import { wordsOf } from '../reading/refusal.ts';
import { createProgress, outcomeOf, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter } from './answer-writer.ts';
import { takeOllama } from './ollama.ts';
import { type Content, readContent, readOutput } from './open-webui-content.ts';
import { type Form, takeAnyForm, takeChatCompletion } from './openai.ts';

/** A server of large models writes what it passes on in one of these. */
export const FORMS: readonly Form[] = [takeChatCompletion, takeOllama];

/** UTF-16 units of each part. */
type Lengths = { -readonly [Part in keyof Content]: number };

/** One answer being written: one model's, to one prompt. */
export interface Message {
  readonly tab: Tab;
  readonly turn: Turn;
  readonly write: AnswerWriter;
  readonly progress: Progress;
  /** Id of the answer. */
  readonly lane: string;
  /** The answers to the same prompt, this one among them. */
  readonly group: Message[];
  /** What it goes on from; null until its first event shows how much that is. */
  before: Lengths | null;
  /** What is told since then, and counted; of the visible answer its meter knows. */
  readonly told: Lengths;
  /** What the server found for the prompt is counted. */
  hasSources: boolean;
  /** What the page names to stop it; '' until the server says. */
  task: string;
  /** Nothing more can change it: more than that its model has come to an end. */
  isOver: boolean;
}

/**
 * One of which nothing has come yet.
 * @param lane id of the answer
 * @param group of the answers to the same prompt, which it joins
 * @param gone what it goes on with: the message of an earlier turn, or 'unseen' where this tab did not see it written
 */
export function createMessage(
  tab: Tab,
  turn: Turn,
  lane: string,
  group: Message[],
  gone: Message | 'unseen' | undefined,
): Message {
  const progress = createProgress();
  const message = {
    tab,
    turn,
    write: createAnswerWriter(turn, progress, lane),
    progress,
    lane,
    group,
    before: gone === 'unseen' ? null : lengthsOf(gone),
    told: { answer: 0, reasoning: 0, tool: 0, found: 0 },
    hasSources: false,
    task: '',
    isOver: false,
  };
  group.push(message);
  return message;
}

function lengthsOf(gone: Message | undefined): Lengths {
  const written = gone?.turn.answer(`${gone.lane}0`).length ?? 0;
  const sum = (part: keyof Content) => (gone?.before?.[part] ?? 0) + (gone?.told[part] ?? 0);
  return {
    answer: sum('answer') + written,
    reasoning: sum('reasoning'),
    tool: sum('tool'),
    found: sum('found'),
  };
}

/** Its last event has come; the prompt is answered once all of its answers are. */
export function settle(message: Message): void {
  const { tab, turn, write, group } = message;
  message.isOver = true;
  write.end();
  turn.understood = true;
  const progress = endOf(group);
  if (progress) turn.settle(outcomeOf(turn, progress, 200, 'complete'), tab.now());
}

/** How the answers to a prompt ended: as the best of them; undefined while one is still being written. */
export function endOf(group: readonly Message[]): Progress | undefined {
  if (!group.every(({ isOver }) => isOver)) return undefined;
  const ends = group.map(({ progress }) => progress);
  return (
    ends.find(({ done, error }) => done && error === '') ?? ends.find(({ stopped }) => stopped) ?? ends[0]
  );
}

/** @param event `{type, data}`; one of a type that says nothing of an answer is passed by */
export function takeEvent(message: Message, { type, data }: Fields): void {
  const { turn, progress, lane } = message;
  const fields = asFields(data) ?? {};
  switch (type) {
    case 'chat:completion':
      takeCompletion(message, fields);
      break;
    case 'message':
    case 'chat:message:delta':
      turn.answer(`${lane}0`).append(asText(fields.content) ?? '');
      break;
    case 'replace':
    case 'chat:message':
      takeWhole(message, readContent(asText(fields.content) ?? ''));
      break;
    case 'files':
    case 'chat:message:files':
      for (const file of asList(fields.files)) takeFile(turn, asFields(file) ?? {});
      break;
    case 'chat:message:error':
      progress.error = wordsOf(fields.error);
      settle(message);
      break;
    case 'chat:tasks:cancel':
      progress.stopped = true;
      settle(message);
      break;
    default:
      return;
  }
  turn.changed();
}

function takeCompletion(message: Message, fields: Fields): void {
  const { turn, progress } = message;
  takePiece(message, fields);
  const content = asText(fields.content);
  const output = asList(fields.output);
  if (content !== undefined) takeWhole(message, readContent(content));
  else if (output.length > 0) takeWhole(message, readOutput(output));
  takeSources(message, asList(fields.sources));
  turn.model = asSlug(fields.selected_model_id) ?? turn.model;
  if (fields.done === true) progress.done = true;
  if (fields.done === true || progress.error !== '') settle(message);
}

/** What is told piece by piece. */
function takePiece({ turn, write, told }: Message, fields: Fields): void {
  const { reasoning, tool } = turn;
  const before = { reasoning: reasoning.length, tool: tool.length };
  if (!takeAnyForm(FORMS, '', fields, write)) write.usage(summed(fields.usage));
  told.reasoning += reasoning.length - before.reasoning;
  told.tool += tool.length - before.tool;
}

/**
 * A usage that the server has added up for several calls is so under these names; under those of chat completions the
 * last call's stands beside it.
 */
function summed(usage: unknown): Fields {
  const { input_tokens: read, output_tokens: written, ...rest } = fieldsOf(usage);
  const isBoth = rest.prompt_tokens !== undefined || rest.completion_tokens !== undefined;
  if (!isBoth || !asTokens(read) || !asTokens(written)) return fieldsOf(usage);
  return { ...rest, prompt_tokens: read, completion_tokens: written };
}

/** The whole answer so far. */
function takeWhole(message: Message, content: Content): void {
  const { turn, lane, group, told } = message;
  const { answer, reasoning, tool, found } = content;
  message.before ??= {
    answer: answer.length,
    reasoning: reasoning.length,
    tool: tool.length,
    found: found.length,
  };
  const { before } = message;
  turn.answer(`${lane}0`).snapshot(answer.slice(before.answer));
  if (reasoning.length > before.reasoning) turn.noteThinking();
  takePart(message, 'reasoning', reasoning.slice(before.reasoning));
  takePart(message, 'tool', tool.slice(before.tool));
  // Input stands for each of the answers.
  if (message === group[0]) turn.read.append(found.slice(before.found + told.found));
  told.found = Math.max(told.found, found.length - before.found);
}

/** Answers side by side share a meter: each adds what it has told more. */
function takePart({ turn, group, told }: Message, part: 'reasoning' | 'tool', text: string): void {
  if (text === '') return;
  if (group.length === 1) turn[part].snapshot(text);
  else turn[part].append(text.slice(told[part]));
  told[part] = Math.max(told[part], text.length);
}

/** Pages and files that the server found, and put before the prompt. */
function takeSources(message: Message, sources: readonly unknown[]): void {
  if (sources.length === 0 || message.hasSources || message !== message.group[0]) return;
  message.hasSources = true;
  const documents = sources.flatMap((source) => asList(fieldsOf(source).document));
  for (const text of documents) message.turn.read.append(asText(text) ?? '');
}

function takeFile(turn: Turn, { type, url }: Fields): void {
  const key = asText(url);
  if (type === 'image' && key !== undefined) turn.addMedia(key, { type: 'image' });
}
