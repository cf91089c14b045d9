/**
 * One message of a conversation, as told whole (old streams, sockets, histories) or edit by edit (v1 deltas). It keeps
 * what decides where its text belongs, never the text itself: to the visible answer, to the reasoning, to a tool, or
 * nowhere. The person's own message, their custom instructions and tool results come by here too and go nowhere.
 */
import type { DeltaOperation, Path } from '../decoders/delta-document.ts';
import { asText, type Fields, fieldsOf } from '../json.ts';
import { asEpochSeconds, asIndex, asSeconds, asSize } from '../numbers.ts';
import type { Turn } from '../turn.ts';
import { type Destination, destinationOf, type Head } from './head.ts';
import { errorOutcome } from './refusal.ts';
import { createVisibleField, createWrittenField, type TextField } from './text-field.ts';
import { MODEL_RANK, noteModel, type TurnFacts } from './turn-facts.ts';

/** Items of one list that are looked at. */
const MAX_ITEMS = 1_000;

/** Answers to one prompt that are told apart. */
const MAX_ANSWERS = 16;

type List = 'parts' | 'thoughts';

export interface Message {
  /** The message, or as much of it as is told, as it stands. */
  whole(message: Fields): void;
  /** @param path from the document's root, `message` first */
  edit(path: Path, operation: DeltaOperation, value: unknown): void;
}

export function createMessage(turn: Turn, facts: TurnFacts, id: string): Message {
  const head: Head = {};
  let destination: Destination = 'none';
  const fields = new Map<string, TextField>();
  /** The field the last piece went to, and its path: the next one mostly has the very same. */
  let streaming: { readonly path: Path; readonly field: TextField } | undefined;
  /** Items seen of each list, for edits that append to it. */
  const lengths = { parts: 0, thoughts: 0 };

  /** The message, or as much of it as is told, as it stands. */
  function whole(message: Fields): void {
    const metadata = fieldsOf(message.metadata);
    const content = fieldsOf(message.content);
    learn(message, 'recipient', 'channel', 'status', 'end_turn');
    learn(fieldsOf(message.author), 'role');
    learn(metadata, 'is_visually_hidden_from_conversation', 'is_thinking_preamble_message');
    learn(metadata, 'reasoning_start_time', 'reasoning_end_time', 'finished_duration_sec');
    learn(content, 'content_type', 'name');
    readMetadata(metadata);
    noteThinkingTime();
    redirect();
    if (head.role === 'tool' && head.content_type === 'system_error') {
      facts.toolError = errorOutcome(200, asText(head.name) ?? '');
    }
    for (const name of ['parts', 'thoughts', 'text']) {
      if (content[name] !== undefined) editContent([name], 'replace', content[name]);
    }
    finishImages();
  }

  /** @param path from the document's root, `message` first */
  function edit(path: Path, operation: DeltaOperation, value: unknown): void {
    if (streaming?.path === path && operation === 'append' && typeof value === 'string') {
      streaming.field.append(value);
      return;
    }
    const [, name = '', ...below] = path;
    const [item] = below;
    if (name === 'content' && (item === 'parts' || item === 'thoughts' || item === 'text')) {
      const field = editContent(below, operation, value);
      streaming = field && { path, field };
      finishImages();
    } else if (below.length < 2) {
      whole({ [name]: item === undefined ? value : { [item]: value } });
    }
  }

  function learn(told: Fields, ...names: (keyof Head)[]): void {
    for (const name of names) if (told[name] !== undefined) head[name] = told[name];
  }

  function readMetadata(metadata: Fields): void {
    if (head.role === 'assistant') {
      noteModel(turn, facts, metadata.model_slug, MODEL_RANK.label);
      noteModel(turn, facts, metadata.resolved_model_slug, MODEL_RANK.resolved);
    }
    if (fieldsOf(metadata.finish_details).type === 'interrupted') facts.stopped = true;
    if (metadata.image_gen_task_id || metadata.async_task_type === 'image_gen') facts.imageTask = true;
  }

  /** A turn that thinks several times states the longest; the others are part of it. */
  function noteThinkingTime(): void {
    const end = asEpochSeconds(head.reasoning_end_time) ?? 0;
    const spanSeconds = asSeconds(end - (asEpochSeconds(head.reasoning_start_time) ?? end)) ?? 0;
    const seconds = Math.max(asSeconds(head.finished_duration_sec) ?? 0, spanSeconds);
    if (seconds > 0) turn.thinkingMs = Math.max(turn.thinkingMs ?? 0, Math.round(seconds * 1000));
  }

  /** Follows the head: what turns out not to be visible is no answer any more. */
  function redirect(): void {
    const before = destination;
    destination = destinationOf(head);
    if (destination !== before) {
      if (before === 'answer') for (const name of fields.keys()) turn.dropAnswer(answerId(name));
      fields.clear();
      streaming = undefined;
    }
    const { role, content_type: type, channel } = head;
    if (destination === 'reasoning' || (role === 'assistant' && type === 'reasoning_recap')) {
      turn.noteThinking();
      // Thoughts and comments are written for the reader; only the analysis channel is the reasoning itself.
      if (channel !== 'analysis') turn.reasoningIsSummary = true;
    }
    if (destination === 'answer' && head.end_turn === true) noteFinalAnswer();
  }

  function noteFinalAnswer(): void {
    const { finalAnswers, imageTask } = facts;
    facts.taskAnswered ||= imageTask;
    if (finalAnswers.size < MAX_ANSWERS) finalAnswers.add(id);
    turn.generations = Math.max(turn.generations, finalAnswers.size);
  }

  function finishImages(): void {
    const { role, status } = head;
    const made = role === 'assistant' || role === 'tool';
    if (made && status === 'finished_successfully') facts.images.finish(id);
  }

  /** The field a text goes through; undefined where it counts for nothing. */
  function fieldOf(name: string): TextField | undefined {
    const known = fields.get(name);
    if (known || destination === 'none') return known;
    if (facts.fieldsLeft === 0) {
      turn.degraded = true;
      return undefined;
    }
    facts.fieldsLeft--;
    const field =
      destination === 'answer'
        ? createVisibleField(turn.answer(answerId(name)))
        : createWrittenField(turn[destination]);
    fields.set(name, field);
    return field;
  }

  /** Answers are told apart by their message; one with several texts has a meter for each. */
  function answerId(name: string): string {
    return name === 'parts/0' ? id : `${id}/${name}`;
  }

  /**
   * @param path below `/message/content`
   * @returns the text field that more of the same may be appended to
   */
  function editContent(path: Path, operation: DeltaOperation, value: unknown): TextField | undefined {
    const [list, item, key, ...deeper] = path;
    if (list !== 'parts' && list !== 'thoughts') return editText('text', operation, value);
    if (item === undefined) editList(list, operation, value);
    const index = asIndex(item);
    if (index === undefined || deeper.length > 0) return undefined;
    lengths[list] = Math.max(lengths[list], index + 1);
    const isText = key === (list === 'parts' ? undefined : 'content') && typeof value !== 'object';
    if (isText) return editText(`${list}/${index}`, operation, value);
    if (key === undefined) setItem(list, index, value);
    else if (list === 'parts') facts.images.note(id, index, { [key]: value });
    return undefined;
  }

  /** More of a list, or the whole of it: what that no longer has is gone. */
  function editList(list: List, operation: DeltaOperation, value: unknown): void {
    const before = lengths[list];
    if (operation !== 'append') lengths[list] = 0;
    const items = Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value];
    for (const item of items) setItem(list, lengths[list]++, item);
    for (let gone = lengths[list]; gone < before; gone++) fields.get(`${list}/${gone}`)?.set('');
  }

  function setItem(list: List, index: number, value: unknown): void {
    const text = list === 'thoughts' ? fieldsOf(value).content : value;
    if (typeof text === 'string') fieldOf(`${list}/${index}`)?.set(text);
    else if (list === 'parts') facts.images.note(id, index, fieldsOf(value));
  }

  function editText(name: string, operation: DeltaOperation, value: unknown): TextField | undefined {
    const field = fieldOf(name);
    if (operation === 'truncate') field?.truncate(asSize(value) ?? 0);
    else if (operation === 'remove') field?.set('');
    else if (typeof value === 'string') field?.[operation === 'append' ? 'append' : 'set'](value);
    return operation === 'append' ? field : undefined;
  }

  return { whole, edit };
}
