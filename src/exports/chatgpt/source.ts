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
import type { ThreadNode } from '../reading/thread.ts';
import { ofSeconds } from '../reading/times.ts';
import { type ExportSource, itemsOf, type ReadPrompt, readingOf } from '../source.ts';

export const chatgpt: ExportSource = {
  id: 'chatgpt',
  recognises: ({ field, value }) =>
    (field === null || field === 'conversations') &&
    asFields(fieldsOf(value).mapping) !== undefined &&
    fieldsOf(value).inserted_at === undefined,
  createReading: () => readingOf(() => itemsOf(({ value }) => readConversation(fieldsOf(value)))),
};

/** A message with what its conversation says of all of them. */
interface Message {
  readonly fields: Fields;
  readonly defaultModel: unknown;
  /** It opens a voice session: all spoken in it is its answer. */
  readonly opensVoice: boolean;
}

function readConversation(conversation: Fields): ReadPrompt[] {
  const mapping = fieldsOf(conversation.mapping);
  const withinVoice = createWithinVoice(mapping);
  const nodes = Object.entries(mapping).map(([id, value]): ThreadNode<Message> => {
    const node = fieldsOf(value);
    const fields = fieldsOf(node.message);
    const parentId = asText(node.parent) ?? null;
    const opensVoice = isSpoken(fields) && roleOf(fields) === 'user' && !withinVoice(parentId);
    return {
      id,
      parentId,
      message: { fields, defaultModel: conversation.default_model_slug, opensVoice },
      isPrompt: opensVoice || (isTyped(fields) && !isSpoken(fields)),
      at: ofSeconds(fields.create_time),
    };
  });
  return readThread(nodes, SOURCE);
}

/** Whether a person spoke before, and wrote nothing since: what the program notes between two turns ends no session. */
function createWithinVoice(mapping: Fields): (parentId: string | null) => boolean {
  const known = new Map<string, boolean>();
  return (parentId) => {
    const passed: string[] = [];
    let found: boolean | undefined;
    for (let id = parentId; found === undefined && id !== null && Object.hasOwn(mapping, id); ) {
      const { message, parent } = fieldsOf(mapping[id]);
      const fields = fieldsOf(message);
      found = known.get(id);
      if (found === undefined && roleOf(fields) === 'user' && isSpoken(fields)) found = true;
      if (found === undefined && isTyped(fields)) found = false;
      passed.push(id);
      // In a circle nobody spoke before.
      if (found === undefined) known.set(id, false);
      id = asText(parent) ?? null;
    }
    for (const id of passed) known.set(id, found ?? false);
    return found ?? false;
  };
}

const SOURCE: ChatSource<Message> = {
  site: 'chatgpt',
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

function roleOf({ author }: Fields): unknown {
  return fieldsOf(author).role;
}

function contentOf({ content }: Fields): Fields {
  return fieldsOf(content);
}

/** Instructions and memories are sent in the person's name, out of their sight. */
function isTyped(message: Fields): boolean {
  const metadata = fieldsOf(message.metadata);
  const type = contentOf(message).content_type;
  return (
    roleOf(message) === 'user' &&
    metadata.is_visually_hidden_from_conversation !== true &&
    metadata.is_user_system_message !== true &&
    (type === 'text' || type === 'multimodal_text')
  );
}

function isSpoken(message: Fields): boolean {
  if (fieldsOf(message.metadata).voice_mode_message === true) return true;
  return partsOf(message).some((part) =>
    /^(?:audio_|real_time_user_audio_)/.test(asText(fieldsOf(part).content_type) ?? ''),
  );
}

/** An error is one too, whoever says it. */
function isAnswer(message: Fields): boolean {
  if (roleOf(message) === 'assistant' || contentOf(message).content_type === 'system_error') return true;
  return roleOf(message) === 'tool' && picturesOf(message).length > 0;
}

function partsOf(message: Fields): readonly unknown[] {
  return asList(contentOf(message).parts);
}

function textsOf(message: Fields): string[] {
  return partsOf(message).flatMap((part) => asText(part) ?? []);
}

function readMessage(turn: Turn, message: Fields): void {
  for (const picture of picturesOf(message)) turn.addMedia(...picture);
  const metadata = fieldsOf(message.metadata);
  const { content_type: type } = contentOf(message);
  if (metadata.async_task_type === 'research' || isOfResearch(message)) turn.mode = 'research';
  else if (type === 'computer_output') turn.mode = 'agent';
  if (type === 'thoughts' || type === 'reasoning_recap') readThoughts(turn, message);
  else if (roleOf(message) !== 'assistant') return;
  else if (message.recipient !== undefined && message.recipient !== null && message.recipient !== 'all')
    for (const text of [...textsOf(message), asText(contentOf(message).text) ?? '']) turn.tool.append(text);
  else if (isShown(message)) turn.answer().append(createMarkFilter().push(textsOf(message).join('')));
}

/** It is called, or answers. */
function isOfResearch({ recipient, author }: Fields): boolean {
  return [recipient, fieldsOf(author).name].some((name) => asText(name)?.startsWith('research_kickoff_tool'));
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
