/** Grammar of number. */

/** Chooses between two forms by a language's own rule: French says 0 requête, English 0 requests. */
export function oneOrMore(locale: string): (count: number, one: string, more: string) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, one, more) => (rules.select(count) === 'one' ? one : more);
}
