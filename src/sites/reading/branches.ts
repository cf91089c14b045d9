/**
 * Where a prompt stands in its conversation, as far as this tab has seen it grow: under the newest answer it goes on,
 * under an older one it takes the place of what was there (an edit or a regeneration).
 */
import { remember } from '../../model/bounded.ts';
import type { Turn } from './turn.ts';

const MAX_CONVERSATIONS = 50;
const MAX_PROMPTS = 500;

interface Prompt {
  readonly mark: string;
  readonly turn: Turn | null;
}

/** By the site's ids, which stay in the tab. */
export interface Branches {
  /** Where a prompt under `parent` would stand. */
  place(conversation: string, parent: string): 'unknown' | 'newest' | 'older';
  /** The mark of the last prompt under `parent`. */
  promptUnder(conversation: string, parent: string): string | undefined;
  /** Its turn; null where none is known. */
  turnUnder(conversation: string, parent: string): Turn | null;
  /** A turn's prompt under `parent` was answered by `answer`. `mark` tells prompts apart without keeping them. */
  grow(conversation: string, parent: string, answer: string, mark?: string, turn?: Turn): void;
}

/** Knows no conversation yet; one for each tab. */
export function createBranches(): Branches {
  const conversations = new Map<string, { newest: string; prompts: Map<string, Prompt> }>();
  return {
    place(conversation, parent) {
      const known = conversations.get(conversation);
      if (!known) return 'unknown';
      if (parent === known.newest) return 'newest';
      const prompt = known.prompts.get(parent);
      // What came to nothing stands nowhere: another prompt in its stead goes on.
      return prompt && !prompt.turn?.cameToNothing ? 'older' : 'unknown';
    },
    promptUnder(conversation, parent) {
      return conversations.get(conversation)?.prompts.get(parent)?.mark;
    },
    turnUnder(conversation, parent) {
      return conversations.get(conversation)?.prompts.get(parent)?.turn ?? null;
    },
    grow(conversation, parent, answer, mark = '', turn) {
      const prompts = conversations.get(conversation)?.prompts ?? new Map<string, Prompt>();
      remember(prompts, parent, { mark, turn: turn ?? null }, MAX_PROMPTS);
      remember(conversations, conversation, { newest: answer, prompts }, MAX_CONVERSATIONS);
    },
  };
}
