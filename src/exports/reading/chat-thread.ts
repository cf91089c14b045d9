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
  /** What was sent. */
  readPrompt(turn: Turn, message: Message): void;
  /** What answered. @returns how it ended; undefined where these messages hold no answer */
  readAnswer(turn: Turn, messages: readonly Message[]): 'complete' | 'stopped' | 'failed' | undefined;
}

/** Two answers begun within it are one comparison, not one made again. */
const COMPARISON_MS = 2_000;

/** All prompts of a thread, and the answers made again. */
export function readThread<Message>(
  nodes: readonly ThreadNode<Message>[],
  source: ChatSource<Message>,
): ReadPrompt[] {
  const asked = promptsOf(nodes);
  /** Tokens that stand before what is asked below an answer, by prompt and answer. */
  const kept = new Map<string, number>();
  return asked.flatMap((one) => {
    const above = one.below ? (kept.get(placeOf(one.below.prompt, one.below.answer)) ?? 0) : 0;
    const isFollowed = asked.some(({ below }) => below?.prompt === one.prompt);
    return readAsked(one, { above, isFollowed, kept }, source);
  });
}

interface Before {
  readonly above: number;
  readonly isFollowed: boolean;
  readonly kept: Map<string, number>;
}

function readAsked<Message>(
  { prompt, intent, answers, at }: Asked<Message>,
  { above, isFollowed, kept }: Before,
  source: ChatSource<Message>,
): ReadPrompt[] {
  if (at === undefined) return [];
  const turn = newTurn(at);
  turn.intent = intent;
  turn.contextTokens = above;
  source.readPrompt(turn, prompt.message);
  const prompts: ReadPrompt[] = [];
  /** The turn of the answer before, and when it began. */
  let last: { turn: Turn; beganAt: number } | undefined;
  const finished: (() => void)[] = [];
  for (const [index, { nodes }] of answers.entries()) {
    const messages = nodes.map(({ message }) => message);
    const beganAt = nodes.find((node) => node.at !== undefined)?.at ?? at;
    const endedAt = nodes.findLast((node) => node.at !== undefined)?.at ?? beganAt;
    const isCompared = last !== undefined && Math.abs(beganAt - last.beganAt) < COMPARISON_MS;
    const of =
      last === undefined ? turn : isCompared ? last.turn : againTurn(beganAt, above + turn.inputTokens);
    const outcome = source.readAnswer(of, messages);
    if (outcome === undefined) continue;
    if (isCompared) of.generations += 1;
    settled(of, outcome, endedAt);
    kept.set(placeOf(prompt, index), above + turn.inputTokens + of.outputTokens + of.tool.tokens);
    const first = nodes[0];
    if (last && !isCompared && first)
      finished.push(() => prompts.push(chatPrompt(answerPlace(first, source), of)));
    last = { turn: of, beganAt };
  }
  // What was asked after it says that something answered, though the file doesn't hold it.
  if (!last) settled(turn, isFollowed ? 'cut' : 'failed');
  kept.set(placeOf(prompt, -1), above + turn.inputTokens);
  prompts.push(
    chatPrompt(
      { site: source.site, liveKey: source.liveKey(prompt), importKey: source.importKey(prompt) },
      turn,
    ),
  );
  for (const finish of finished) finish();
  return prompts;
}

function againTurn(at: number, contextTokens: number): Turn {
  const turn = newTurn(at);
  turn.intent = 'regenerate';
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
