/** The answer to a prompt of Microsoft 365 Copilot, as updates and messages tell it. */
import { asFields, asList, asName, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { asCount, sizeOf } from '../reading/numbers.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { markText } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';

/** Kinds of messages that are the answer; others are progress, suggestions, what was searched. */
const ANSWER_TYPES: readonly unknown[] = [undefined, null, '', 'Chat'];

/** Kinds of messages whose cards hold pictures that were made; in others they are of what was found. */
const PICTURE_TYPES: readonly unknown[] = ['InternalSearchQuery', 'GenerateGraphicArt'];
/** Cards lie in cards; nobody nests them deeper. */
const MAX_DEPTH = 8;

/** What is kept of an answer while it is written. */
export interface Reply {
  readonly turn: Turn;
  /** Pixels of the pictures it makes, where they are told. */
  size: ReturnType<typeof sizeOf>;
  /** The message the answer is written in, and its text so far. */
  message: string;
  text: string;
  /** Words of an error; '' for none. */
  error: string;
}

/** Of which nothing has come. */
export function beginReply(turn: Turn): Reply {
  return { turn, size: {}, message: '', text: '', error: '' };
}

/** Messages, each whole; of the bot's, those that are the answer. */
function takeMessages(into: Reply, messages: unknown): void {
  for (const message of asList(messages).map(fieldsOf)) {
    if (message.author !== 'bot') continue;
    if (message.messageType === 'Disengaged') into.error = 'disengaged';
    takePictures(into, message);
    if (!ANSWER_TYPES.includes(message.messageType)) continue;
    const id = asText(message.messageId) ?? into.message;
    const text = asText(message.text);
    if (text !== undefined) write(into, id, text);
    // Begun, and still without a word.
    else if (message.text === '' && !into.turn.answerMeters.has(id)) write(into, id, '');
  }
}

/** An update, or a stream's item: messages, and a piece to be written where the last of them ends. */
export function takeUpdate(into: Reply, update: Fields): void {
  takeMessages(into, update.messages);
  const prompts = asCount(fieldsOf(update.throttling).numUserMessagesInConversation) ?? 1;
  if (prompts > 1) into.turn.intent = 'followup';
  const more = asText(update.writeAtCursor);
  if (more !== undefined) write(into, into.message, into.text + more);
}

/** Pictures are announced with their size, and then stand in a card. A message that is told again adds none. */
function takePictures(into: Reply, message: Fields): void {
  const [announced] = asList(message.contentGenerationProgressList).map(asFields);
  if (announced) {
    const [wide, high] = asName(announced.size).split('x').map(Number);
    into.size = sizeOf(wide, high);
    if (!into.turn.produced) into.turn.kind = 'image';
  }
  const isMade = message.contentOrigin === 'ImageGeneration' || PICTURE_TYPES.includes(message.messageType);
  if (!isMade) return;
  const pictures = asList(message.adaptiveCards).flatMap((card) => picturesIn(card, MAX_DEPTH));
  for (const [index, picture] of pictures.entries()) {
    // The address may be the picture itself, far too long to be kept.
    const name = asText(message.messageId) ?? markText(asName(fieldsOf(picture).url)).hash;
    into.turn.addMedia(`${name}/${index}`, { type: 'image', ...into.size });
  }
}

/** The image sets of a card's element, and of those within it. */
function picturesIn(element: unknown, depth: number): unknown[] {
  const { type, images, body, items, columns } = asFields(element) ?? {};
  if (type === 'ImageSet') return [...asList(images)];
  if (depth === 0) return [];
  return [body, items, columns].flatMap(asList).flatMap((part) => picturesIn(part, depth - 1));
}

function write(into: Reply, id: string, text: string): void {
  // What was written before its message had a name is told again under it.
  if (id !== into.message) into.turn.dropAnswer('');
  into.message = id;
  into.text = text;
  into.turn.answer(id).snapshot(text);
}

/** The answer is over. */
export function settle({ turn, error }: Reply, now: number, stopped = false): void {
  if (turn.outcome !== 'pending') return;
  // Announced, and words came instead.
  if (turn.outputTokens > 0 && turn.usage(now).media.length === 0) turn.kind = 'text';
  if (stopped) turn.settle('stopped', now);
  else if (error !== '') turn.settle(errorOutcome(turn.produced, error), now);
  else turn.settle(turn.produced ? 'complete' : 'failed', now);
}
