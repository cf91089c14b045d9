/** Names of picture, video and sound models: a pattern counts from the start of a word of the slug. */
const patterns = new Map<string, RegExp>();

/** Whether a slug names what the pattern stands for: 'gen-4' is not in 'imagen-4', nor 'udio' in 'gpt-4o-audio'. */
export function isNamed(slug: string, pattern: string): boolean {
  const known = patterns.get(pattern);
  if (known) return known.test(slug);
  const made = new RegExp(`(?:^|-)(?:${pattern})`);
  patterns.set(pattern, made);
  return made.test(slug);
}
