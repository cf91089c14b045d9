/** What each release of the factors changed and why; docs/FACTORS.md holds the same. */
import { type InEach, ofLocale } from '../said.ts';
import table from './data/changelog.json' with { type: 'json' };

/** One change: what, before, now, why. */
export type FactorChange = readonly [what: string, before: string, now: string, why: string];

/** A factor set by its id, when it was released, and what it changed. */
export interface FactorRelease {
  readonly id: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly changes: readonly InEach<FactorChange>[];
}

/** Newest first. */
export const FACTOR_RELEASES = table.sets as unknown as readonly FactorRelease[];

/** A release's changes in a language, as its locale writes it: 'fr-FR'. */
export function changesIn({ changes }: FactorRelease, locale: string): FactorChange[] {
  return changes.map((change) => ofLocale(change, locale));
}
