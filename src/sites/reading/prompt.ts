/** A prompt as most sites have it: a request that says what is asked of whom, and a body that comes back. */
import type { Intent, Mode } from '../../model/usage/usage.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { openTurn } from './open-turn.ts';
import { type BodyDecoder, createProgress, type Progress, readAnswer, type Take } from './stream-answer.ts';
import type { Turn } from './turn.ts';

/** What the request says of its prompt. */
export interface Prompt {
  /** The site's own id of the prompt; null where the wire names none. */
  key: string | null;
  /** Id of the conversation, where it is known. */
  conversation?: string | undefined;
  intent: Intent;
  mode?: Mode | undefined;
  effort?: string | undefined;
  model?: string | undefined;
  /** What the person typed and attached. */
  texts: readonly string[];
  /** Of what goes along and is no text. */
  attachedTokens?: number;
  /** The turn an edit or a regeneration takes the place of. */
  replaces?: Turn | null;
  /** Tokens of earlier turns; by default those this tab has seen. */
  contextTokens?: number;
}

/** The prompt's turn, made or found again. */
export function startTurn(tab: Tab, exchange: ExchangeStart, prompt: Prompt): Turn {
  const turn = openTurn(tab, exchange, prompt.key);
  const isRetry = turn.conversation !== null;
  if (isRetry) return turn;
  const conversation = prompt.conversation ?? '';
  turn.intent = prompt.intent;
  turn.mode = prompt.mode ?? 'standard';
  turn.effort = prompt.effort ?? null;
  turn.modelRequested = prompt.model ?? null;
  for (const text of prompt.texts) turn.input.append(text);
  turn.attachedTokens = prompt.attachedTokens ?? 0;
  turn.replaces = prompt.replaces ?? null;
  turn.contextTokens =
    prompt.contextTokens ?? (conversation === '' ? 0 : tab.contextTokens(conversation, turn));
  turn.conversation = conversation;
  return turn;
}

/**
 * Follows an exchange whose body the site's own reader reads, to its end, and settles its turn.
 * @param start makes what reads the body: it keeps `progress`, and shows what it does not know to the health report
 */
export function readBody(
  tab: Tab,
  turn: Turn,
  row: SiteRow,
  start: (progress: Progress, note: Take) => BodyDecoder,
): ExchangeReader {
  const progress = createProgress();
  return readAnswer({ tab, turn, row, progress, decoder: (note) => start(progress, note), take() {} });
}
