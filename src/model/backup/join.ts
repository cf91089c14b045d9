/**
 * Which of two copies of a row stands, wherever they meet and in whatever order: the one with its device's higher
 * number, of one number that of the newer factors. What is left to choose between, only profiles that were copied have
 * written; there any rule does that all devices follow.
 */
import { isImported } from '../imported/imported.ts';
import { compareTold } from '../imported/told.ts';
import { compareTexts, textInOrder } from '../text-order.ts';
import { APPROXIMATE, MIXED_FACTORS } from '../usage/day-row.ts';
import type { DayRow, UsageRequest } from '../usage/usage.ts';
import { numberOf } from './deletions.ts';

/** Whether a copy of a row takes the place of the one that is known. Never where they are the same. */
export function replaces<Row extends UsageRequest | DayRow>(row: Row, known: Row): boolean {
  return compareRows(row, known) > 0;
}

function compareRows(a: UsageRequest | DayRow, b: UsageRequest | DayRow): number {
  return (
    numberOf(a) - numberOf(b) ||
    a.rev - b.rev ||
    // Of what was imported no device knows better: what tells more stands.
    ('id' in a && 'id' in b && isImported(a) && isImported(b) ? compareTold(a, b) : 0) ||
    compareFactors(a.factors, b.factors) ||
    compareContents(a, b)
  );
}

/** Factors that are newer or better are higher: computed before scaled, and either before mixed. */
function compareFactors(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [factorsOf(a), factorsOf(b)];
  return (
    compareVersions(one.set, other.set) ||
    Number(other.isApproximate) - Number(one.isApproximate) ||
    compareTexts(one.zone, other.zone)
  );
}

function factorsOf(tag: string): { set: string; zone: string; isApproximate: boolean } {
  if (tag === MIXED_FACTORS) return { set: '', zone: '', isApproximate: true };
  const isApproximate = tag.startsWith(APPROXIMATE);
  const [set = '', zone = ''] = tag.slice(isApproximate ? APPROXIMATE.length : 0).split('/');
  return { set, zone, isApproximate };
}

/** '2026.9' before '2026.11' before '2026.11.1'. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Whether all its requests are still there, and what an import knows of it, is each copy's own affair. */
function compareContents(a: UsageRequest | DayRow, b: UsageRequest | DayRow): number {
  const [one, other] = [a, b].map((row) => ({ ...row, frozen: false, alias: '', import: '' }));
  if (JSON.stringify(one) === JSON.stringify(other)) return 0;
  return compareTexts(textInOrder(one), textInOrder(other));
}
