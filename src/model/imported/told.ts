/** Which of two readings of the same prompt tells more: from next month's file, from two shards, from a copied log. */
import { compareTexts, textInOrder } from '../text-order.ts';
import { USAGE_FIELDS } from '../usage/parse-observation.ts';
import { TOKEN_KEYS, type Usage } from '../usage/usage.ts';

/** A prompt's numbers, with the moment it was sent (epoch ms). */
export type DatedUsage = Usage & { readonly at: number };

/** Above 0 where the first of two readings of one prompt tells more, below where the second does. */
function compareFullness(a: DatedUsage, b: DatedUsage): number {
  const by = [answered, tokens, media, (one: DatedUsage) => -one.at].map((of) => of(a) - of(b));
  return by.find((difference) => difference !== 0) ?? 0;
}

/** The same, told apart by their numbers where both tell as much: only equal ones give 0. */
export function compareTold(a: DatedUsage, b: DatedUsage): number {
  return compareFullness(a, b) || compareTexts(textInOrder(usageOf(a)), textInOrder(usageOf(b)));
}

/** What was read alone: where and when it was read is left out. */
function usageOf(usage: Usage): Record<keyof Usage, unknown> {
  const fields = Object.keys(USAGE_FIELDS) as (keyof Usage)[];
  return Object.fromEntries(fields.map((field) => [field, usage[field]])) as Record<keyof Usage, unknown>;
}

function answered({ outcome }: Usage): number {
  return outcome === 'complete' ? 2 : outcome === 'stopped' ? 1 : 0;
}

function tokens(usage: Usage): number {
  return TOKEN_KEYS.reduce((sum, key) => sum + usage[key], 0);
}

function media(usage: Usage): number {
  return usage.media.reduce((sum, { count }) => sum + count, 0);
}
