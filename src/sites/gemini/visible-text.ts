/**
 * The text of an answer as a person sees it. On the wire it also holds the addresses of what the page puts in their
 * place (images, videos, maps, cards) and, fenced, the code a tool ran with what it printed.
 */
import type { MediaType } from '../../model/usage/usage.ts';

const PLACEHOLDER = String.raw`https?:\/\/googleusercontent\.com\/(\w+)\/\d+`;
const TOOL_BLOCK = '```\\w+\\?code_(\\w+)&code_event_index=\\d+\\n([^]*?)(?:\\n```(?!\\S)|$)';
/** What may yet become one of them when the next frame comes. */
const BEGINNING = '(?:https?:\\/\\/googleu[\\w.]*(?:\\/\\w*\\/?)?|```\\w+\\?[\\w&=]*)$';

const HIDDEN = new RegExp(`${PLACEHOLDER}|${TOOL_BLOCK}|${BEGINNING}`, 'g');

/** What the placeholders that promise something generated stand for; the others show what was found. */
const PROMISES: ReadonlyMap<string, MediaType> = new Map([
  ['image_generation_content', 'image'],
  ['generated_video_content', 'video'],
  ['video_gen_chip', 'video'],
  ['generated_music_content', 'audio'],
]);

/** A text taken apart; '' where there is none of a kind. */
export interface AnswerText {
  visible: string;
  /** Code the model wrote for a tool; what the tool printed is not the model's. */
  code: string;
  /** Media the text has a place for. */
  promised: readonly MediaType[];
}

/** @param text the whole of it so far, as a frame tells it */
export function readAnswerText(text: string): AnswerText {
  let visible = '';
  let from = 0;
  const code: string[] = [];
  const promised: MediaType[] = [];
  for (const hidden of text.matchAll(HIDDEN)) {
    const [whole, placeholder, blockKind, block] = hidden;
    visible = closeGap(visible, text.slice(from, hidden.index));
    from = hidden.index + whole.length;
    const media = PROMISES.get(placeholder ?? '');
    if (media) promised.push(media);
    if (blockKind === 'reference') code.push(block ?? '');
  }
  if (from === 0) return { visible: text, code: '', promised };
  const rest = text.slice(from);
  visible = closeGap(visible, rest);
  // What led to something hidden at the end leads nowhere.
  if (rest.trim() === '') visible = visible.trimEnd();
  return { visible, code: code.join('\n'), promised };
}

/** Joins what stood before and after something hidden, with the wider of the gaps that were around it. */
function closeGap(before: string, after: string): string {
  const left = before.trimEnd();
  const right = after.trimStart();
  if (left === '') return right;
  const gapLeft = before.slice(left.length);
  const gapRight = after.slice(0, after.length - right.length);
  return left + (gapRight.length > gapLeft.length ? gapRight : gapLeft) + right;
}
