/** What an activity's title begins with says what was done, in the account's language. */

/** Known ones: English of all years, and French. */
const KNOWN = /^(?:Live Prompt|Prompted|Asked|Prompt\s?:)(?=\s|$)/;
/** The first word, with the colon that some languages put after it. */
const FIRST = /^\S+(?:\s:)?(?=\s|$)/;
/** Of fewer answered prompts nothing is learned. */
const LEAST = 3;

/**
 * @param titles of activities that have an answer: they are prompts, whatever language calls them
 * @returns what prompts begin with
 */
export function promptVerb(titles: readonly string[]): RegExp {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const first = FIRST.exec(title)?.[0] ?? '';
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [verb = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (KNOWN.test(verb) || titles.length < LEAST || count * 2 <= titles.length) return KNOWN;
  const escaped = verb.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped}(?=\\s|$)|${KNOWN.source}`);
}

/** What was asked. */
export function withoutVerb(title: string, verb: RegExp): string {
  return title.replace(verb, '').trim();
}
