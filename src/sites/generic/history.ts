/**
 * Chats that send their whole history with every prompt, as OpenAI's API and the AI SDK have it: what is new in it,
 * and what the person did to come to it.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { asFields, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countTokens, markText } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import { attachedTo } from './attached.ts';
import { type ToolResult, toolResultsOf } from './tool-results.ts';

const MAX_PLACES = 500;

/** What a history says of its last prompt; `contextTokens` are those of all the texts before it. */
export interface HistoryPrompt {
  /** The person's last message; nothing where something follows it: that is all the model has to go on with. */
  texts: readonly string[];
  contextTokens: number;
  intent: Intent;
  /** The turn this exchange goes on with: the page has only sent what its tools found, or what they may do. */
  ongoing: Turn | undefined;
  /** The turn that asked the same at the same place before. */
  asked: Turn | undefined;
  /** The turn that stood at the place before, whatever it asked. */
  replaced: Turn | undefined;
  /** What tools found since the prompt. */
  found: readonly ToolResult[];
  /** Tells the history whose turn it is. */
  belongsTo(turn: Turn): void;
}

/** What was asked last at each place of the conversations of this tab; a place is all that was said before it. */
export interface History {
  /** @param conversation '' where the wire has no id of it */
  read(conversation: string, messages: readonly unknown[]): HistoryPrompt;
}

/** One for each tab; keeps marks of the newest 500 prompts, never a text. */
export function createHistory(): History {
  const places = new Map<string, Noted>();
  /** The last turn of each conversation that has an id. */
  const latest = new Map<string, Turn>();
  return {
    read(conversation, list) {
      const messages = list.map(fieldsOf);
      const last = messages.findLastIndex(isAsked);
      const before = messages.slice(0, Math.max(0, last));
      const tail = messages.slice(last + 1);
      const texts = last < 0 ? [] : textsOf(messages[last] ?? {});
      // What is said to the model of the time, say, is another thing each time.
      const place = markOf([
        conversation,
        ...before.filter((message) => !isSystem(message)).flatMap(textsOf),
      ]);
      const attached = last < 0 ? [] : attachedTo(messages[last] ?? {});
      const prompt = markOf([...texts, ...attached.map(({ name }) => name)]);
      const known = last < 0 ? undefined : places.get(place);
      const asked = known?.prompt === prompt ? known.turn : undefined;
      const goesOn = tail.length > 0;
      const isFirst = !before.some(isAsked);
      const noted: Noted = { prompt };
      if (last >= 0) remember(places, place, noted, MAX_PLACES);
      return {
        texts: goesOn ? [] : texts,
        contextTokens: tokensOf(goesOn ? messages : before),
        intent: intentOf({ isFirst, isNamed: conversation !== '', goesOn }, known, prompt),
        ongoing: tail.some(isToolResult) ? (last < 0 ? latest.get(conversation) : asked) : undefined,
        asked,
        replaced: known?.turn,
        found: tail.flatMap(toolResultsOf),
        belongsTo(turn) {
          noted.turn = turn;
          if (!goesOn) turn.attachedTokens = sumOf(attached);
          if (conversation !== '') remember(latest, conversation, turn, MAX_PLACES);
        },
      };
    },
  };
}

/** What was asked at a place: its mark. */
interface Noted {
  readonly prompt: string;
  turn?: Turn;
}

interface Place {
  isFirst: boolean;
  /** The conversation has an id, so that what stood at its beginning can't have been another one's. */
  isNamed: boolean;
  /** Something follows the prompt already. */
  goesOn: boolean;
}

function intentOf({ isFirst, isNamed, goesOn }: Place, before: Noted | undefined, now: string): Intent {
  if (goesOn) return 'continue';
  if (before?.prompt === now) return 'regenerate';
  // What came to nothing does not stand there.
  if (before && !before.turn?.cameToNothing && (!isFirst || isNamed)) return 'edit';
  return isFirst ? 'new' : 'followup';
}

/** Results already read, by turn: a call of the model sends those of the calls before it once more. */
const read = new WeakMap<Turn, Set<string>>();

/** What tools found is new to the model, though nobody typed it. */
export function readFound({ found, ongoing }: HistoryPrompt): void {
  if (!ongoing) return;
  const seen = read.get(ongoing) ?? new Set<string>();
  read.set(ongoing, seen);
  for (const [place, { call, text }] of found.entries()) {
    const name = call === '' ? `${place}` : call;
    if (seen.has(name) || seen.size >= MAX_PLACES) continue;
    seen.add(name);
    ongoing.read.append(text);
  }
}

/**
 * The turn of the same prompt that nothing came of: the page, or its client, sends it once more. What was to be said of
 * the call that failed is not waited for.
 */
export function retryOf({ asked, intent }: HistoryPrompt): Turn | undefined {
  if (intent !== 'regenerate' || !asked?.cameToNothing) return undefined;
  asked.calls.clear();
  return asked;
}

/** A message's text: a string, or parts of which some are text. */
export function textsOf({ content, parts }: Fields): string[] {
  // Beside parts it may be left empty.
  const whole = asText(content);
  if (whole) return [whole];
  return [...asList(content), ...asList(parts)]
    .map((part) => asText(asFields(part)?.text))
    .filter((text) => text !== undefined);
}

/** A message of a person; Anthropic's and Google's have what a tool found under the same role. */
function isAsked(message: Fields): boolean {
  return message.role === 'user' && (!isToolResult(message) || textsOf(message).length > 0);
}

/** A message that tells the model how to behave. */
export function isSystem({ role }: Fields): boolean {
  return role === 'system' || role === 'developer';
}

/** It has what a tool found, or whether a person lets it. */
export function isToolResult(message: Fields): boolean {
  return toolResultsOf(message).length > 0;
}

function markOf(texts: readonly string[]): string {
  const { length, hash } = markText(texts.join('\n'));
  return `${length} ${hash}`;
}

/** Messages, with what is sent along. */
function tokensOf(messages: readonly Fields[]): number {
  return countTokens(messages.flatMap(textsOf)) + sumOf(messages.flatMap(attachedTo));
}

function sumOf(attached: readonly { tokens: number }[]): number {
  return attached.reduce((sum, { tokens }) => sum + tokens, 0);
}
