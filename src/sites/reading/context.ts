/** What a model reads again of a conversation: what stands of its turns, not what an edit or a regeneration replaced. */
import type { Turn } from './turn.ts';

interface Standing {
  readonly turn: Turn;
  /** Its answer has been given anew. */
  promptOnly: boolean;
}

/**
 * Tokens of the conversation's turns, as far as this tab has seen them; none where it has no name, as all such would be
 * one. Nobody read a prompt that came to nothing, unless it is asked for again.
 * @param turns all of the tab, oldest first
 * @param next the turn that reads them, its prompt known; what it takes the place of is left out
 */
export function contextTokens(turns: Iterable<Turn>, conversation: string, next?: Turn): number {
  if (conversation === '') return 0;
  const standing: Standing[] = [];
  for (const turn of turns) {
    if (turn === next || turn.conversation !== conversation) continue;
    makeWay(standing, turn);
    standing.push({ turn, promptOnly: false });
  }
  if (next) makeWay(standing, next);
  return standing.reduce((sum, one) => sum + tokensOf(one), 0);
}

function tokensOf({ turn, promptOnly }: Standing): number {
  if (promptOnly) return turn.promptTokens;
  return turn.cameToNothing ? 0 : turn.keptTokens;
}

/**
 * Where it isn't told which turn is replaced, it is the newest that has a prompt. A picture that is edited stays where it
 * was.
 */
function makeWay(standing: Standing[], { kind, intent, replaces, input }: Turn): void {
  if (kind !== 'text' || (intent !== 'edit' && intent !== 'regenerate')) return;
  const isReplaced = ({ turn }: Standing) =>
    replaces ? turn === replaces : turn.intent !== 'regenerate' && turn.intent !== 'continue';
  const place = standing.findLastIndex(isReplaced);
  const replaced = standing[place];
  if (!replaced) return;
  // Some sites send the prompt again with a regeneration.
  const isWhole = intent === 'edit' || input.length > 0;
  standing.length = isWhole ? place : place + 1;
  replaced.promptOnly = true;
}
