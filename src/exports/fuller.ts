/** The same prompt read twice: from next month's file, from two shards, from a copied log. */
import { TOKEN_KEYS } from '../model/usage/usage.ts';
import type { ReadPrompt } from './source.ts';

/** What makes a prompt itself. */
export function identityOf({ site, importKey }: ReadPrompt): string {
  return `${site} ${importKey}`;
}

/** The one that tells more, whichever was read first. */
export function fuller(a: ReadPrompt, b: ReadPrompt): ReadPrompt {
  const order = compare(a, b);
  return order >= 0 ? a : b;
}

function compare(a: ReadPrompt, b: ReadPrompt): number {
  const by = [answered, tokens, media, (one: ReadPrompt) => -one.at].map((of) => of(a) - of(b));
  const first = by.find((difference) => difference !== 0);
  if (first !== undefined) return first;
  // Equal in all that counts: told apart so that the order of files never matters.
  const [one, other] = [JSON.stringify(a.usage), JSON.stringify(b.usage)];
  return one === other ? 0 : one > other ? 1 : -1;
}

function answered({ usage }: ReadPrompt): number {
  return usage.outcome === 'complete' ? 2 : usage.outcome === 'stopped' ? 1 : 0;
}

function tokens({ usage }: ReadPrompt): number {
  return TOKEN_KEYS.reduce((sum, key) => sum + usage[key], 0);
}

function media({ usage }: ReadPrompt): number {
  return usage.media.reduce((sum, { count }) => sum + count, 0);
}
