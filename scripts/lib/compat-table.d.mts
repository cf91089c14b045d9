/** What of MDN's data the oldest browsers lack, or, of extensions, have; values name the browsers that lack it. */
export interface Table {
  readonly version: string;
  readonly minimum: Readonly<Record<string, number>>;
  readonly interfaces: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly css: Readonly<Record<'properties' | 'selectors' | 'atRules', Readonly<Record<string, string>>>>;
  readonly extension: readonly string[];
  readonly manifest: Readonly<Record<string, readonly string[]>>;
}

/** @param data the whole of the package; a feature nobody wrote anything of is lacking */
export function compatTable(data: unknown, minimum: Readonly<Record<string, number>>): Table;
