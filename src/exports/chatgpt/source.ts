/** ChatGPT's export: conversations as trees of messages, in one file or in shards. Grammar and sources: README.md. */
import { createMarkFilter } from '../../sites/chatgpt/marks.ts';
import { attachedTokensOf } from '../../sites/chatgpt/request.ts';
import { isThinkingModel } from '../../sites/chatgpt/turn-facts.ts';
import { secondsOfCall } from '../../sites/reading/call.ts';
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
import { asSeconds, sizeOf } from '../../sites/reading/numbers.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { type ChatSource, readThread } from '../reading/chat-thread.ts';
import { type ExportSource, itemsOf, readingOf } from '../source.ts';
import { contentOf, isSpoken, type Message, messagesOf, partsOf, roleOf } from './conversation.ts';

export const chatgpt: ExportSource = {
  id: 'chatgpt',
  recognises: ({ field, value }) =>
    (field === null || field === 'conversations') &&
    asFields(fieldsOf(value).mapping) !== undefined &&
    fieldsOf(value).inserted_at === undefined,
  createReading: () =>
    readingOf(() => itemsOf(({ value }) => readThread(messagesOf(fieldsOf(value)), SOURCE))),
};

const SOURCE: ChatSource<Message> = {
  site: 'chatgpt',
  comparedWithinMs: 2_000,
  liveKey: ({ id, message }) => (message.opensVoice ? null : (asId(id) ?? null)),
  liveAnswerKey: () => null,
  importKey: ({ id, message }) => (message.opensVoice ? `voice:${id}` : id),
  readPrompt(turn, { fields, opensVoice }) {
    if (opensVoice) {
      turn.session = true;
      turn.kind = 'audio';
      turn.mediaUntil = secondsOfCall(turn.at);
      return;
    }
    for (const text of textsOf(fields)) turn.input.append(text);
    turn.attachedTokens = attachedTokensOf(fields);
    noteResearch(turn, fields);
  },
  readAnswer(turn, messages) {
    if (!messages.some(({ fields }) => isAnswer(fields))) return undefined;
    for (const { fields } of messages) if (!isSpoken(fields)) readMessage(turn, fields);
    turn.model = modelOf(messages) ?? null;
    if (isThinkingModel(turn.model)) turn.noteThinking();
    if (turn.mode !== 'standard') noteThinkingTime(turn, messages);
    return outcomeOf(turn, messages);
  },
};

/** An error is one too, whoever says it. */
function isAnswer(message: Fields): boolean {
  if (roleOf(message) === 'assistant' || contentOf(message).content_type === 'system_error') return true;
  return roleOf(message) === 'tool' && picturesOf(message).length > 0;
}

function textsOf(message: Fields): string[] {
  return partsOf(message).flatMap((part) => asText(part) ?? []);
}

function readMessage(turn: Turn, message: Fields): void {
  for (const picture of picturesOf(message)) turn.addMedia(...picture);
  const { content_type: type } = contentOf(message);
  noteResearch(turn, message);
  if (type === 'computer_output') turn.mode = 'agent';
  if (type === 'thoughts' || type === 'reasoning_recap') readThoughts(turn, message);
  else if (roleOf(message) !== 'assistant') return;
  else if (message.recipient !== undefined && message.recipient !== null && message.recipient !== 'all')
    for (const text of [...textsOf(message), asText(contentOf(message).text) ?? '']) turn.tool.append(text);
  else if (isShown(message)) turn.answer().append(createMarkFilter().push(textsOf(message).join('')));
}

/** It is of a task of research, or its tool is called, or answers. */
function noteResearch(turn: Turn, { metadata, recipient, author }: Fields): void {
  const isOfTool = [recipient, fieldsOf(author).name].some((name) =>
    asText(name)?.startsWith('research_kickoff_tool'),
  );
  if (isOfTool || fieldsOf(metadata).async_task_type === 'research') turn.mode = 'research';
}

function isShown(message: Fields): boolean {
  const { content_type: type } = contentOf(message);
  if (type !== 'text' && type !== 'multimodal_text') return false;
  return message.channel !== 'analysis' && message.channel !== 'commentary';
}

/** What is shown of thoughts is a summary. */
function readThoughts(turn: Turn, message: Fields): void {
  turn.noteThinking();
  turn.reasoningIsSummary = true;
  for (const thought of asList(contentOf(message).thoughts))
    turn.reasoning.append(asText(fieldsOf(thought).content) ?? '');
}

/** How long it took is copied to many messages of an answer, those of thoughts not always among them. */
function noteThinkingTime(turn: Turn, messages: readonly Message[]): void {
  const all = messages.flatMap(({ fields }) => {
    const { finished_duration_sec, reasoning_start_time, reasoning_end_time } = fieldsOf(fields.metadata);
    const between = Number(asName(reasoning_end_time)) - Number(asName(reasoning_start_time));
    return asSeconds(finished_duration_sec) ?? asSeconds(between) ?? [];
  });
  if (all.length > 0) turn.thinkingMs = Math.round(Math.max(...all) * 1_000);
}

/** Pictures that were made, which those a person sent are not. */
function picturesOf(message: Fields): Parameters<Turn['addMedia']>[] {
  return partsOf(message).flatMap((part): Parameters<Turn['addMedia']>[] => {
    const { content_type, asset_pointer, width, height, metadata } = fieldsOf(part);
    const made = fieldsOf(metadata).dalle ?? fieldsOf(metadata).generation;
    if (roleOf(message) === 'user' || content_type !== 'image_asset_pointer' || !asFields(made)) return [];
    return [[String(asset_pointer), { type: 'image', ...sizeOf(width, height) }]];
  });
}

/** `auto` is a wish, and `g-…` a name for what somebody made of one. */
function modelOf(messages: readonly Message[]): string | undefined {
  const isWritten = ({ fields }: Message) => roleOf(fields) === 'assistant';
  // What a tool gives back may bear the name of a model of its own.
  const last = messages.toReversed();
  const slugs = [...last.filter(isWritten), ...last.filter((one) => !isWritten(one))].flatMap(
    ({ fields }) => {
      const { resolved_model_slug, model_slug } = fieldsOf(fields.metadata);
      return [resolved_model_slug, model_slug];
    },
  );
  const defaults = messages.flatMap(({ fields, defaultModel }) => [
    fieldsOf(fields.metadata).default_model_slug,
    defaultModel,
  ]);
  return [...slugs, ...defaults]
    .map(asSlug)
    .find((slug) => slug !== undefined && slug !== 'auto' && !slug.startsWith('g-'));
}

function outcomeOf(turn: Turn, messages: readonly Message[]): 'complete' | 'stopped' | 'failed' {
  const isStopped = messages.some(
    ({ fields }) =>
      roleOf(fields) === 'assistant' &&
      (fields.status === 'in_progress' ||
        fieldsOf(fieldsOf(fields.metadata).finish_details).type === 'interrupted'),
  );
  if (isStopped) return 'stopped';
  const isError = messages.some(({ fields }) => contentOf(fields).content_type === 'system_error');
  return isError && !turn.produced ? 'failed' : 'complete';
}
