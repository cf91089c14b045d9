/**
 * One message of a conversation, as told whole (old streams, sockets, histories) or edit by edit (v1 deltas). It keeps
 * what decides where its text belongs, never the text itself: to the visible answer, to the reasoning, to a tool, or
 * nowhere. The person's own message, their custom instructions and tool results come by here too and go nowhere.
 */
import type { DeltaOperation, Path } from '../decoders/delta-document.ts';
import { asFields, asPositive, asText, type Fields } from '../json.ts';
import type { Turn } from '../turn.ts';
import { type Destination, destinationOf, type Head } from './head.ts';
import { createVisibleField, createWrittenField, type TextField } from './text-field.ts';
import { MODEL_RANK, noteModel, type TurnFacts } from './turn-facts.ts';

/** Items of one list that are looked at. */
const MAX_ITEMS = 1_000;

/** Answers to one prompt that are told apart. */
const MAX_ANSWERS = 16;

type List = 'parts' | 'thoughts';
export class Message {
  readonly #turn: Turn;
  readonly #facts: TurnFacts;
  readonly #id: string;
  readonly #head: Head = {};
  #destination: Destination = 'none';
  readonly #fields = new Map<string, TextField>();
  /** The field the last piece went to, and its path: the next one mostly has the very same. */
  #streaming: { readonly path: Path; readonly field: TextField } | undefined;
  /** Items seen of each list, for edits that append to it. */
  readonly #items = { parts: 0, thoughts: 0 };

  constructor(turn: Turn, facts: TurnFacts, id: string) {
    this.#turn = turn;
    this.#facts = facts;
    this.#id = id;
  }

  /** The message, or as much of it as is told, as it stands. */
  whole(message: Fields): void {
    this.#readHead(message);
    if (message.content !== undefined) this.#readContent(asFields(message.content) ?? {});
    else this.#redirect();
    this.#finishImages();
  }

  /** @param path from the document's root, `message` first */
  edit(path: Path, operation: DeltaOperation, value: unknown): void {
    if (this.#streaming?.path === path && operation === 'append' && typeof value === 'string') {
      this.#streaming.field.append(value);
      return;
    }
    const [, name = '', ...below] = path;
    if (name === 'content') {
      const field = this.#editContent(below, operation, value);
      this.#streaming = field && { path, field };
      this.#finishImages();
    } else if (below.length < 2) {
      const [item] = below;
      this.whole({ [name]: item === undefined ? value : { [item]: value } });
    }
  }

  #readHead(message: Fields): void {
    const head = this.#head;
    if (message.author !== undefined) head.role = asFields(message.author)?.role;
    if (message.recipient !== undefined) head.recipient = message.recipient;
    if (message.channel !== undefined) head.channel = message.channel;
    if (message.status !== undefined) head.status = message.status;
    if (message.end_turn !== undefined) head.endsTurn = message.end_turn === true;
    if (message.metadata !== undefined) this.#readMetadata(asFields(message.metadata) ?? {});
  }

  #readMetadata(metadata: Fields): void {
    const head = this.#head;
    const facts = this.#facts;
    if (head.role === 'assistant') {
      noteModel(this.#turn, facts, metadata.model_slug, MODEL_RANK.label);
      noteModel(this.#turn, facts, metadata.resolved_model_slug, MODEL_RANK.resolved);
    }
    if (asFields(metadata.finish_details)?.type === 'interrupted') facts.stopped = true;
    if (metadata.image_gen_task_id || metadata.async_task_type === 'image_gen') facts.imageTask = true;
    const hidden = metadata.is_visually_hidden_from_conversation;
    if (hidden !== undefined) head.hidden = hidden === true;
    const preamble = metadata.is_thinking_preamble_message;
    if (preamble !== undefined) head.preamble = preamble === true;
    this.#readThinkingTime(metadata);
  }

  /** A turn that thinks several times states the longest; the others are part of it. */
  #readThinkingTime(metadata: Fields): void {
    const head = this.#head;
    const start = asPositive(metadata.reasoning_start_time) ?? head.reasoningStart ?? 0;
    const end = asPositive(metadata.reasoning_end_time) ?? head.reasoningEnd ?? 0;
    head.reasoningStart = start;
    head.reasoningEnd = end;
    const spanSeconds = start > 0 ? end - start : 0;
    const seconds = Math.max(asPositive(metadata.finished_duration_sec) ?? 0, spanSeconds);
    if (seconds > 0) this.#turn.thinkingMs = Math.max(this.#turn.thinkingMs ?? 0, Math.round(seconds * 1000));
  }

  #readContent(content: Fields): void {
    const head = this.#head;
    if (content.content_type !== undefined) head.contentType = content.content_type;
    if (head.role === 'tool' && head.contentType === 'system_error') {
      this.#facts.toolError = asText(content.name) ?? 'error';
    }
    this.#redirect();
    if (content.parts !== undefined) this.#setList('parts', content.parts);
    if (content.thoughts !== undefined) this.#setList('thoughts', content.thoughts);
    if (typeof content.text === 'string') this.#field('text')?.set(content.text);
  }

  /** Follows the head: what turns out not to be visible is no answer any more. */
  #redirect(): void {
    const destination = destinationOf(this.#head);
    if (destination !== this.#destination) {
      if (this.#destination === 'answer') {
        for (const name of this.#fields.keys()) this.#turn.dropAnswer(this.#answerId(name));
      }
      this.#fields.clear();
      this.#streaming = undefined;
      this.#destination = destination;
    }
    const { role, contentType } = this.#head;
    const recapped = role === 'assistant' && contentType === 'reasoning_recap';
    if (destination === 'reasoning' || recapped) this.#noteReasoning();
    if (destination === 'answer' && this.#head.endsTurn) this.#noteFinalAnswer();
  }

  /** Thoughts and comments are written for the reader; only the analysis channel is the reasoning itself. */
  #noteReasoning(): void {
    if (this.#turn.mode === 'standard') this.#turn.mode = 'reasoning';
    if (this.#head.channel !== 'analysis') this.#turn.reasoningIsSummary = true;
  }

  #noteFinalAnswer(): void {
    const { finalAnswers } = this.#facts;
    if (finalAnswers.size < MAX_ANSWERS) finalAnswers.add(this.#id);
    this.#turn.generations = Math.max(this.#turn.generations, finalAnswers.size);
  }

  #finishImages(): void {
    const { role, status } = this.#head;
    const made = role === 'assistant' || role === 'tool';
    if (made && status === 'finished_successfully') this.#facts.images.finish(this.#id);
  }

  /** The field a text goes through; undefined where it counts for nothing. */
  #field(name: string): TextField | undefined {
    const known = this.#fields.get(name);
    if (known || this.#destination === 'none') return known;
    if (this.#facts.fieldsLeft === 0) {
      this.#turn.degraded = true;
      return undefined;
    }
    this.#facts.fieldsLeft--;
    const field =
      this.#destination === 'answer'
        ? createVisibleField(this.#turn.answer(this.#answerId(name)))
        : createWrittenField(this.#turn[this.#destination]);
    this.#fields.set(name, field);
    return field;
  }

  /** Answers are told apart by their message; one with several texts has a meter for each. */
  #answerId(name: string): string {
    return name === 'parts/0' ? this.#id : `${this.#id}/${name}`;
  }

  /** The whole list; what it no longer has is gone. */
  #setList(list: List, values: unknown): void {
    const before = this.#items[list];
    this.#items[list] = 0;
    this.#appendList(list, values);
    for (let gone = this.#items[list]; gone < before; gone++) this.#fields.get(`${list}/${gone}`)?.set('');
  }

  #appendList(list: List, values: unknown): void {
    const given = Array.isArray(values) ? values.slice(0, MAX_ITEMS) : [values];
    for (const value of given) this.#setItem(list, this.#items[list], value);
  }

  #setItem(list: List, index: number, value: unknown): void {
    this.#items[list] = Math.max(this.#items[list], index + 1);
    const text = list === 'thoughts' ? asFields(value)?.content : value;
    if (typeof text === 'string') this.#field(`${list}/${index}`)?.set(text);
    else if (list === 'parts') this.#facts.images.note(this.#id, index, asFields(value));
  }

  /**
   * @param path below `/message/content`
   * @returns the text field that more of the same may be appended to
   */
  #editContent(path: Path, operation: DeltaOperation, value: unknown): TextField | undefined {
    const [name, item, ...rest] = path;
    if (name === 'text') return this.#editText('text', operation, value);
    if (name === 'parts' || name === 'thoughts') {
      if (item !== undefined) return this.#editItem(name, Number(item), rest, operation, value);
      if (operation === 'append') this.#appendList(name, value);
      else this.#setList(name, value);
    } else {
      this.#readContent(name === undefined ? (asFields(value) ?? {}) : { [name]: value });
    }
    return undefined;
  }

  #editItem(
    list: List,
    index: number,
    rest: Path,
    operation: DeltaOperation,
    value: unknown,
  ): TextField | undefined {
    if (!Number.isSafeInteger(index)) return undefined;
    this.#items[list] = Math.max(this.#items[list], index + 1);
    const [key, ...deeper] = rest;
    const isText = list === 'parts' ? key === undefined : key === 'content' && deeper.length === 0;
    if (isText && typeof value !== 'object') return this.#editText(`${list}/${index}`, operation, value);
    if (key === undefined) this.#setItem(list, index, value);
    else if (list === 'parts' && deeper.length === 0) {
      this.#facts.images.note(this.#id, index, { [key]: value });
    }
    return undefined;
  }

  #editText(name: string, operation: DeltaOperation, value: unknown): TextField | undefined {
    const field = this.#field(name);
    if (operation === 'remove') field?.set('');
    else if (operation === 'truncate') field?.truncate(asPositive(value) ?? 0);
    else if (typeof value === 'string' && operation !== 'append') field?.set(value);
    else if (typeof value === 'string') field?.append(value);
    return operation === 'append' ? field : undefined;
  }
}
