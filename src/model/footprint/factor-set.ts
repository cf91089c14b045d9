/** Which release of the factors this is. A file of its own, so that a page can name it without loading the tables. */
import { APPROXIMATE } from '../usage/day-row.ts';

/** Stored with every estimate, e.g. '2026.11/US': see `factorsTag`. */
export const FACTOR_SET = '2026.11.2';

/** Day the newest source in the set was read, 'YYYY-MM-DD': the interface tells from it how old the set is. */
export const FACTOR_SET_DATE = '2026-11-28';

/** The set an estimate's tag names, without its zone and the mark of what was scaled. */
export function setOfTag(tag: string): string {
  return tag.replace(APPROXIMATE, '').split('/')[0] ?? '';
}

const MS_PER_DAY = 86_400_000;

/** How many days ago the set's newest source was read. */
export function factorSetAgeDays(nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(FACTOR_SET_DATE)) / MS_PER_DAY));
}
