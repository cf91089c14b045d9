/** Sites by name: products' names are the same in every language, and what describes is said in the person's own. */

/** Names that describe, by id of the site or of the kind of own origin. */
export interface SiteWords {
  readonly siteNames: Readonly<Record<string, string>>;
}

/** The name of a site whose names are at hand; its id where it has none. */
export function siteName(id: string, names: ReadonlyMap<string, string>, words: SiteWords): string {
  return words.siteNames[id] ?? names.get(id) ?? id;
}

/** The name of a row: of a site, or of a kind. */
export function labelOf(
  { id, label }: { readonly id: string; readonly label: string },
  words: SiteWords,
): string {
  return words.siteNames[id] ?? label;
}
