/** An answer of copilot.microsoft.com: begun by the page's `send`, told by the events that follow. */
import type { Mode } from '../../model/usage/usage.ts';
import { asList, asName, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { filesTokens } from '../reading/pictures.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { markText } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import type { Tab } from '../site.ts';

const MODES: ReadonlyMap<unknown, Mode> = new Map([
  ['reasoning', 'reasoning'],
  ['research', 'research'],
  ['deep-research', 'research'],
]);

/** What is kept of an answer while it may still be told of. */
export interface Answer {
  readonly turn: Turn;
  /** What was sent, told from other prompts without keeping it. */
  readonly mark: string;
  /** The site has taken the prompt: the same one again is another. */
  accepted: boolean;
  /** Images announced and not yet there. */
  awaited: number;
  /** The site said that all is told; images may still come. */
  ended: boolean;
  /** Nothing that comes can change how it ended. */
  over: boolean;
}

/** @param goesOn the conversation was there before */
export function beginAnswer(tab: Tab, endpoint: string, sent: Fields, goesOn: boolean): Answer {
  const conversation = asText(sent.conversationId) ?? '';
  const turn = tab.turn({ key: null, endpoint, at: tab.now() });
  turn.intent = goesOn ? 'followup' : 'new';
  turn.mode = MODES.get(sent.mode) ?? 'standard';
  turn.contextTokens = tab.contextTokens(conversation);
  turn.conversation = conversation;
  const parts = asList(sent.content).map(fieldsOf);
  for (const { text } of parts) turn.input.append(asText(text) ?? '');
  turn.attachedTokens = filesTokens(parts.filter(({ text }) => asText(text) === undefined));
  return { turn, mark: markOf(sent), accepted: false, awaited: 0, ended: false, over: false };
}

/** What is sent, told from other prompts without keeping it. */
export function markOf(event: Fields): string {
  const parts = asList(event.content)
    .map(fieldsOf)
    .map(({ type, text, url, attachmentId }) => [type, text, url, attachmentId].map(asName));
  const { length, hash } = markText(parts.join());
  return `${length}:${hash}`;
}

/**
 * Takes in an event that tells of an answer.
 * @returns false if it is of another kind
 */
export function takeEvent(answer: Answer, name: string, event: Fields, now: number): boolean {
  const { turn } = answer;
  const part = `${asName(event.messageId)}/${asName(event.partId)}`;
  const text = asText(event.text) ?? '';
  switch (name) {
    case 'appendText':
      // A socket opened anew may tell again what is all told.
      if (!answer.ended) turn.answer(part).append(text);
      break;
    case 'replaceText':
      turn.answer(part).snapshot(text);
      break;
    case 'chainOfThought':
      turn.reasoning.append(text);
      turn.noteThinking();
      break;
    case 'generatingImage':
      answer.awaited = 1;
      turn.kind = 'image';
      break;
    case 'done':
      answer.ended = true;
      if (!answer.over) turn.settle(answer.awaited > 0 ? 'pending' : 'complete', now);
      break;
    case 'startMessage':
    case 'received':
      break;
    default:
      return false;
  }
  return true;
}

/**
 * An image has come: none is awaited any more, and the turn is complete where it had ended.
 * @param now epoch ms
 */
export function addImage(answer: Answer, event: Fields, now: number): void {
  const { turn } = answer;
  answer.awaited = 0;
  turn.addMedia(asText(event.url) ?? asText(event.partId) ?? '', { type: 'image' });
  // It may come after the end.
  if (turn.outcome !== 'pending' || answer.ended) turn.settle('complete', now);
}

/**
 * What is wrong with another event of the page is no news of an answer that runs, unless it was the page's proof that
 * it may ask: without it the prompt is not taken.
 * @param proved the page has just given it
 */
export function takeError(answer: Answer, { errorCode }: Fields, proved: boolean, now: number): void {
  const { turn } = answer;
  if (turn.outcome !== 'pending') return;
  if (errorCode === 'invalid-event' && (!proved || answer.accepted)) return;
  answer.over = true;
  turn.settle(errorOutcome(turn.produced, asName(errorCode)), now);
  turn.understood = true;
}
