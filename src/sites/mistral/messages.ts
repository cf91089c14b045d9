/**
 * The messages of Le Chat as its lines tell them: JSON patches by message. Of the person's own message comes a patch
 * now and then, too; only what the model wrote is measured.
 */
import { asFields, asList, asName, asSlug, asText, type Fields } from '../reading/json.ts';
import { createParts } from '../reading/parts.ts';
import { errorWords, type Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import { addChunks, type Message, takeChunk, takeChunks, takePiece } from './chunks.ts';

/** Codes of lines. */
const TEXT = '0';
const ERROR = '3';
const END = '8';
const FINISH = ['d', 'e'];
const EVENT = '15';

/** Where a JSON Pointer leads to what is added after all there is. */
const END_OF_LIST = '-';

/** Messages told apart. */
const MAX_MESSAGES = 20;

/** Takes lines in the order they come: their code, and their value as JSON has it. */
export interface Messages {
  takeLine(code: string, value: unknown): void;
}

/**
 * Writes into the turn; how the answer ended goes into `progress`.
 * @param onAnswer called with the id of each message that answers
 */
export function createMessages(turn: Turn, progress: Progress, onAnswer: (id: string) => void): Messages {
  const messages = new Map<string, Message>();

  function messageOf(id: string, isAnswer = true): Message | undefined {
    const known = messages.get(id);
    if (known || messages.size >= MAX_MESSAGES) return known;
    const message = { turn, isAnswer, parts: createParts(turn, id), types: new Map<string, unknown>() };
    messages.set(id, message);
    if (isAnswer) onAnswer(id);
    return message;
  }

  function takeWhole(id: string, value: Fields): void {
    const message = messageOf(id, value.role !== 'user');
    if (!message?.isAnswer) return;
    turn.modelRequested = asSlug(value.model) ?? turn.modelRequested;
    takeStatus(progress, value.generationStatus);
    takeChunks(message, value.contentChunks);
  }

  function takePatch(id: string, { op, path, value }: Fields): void {
    const [field, ...below] = namesOf(path);
    if (field === undefined) {
      takeWhole(id, asFields(value) ?? {});
      return;
    }
    const message = messageOf(id);
    if (!message?.isAnswer) return;
    if (field === 'generationStatus') takeStatus(progress, value);
    else if (field === 'model') turn.modelRequested = asSlug(value) ?? turn.modelRequested;
    else if (field !== 'contentChunks') return;
    else if (below.length === 0 && op === 'append') addChunks(message, value);
    else if (below.length === 0) takeChunks(message, value);
    else if (below[0] === END_OF_LIST) addChunks(message, [value]);
    else if (below.length === 1) takeChunk(message, below[0] ?? '', value);
    // A thought that is added to the ones there are is no other in their place.
    else takePiece(message, below, op === 'append' || op === 'add', value);
  }

  return {
    takeLine(code, value) {
      const event = asFields(asFields(value)?.json) ?? {};
      if (code === TEXT) turn.answer().append(asText(value) ?? '');
      else if (code === ERROR) progress.error = errorWords(value);
      else if (code === END || FINISH.includes(code)) progress.done ||= turn.produced;
      else if (code === EVENT && event.type === 'message') {
        for (const patch of asList(event.patches))
          takePatch(asText(event.messageId) ?? '', asFields(patch) ?? {});
      } else return;
      progress.understood = true;
    },
  };
}

/** A path is a JSON Pointer, or a list of names. */
function namesOf(path: unknown): readonly string[] {
  return Array.isArray(path) ? path.map(asName) : (asText(path)?.split('/').slice(1) ?? []);
}

function takeStatus(progress: Progress, status: unknown): void {
  if (status === 'success') progress.done = true;
  else if (/^(cancel|stop|abort|interrupt)/.test(asName(status))) progress.stopped = true;
  else if (/^(error|fail)/.test(asName(status))) progress.error = errorWords(status);
}
