/**
 * One message of a conversation, as told whole (old streams, sockets, histories) or edit by edit (v1 deltas). It keeps
 * what decides where its text belongs, never the text itself: to the visible answer, to the reasoning, to a tool, or
 * nowhere. The person's own message, their custom instructions and tool results come by here too and go nowhere.
 */
import type { DeltaOperation, Path } from '../decoders/delta-document.ts';
import { asText, type Fields, fieldsOf } from '../reading/json.ts';
import { asEpochSeconds, asSeconds } from '../reading/numbers.ts';
import type { Turn } from '../reading/turn.ts';
import { type Destination, destinationOf, type Head } from './head.ts';
import { createMessageTexts } from './message-texts.ts';
import { errorOutcome } from './refusal.ts';
import type { TextField } from './text-field.ts';
import { MODEL_RANK, noteModel, type TurnFacts } from './turn-facts.ts';

/** Answers to one prompt that are told apart. */
const MAX_ANSWERS = 16;

/** Takes in what is told of one message, in either form and in any mix of the two. */
export interface Message {
  /** The message, or as much of it as is told, as it stands. */
  whole(message: Fields): void;
  /** @param path from the document's root, `message` first */
  edit(path: Path, operation: DeltaOperation, value: unknown): void;
}

/**
 * Writes into the turn and its facts.
 * @param id the message's, as the site has it
 */
export function createMessage(turn: Turn, facts: TurnFacts, id: string): Message {
  const head: Head = {};
  let destination: Destination = 'none';
  const texts = createMessageTexts(turn, facts, id);
  /** The field the last piece went to, and its path: the next one mostly has the very same. */
  let streaming: { readonly path: Path; readonly field: TextField } | undefined;

  function whole(message: Fields): void {
    const metadata = fieldsOf(message.metadata);
    const content = fieldsOf(message.content);
    learn(head, message, 'recipient', 'channel', 'status', 'end_turn');
    learn(head, fieldsOf(message.author), 'role');
    learn(head, metadata, 'is_visually_hidden_from_conversation', 'is_thinking_preamble_message');
    learn(head, metadata, 'reasoning_start_time', 'reasoning_end_time', 'finished_duration_sec');
    learn(head, content, 'content_type', 'name');
    readMetadata(turn, facts, head.role, metadata);
    noteThinkingTime(turn, head);
    redirect();
    if (head.role === 'tool' && head.content_type === 'system_error') {
      facts.toolError = errorOutcome(200, asText(head.name) ?? '');
    }
    for (const name of ['parts', 'thoughts', 'text']) {
      if (content[name] !== undefined) texts.edit([name], 'replace', content[name]);
    }
    finishImages();
  }

  function edit(path: Path, operation: DeltaOperation, value: unknown): void {
    if (streaming?.path === path && operation === 'append' && typeof value === 'string') {
      streaming.field.append(value);
      return;
    }
    const [, name = '', ...below] = path;
    const [item] = below;
    if (name === 'content' && (item === 'parts' || item === 'thoughts' || item === 'text')) {
      const field = texts.edit(below, operation, value);
      streaming = field && { path, field };
      finishImages();
    } else if (below.length < 2) {
      whole({ [name]: item === undefined ? value : { [item]: value } });
    }
  }

  /** Follows the head: what turns out not to be visible is no answer any more. */
  function redirect(): void {
    const before = destination;
    destination = destinationOf(head);
    if (destination !== before) {
      texts.moveTo(destination);
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
    const { finalAnswers } = facts;
    facts.taskAnswered ||= facts.imageTask;
    if (finalAnswers.size < MAX_ANSWERS) finalAnswers.add(id);
    turn.generations = Math.max(turn.generations, finalAnswers.size);
  }

  function finishImages(): void {
    const { role, status } = head;
    const made = role === 'assistant' || role === 'tool';
    if (made && status === 'finished_successfully') facts.images.finish(id);
  }

  return { whole, edit };
}

/** What is told of the head is as it is told; the rest stays as it was. */
function learn(head: Head, told: Fields, ...names: (keyof Head)[]): void {
  for (const name of names) if (told[name] !== undefined) head[name] = told[name];
}

/** @param role the author's */
function readMetadata(turn: Turn, facts: TurnFacts, role: unknown, metadata: Fields): void {
  if (role === 'assistant') {
    noteModel(turn, facts, metadata.model_slug, MODEL_RANK.label);
    noteModel(turn, facts, metadata.resolved_model_slug, MODEL_RANK.resolved);
  }
  if (fieldsOf(metadata.finish_details).type === 'interrupted') facts.stopped = true;
  if (metadata.image_gen_task_id || metadata.async_task_type === 'image_gen') facts.imageTask = true;
}

/** A turn that thinks several times states the longest; the others are part of it. */
function noteThinkingTime(turn: Turn, head: Head): void {
  const end = asEpochSeconds(head.reasoning_end_time) ?? 0;
  const spanSeconds = asSeconds(end - (asEpochSeconds(head.reasoning_start_time) ?? end)) ?? 0;
  const seconds = Math.max(asSeconds(head.finished_duration_sec) ?? 0, spanSeconds);
  if (seconds > 0) turn.thinkingMs = Math.max(turn.thinkingMs ?? 0, Math.round(seconds * 1000));
}
