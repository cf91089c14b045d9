/** A chat's thread as prompts: what each source tells of a message is its own, all else is the same. */
import type { Turn } from '../../sites/reading/turn.ts';
import type { ReadPrompt } from '../source.ts';
import { chatPrompt, newTurn, settled } from './chat-prompt.ts';
import { type Asked, promptsOf, type ThreadNode } from './thread.ts';

/** Of one source: how its messages are read. */
export interface ChatSource<Message> {
  readonly site: string;
  /** Under which live metering knows a prompt, or an answer made again; null where it doesn't. */
  liveKey(node: ThreadNode<Message>): string | null;
  /** An answer made again, by its first message; null where live metering knows it by nothing. */
  liveAnswerKey(node: ThreadNode<Message>): string | null;
  importKey(node: ThreadNode<Message>): string;
  /** Two answers begun within so many ms are one comparison, not one made again; left out where there are none. */
  readonly comparedWithinMs?: number;
  /** No file of this kind has answers: there were some. */
  readonly hasNoAnswers?: boolean;
  /** What was sent. */
  readPrompt(turn: Turn, message: Message): void;
  /** What answered. @returns how it ended; undefined where these messages hold no answer */
  readAnswer(turn: Turn, messages: readonly Message[]): 'complete' | 'stopped' | 'failed' | undefined;
}

/** All prompts of a thread, and the answers made again. */
export function readThread<Message>(
  nodes: readonly ThreadNode<Message>[],
  source: ChatSource<Message>,
): ReadPrompt[] {
  const asked = promptsOf(nodes);
  /** Tokens that stand before what is asked below an answer, by prompt and answer. */
  const kept = new Map<string, number>();
  const followed = new Set(asked.map(({ below }) => below?.prompt));
  return asked.flatMap((one) => {
    const above = one.below ? (kept.get(placeOf(one.below.prompt, one.below.answer)) ?? 0) : 0;
    const isFollowed = followed.has(one.prompt);
    return readAsked(one, { above, isFollowed, kept }, source);
  });
}

interface Before {
  readonly above: number;
  readonly isFollowed: boolean;
  readonly kept: Map<string, number>;
}

function readAsked<Message>(
  asked: Asked<Message>,
  { above, isFollowed, kept }: Before,
  source: ChatSource<Message>,
): ReadPrompt[] {
  const { prompt, intent, at } = asked;
  if (at === undefined) return [];
  const turn = newTurn(at);
  turn.intent = intent;
  turn.contextTokens = above;
  source.readPrompt(turn, prompt.message);
  kept.set(placeOf(prompt, -1), above + turn.inputTokens);
  const answered = readAnswers(asked, turn, kept, source);
  // What was asked after it says that something answered, though the file doesn't hold it.
  if (answered.length === 0) settled(turn, isFollowed || source.hasNoAnswers ? 'cut' : 'failed');
  const place = { site: source.site, liveKey: source.liveKey(prompt), importKey: source.importKey(prompt) };
  const again = answered.slice(1).map((one) => chatPrompt(answerPlace(one.first, source), one.turn));
  return [chatPrompt(place, turn), ...again];
}

/** An answer, or two that were compared. */
interface Answered<Message> {
  readonly turn: Turn;
  readonly first: ThreadNode<Message>;
  /** Epoch ms. */
  readonly beganAt: number;
}

/** The first is the prompt's own; each later one was asked for, unless it began beside the one before. */
function readAnswers<Message>(
  { prompt, answers }: Asked<Message>,
  turn: Turn,
  kept: Map<string, number>,
  source: ChatSource<Message>,
): Answered<Message>[] {
  const answered: Answered<Message>[] = [];
  const asked = turn.contextTokens + turn.inputTokens;
  for (const [index, { nodes, after }] of answers.entries()) {
    const before = after === undefined ? asked : (kept.get(placeOf(prompt, after)) ?? asked);
    const [first] = nodes;
    const last = answered.at(-1);
    const beganAt = nodes.find((node) => node.at !== undefined)?.at ?? turn.at;
    const endedAt = nodes.findLast((node) => node.at !== undefined)?.at ?? beganAt;
    const messages = nodes.map(({ message }) => message);
    const of = last ? againTurn(beganAt, before, after === undefined ? 'regenerate' : 'continue') : turn;
    const outcome = source.readAnswer(of, messages);
    if (outcome === undefined || !first) continue;
    settled(of, outcome, endedAt);
    // Below an answer that was compared stands that one alone.
    kept.set(placeOf(prompt, index), before + of.outputTokens + of.tool.tokens);
    const isCompared = Math.abs(beganAt - (last?.beganAt ?? 0)) < (source.comparedWithinMs ?? 0);
    if (last && isCompared && after === undefined) {
      source.readAnswer(last.turn, messages);
      last.turn.generations += 1;
      settled(last.turn, outcome, endedAt);
    } else answered.push({ turn: of, first, beganAt });
  }
  return answered;
}

function againTurn(at: number, contextTokens: number, intent: 'regenerate' | 'continue'): Turn {
  const turn = newTurn(at);
  turn.intent = intent;
  turn.contextTokens = contextTokens;
  return turn;
}

function answerPlace<Message>(first: ThreadNode<Message>, source: ChatSource<Message>) {
  return {
    site: source.site,
    liveKey: source.liveAnswerKey(first),
    importKey: source.importKey(first),
  };
}

function placeOf(prompt: ThreadNode<unknown>, answer: number): string {
  return `${prompt.id} ${answer}`;
}
