/**
 * What the coach notes of a prompt, in the tab, when it is sent: which sort of question it is, if any it knows. The
 * text goes no further than this call, and nothing of it is in the result.
 */
import { plainText } from './plain-text.ts';
import { TOPICS, type Topic } from './topics.ts';
import { PERSONAL, PRONOUN } from './vocabulary.ts';

/** All the coach keeps of a prompt: a name from its own list, never a word of the text. */
export interface PromptFeatures {
  /** What the whole of the prompt asks for, of a closed list; null: nothing the coach knows. */
  readonly topic: Topic | null;
}

/** A word that keeps the coach silent, or a comma that is not a number's: more is said than asked. */
const PRIVATE = new RegExp(`,(?! ?\\d)|(^| )((${PRONOUN})(?![a-z])|${PERSONAL})`);

/** The features of the prompt `text`, of any length and in any script. */
export function featuresOf(text: string): PromptFeatures {
  const plain = plainText(text);
  const fitting = PRIVATE.test(plain) ? undefined : TOPICS.find(([, form]) => form.test(plain));
  return { topic: fitting?.[0] ?? null };
}
