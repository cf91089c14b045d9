/** What an activity's title begins with says what was done, in the account's language. */

/** Known ones: English of all years, and French. */
const KNOWN = /^(?:Live Prompt|Prompted|Asked|Prompt\s?:)(?=\s|$)/;
/** The first word, with the colon that some languages put after it. */
const FIRST = /^\S+(?:\s:)?(?=\s|$)/;
/** Of fewer answered prompts nothing is learned. */
const LEAST = 3;
/** Of fewer it would be chance that all go on with the same word. */
const MANY = 8;
/** UTF-16 units: no language says “prompted” in more. */
const LONGEST = 64;

/**
 * @param titles of activities that have an answer: they are prompts, whatever language calls them
 * @returns what prompts begin with
 */
export function promptVerb(titles: readonly string[]): RegExp {
  const { verb, count } = mostCommon(titles.map((title) => FIRST.exec(title)?.[0] ?? ''));
  if (KNOWN.test(verb) || verb.length > LONGEST || titles.length < LEAST || count * 2 <= titles.length)
    return KNOWN;
  const escaped = wholeVerb(verb, titles).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped}(?=\\s|$)|${KNOWN.source}`);
}

function mostCommon(starts: readonly string[]): { verb: string; count: number } {
  const counts = new Map<string, number>();
  for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1);
  const [verb = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { verb, count };
}

/** It may be of several words: all that every title goes on with, up to a colon; of fewer titles one, or up to a colon. */
function wholeVerb(first: string, titles: readonly string[]): string {
  const own = titles.filter((title) => title.startsWith(first));
  const whole = sharedStart(first, own);
  return own.length >= MANY || whole.endsWith(':') ? whole : first;
}

function sharedStart(first: string, own: readonly string[]): string {
  if (first.endsWith(':')) return first;
  for (let verb = first; ; ) {
    const longer = /^\s+\S+/.exec(own[0]?.slice(verb.length) ?? '')?.[0];
    if (
      longer === undefined ||
      verb.length + longer.length > LONGEST ||
      !own.every((title) => title.startsWith(verb + longer))
    )
      return verb;
    verb += longer;
    if (verb.endsWith(':')) return verb;
  }
}

/** Whether a text is what a prompt begins with, and nothing else. */
export function isVerb(text: string): boolean {
  return KNOWN.exec(text)?.[0] === text;
}

/** What was asked. */
export function withoutVerb(title: string, verb: RegExp): string {
  return title.replace(verb, '').trim();
}
