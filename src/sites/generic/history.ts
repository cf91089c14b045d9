/**
 * Chats that send their whole history with every prompt, as OpenAI's API and the AI SDK have it: what is new in it,
 * and what the person did to come to it.
 */
import { remember } from '../../model/bounded.ts';
import { TokenCounter } from '../../model/usage/tokens.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { asFields, asId, asList, asText, type Fields } from '../reading/json.ts';
import { markText } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';

const MAX_PLACES = 500;

/** What a history says of its last prompt; `contextTokens` are those of all the texts before it. */
export interface HistoryPrompt {
  /** The person's last message. */
  texts: readonly string[];
  /** Its own id, where it has one. */
  id: string | undefined;
  contextTokens: number;
  intent: Intent;
  /** The turn this exchange goes on with: the page has only sent what its tools found. */
  ongoing: Turn | undefined;
  /** Tells the history whose turn it is. */
  belongsTo(turn: Turn): void;
}

/** What was asked last at each place of the conversations of this tab; a place is all that came before it. */
export interface History {
  read(conversation: string, messages: readonly unknown[]): HistoryPrompt;
}

/** One for each tab; keeps marks of the newest 500 prompts, never a text. */
export function createHistory(): History {
  const places = new Map<string, { prompt: string; turn?: Turn }>();
  return {
    read(conversation, list) {
      const messages = list.map((message) => asFields(message) ?? {});
      const last = messages.findLastIndex(({ role }) => role === 'user');
      const before = messages.slice(0, Math.max(0, last));
      const tail = messages.slice(last + 1);
      const texts = last < 0 ? [] : textsOf(messages[last] ?? {});
      const place = markOf([conversation, ...before.flatMap(textsOf)]);
      const prompt = markOf(texts);
      const known = places.get(place);
      const isFirst = !before.some(({ role }) => role === 'user');
      const ongoing = tail.some(isToolResult) && known?.prompt === prompt ? known.turn : undefined;
      const noted: { prompt: string; turn?: Turn } = { prompt };
      remember(places, place, noted, MAX_PLACES);
      return {
        texts,
        id: asId(messages[last]?.id),
        contextTokens: countTokens(before.flatMap(textsOf)),
        intent: intentOf(
          { isFirst, isNamed: conversation !== '', goesOn: tail.length > 0 },
          known?.prompt,
          prompt,
        ),
        ongoing,
        belongsTo(turn) {
          noted.turn = turn;
        },
      };
    },
  };
}

interface Place {
  isFirst: boolean;
  /** The conversation has an id, so that what stood at its beginning can't have been another one's. */
  isNamed: boolean;
  /** Something follows the prompt already. */
  goesOn: boolean;
}

function intentOf({ isFirst, isNamed, goesOn }: Place, before: string | undefined, now: string): Intent {
  if (goesOn) return 'continue';
  if (before === now) return 'regenerate';
  if (before !== undefined && (!isFirst || isNamed)) return 'edit';
  return isFirst ? 'new' : 'followup';
}

/** A message's text: a string, or parts of which some are text. */
export function textsOf({ content, parts }: Fields): string[] {
  const whole = asText(content);
  if (whole !== undefined) return [whole];
  return [...asList(content), ...asList(parts)]
    .map((part) => asText(asFields(part)?.text))
    .filter((text) => text !== undefined);
}

function isToolResult({ role, parts }: Fields): boolean {
  if (role === 'tool') return true;
  return asList(parts).some((part) => asText(asFields(part)?.state)?.startsWith('output-') === true);
}

function markOf(texts: readonly string[]): string {
  const { length, hash } = markText(texts.join('\n'));
  return `${length} ${hash}`;
}

function countTokens(texts: readonly string[]): number {
  const counter = new TokenCounter();
  for (const text of texts) counter.add(text);
  return counter.tokens;
}
