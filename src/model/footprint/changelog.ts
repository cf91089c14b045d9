/** What each release of the factors changed and why; docs/FACTORS.md holds the same. */
import table from './data/changelog.json' with { type: 'json' };

/** One change: what, before, now, why. */
export type FactorChange = readonly [what: string, before: string, now: string, why: string];

/** A factor set by its id, when it was released, and what it changed. */
export interface FactorRelease {
  readonly id: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  /** By language of the interface; English stands in for one it has not. */
  readonly changes: readonly Readonly<Record<string, FactorChange>>[];
}

/** Newest first. */
export const FACTOR_RELEASES = table.sets as unknown as readonly FactorRelease[];

/** A release's changes in a language, as its locale writes it: 'fr-FR'. */
export function changesIn({ changes }: FactorRelease, locale: string): FactorChange[] {
  const language = locale.split('-')[0] ?? '';
  return changes.map((change) => change[language] ?? change.en).filter((change) => change !== undefined);
}
