/**
 * What a person can hand to an organisation of theirs: sums of one closed week or month of this device, by site and
 * class of use. Of a single day, an hour, an intent, a conversation or an address of one's own there is nothing in it.
 */
import { setOfTag } from '../footprint/factor-set.ts';
import { groupedBy } from '../grouped.ts';
import type { Settings } from '../settings/settings.ts';
import type { Period } from '../summaries/period.ts';
import { totalsOf } from '../summaries/summary.ts';
import { compareTexts } from '../text-order.ts';
import type { DayRow, Footprint } from '../usage/usage.ts';
import { classOf, USE_CLASSES, type UseClass } from '../usage/use-class.ts';

/** What a person chose for their reports. */
export type ReportChoices = Pick<Settings, 'reportUnit' | 'reportMinimum' | 'reportModels'>;

/** How a report is made: as a person chose, or as they agreed to with an organisation. */
export interface ReportRules extends Omit<ReportChoices, 'reportMinimum'> {
  readonly reportMinimum: number;
}

/** A week or a month. */
export type ReportUnit = ReportChoices['reportUnit'];

/** Stands for all addresses a person added: their ids name the device, and their hosts may name a person. */
export const OWN_SITE = 'own';

/** Stands for sites, models and classes that were put together. */
export const TOGETHER = 'other';

/** One line of a report. */
export interface ReportCell {
  /** Id of a site of the table; `OWN_SITE` or `TOGETHER`. */
  readonly site: string;
  readonly of: UseClass | typeof TOGETHER;
  /** As the site writes it, '' where it names none; `TOGETHER`; null where models are not told apart. */
  readonly model: string | null;
  readonly requests: number;
  readonly sessions: number;
  /** Tokens read: prompts, what came with them, and the conversation before them. */
  readonly inputTokens: number;
  /** Tokens written: answers, reasoning, what was written for tools. */
  readonly outputTokens: number;
  readonly images: number;
  readonly videos: number;
  readonly audios: number;
  readonly footprint: Footprint;
}

/** All that is told, and how much isn't. */
export interface OrganisationReport {
  readonly period: Period;
  readonly unit: ReportUnit;
  /** Factor sets its estimates were made with, e.g. '2026.11.2'. */
  readonly factors: readonly string[];
  /** In the order of their sites, classes and models; those put together last. */
  readonly cells: readonly ReportCell[];
  /** Requests and voice sessions that are left out. Not in the file: it would tell what is too few to be told. */
  readonly withheld: number;
}

/** The report on the rows of a period; rows of other days are passed over. */
export function organisationReport(
  rows: readonly DayRow[],
  period: Period,
  { reportUnit: unit, reportMinimum: minimum, reportModels: models }: ReportRules,
): OrganisationReport {
  const told = rows.filter(({ day }) => day >= period.from && day <= period.to);
  const groups = [...groupedBy(told, (row) => JSON.stringify(namesOf(row, models))).values()];
  const isLarge = (members: readonly DayRow[]): boolean => countOf(members) >= minimum;
  const rest = groups.filter((members) => !isLarge(members)).flat();
  const together = { site: TOGETHER, of: TOGETHER, model: models ? TOGETHER : null } as const;
  const isRestTold = rest.length > 0 && isLarge(rest);
  return {
    period,
    unit,
    // The zone would tell where a person has the servers stand.
    factors: [...new Set(told.map(({ factors }) => setOfTag(factors)))].sort(compareTexts),
    cells: [
      ...groups
        .filter(isLarge)
        .map((members) => cellOf(namesOf(members[0] as DayRow, models), members))
        .sort(inOrder),
      ...(isRestTold ? [cellOf(together, rest)] : []),
    ],
    withheld: isRestTold ? 0 : countOf(rest),
  };
}

type Names = Pick<ReportCell, 'site' | 'of' | 'model'>;

function namesOf(row: DayRow, models: boolean): Names {
  const site = row.site.startsWith('own:') ? OWN_SITE : row.site;
  return { site, of: classOf(row), model: models ? row.model : null };
}

function cellOf(names: Names, rows: readonly DayRow[]): ReportCell {
  const sum = (of: (row: DayRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const { requests, sessions, images, videos, footprint } = totalsOf(rows);
  return {
    ...names,
    requests,
    sessions,
    inputTokens: sum((row) => row.inputTokens + row.contextTokens),
    outputTokens: sum((row) => row.outputTokens + row.reasoningTokens + row.toolTokens),
    images,
    videos,
    audios: sum((row) => row.audios),
    footprint,
  };
}

function countOf(rows: readonly DayRow[]): number {
  return rows.reduce((count, { requests, sessions }) => count + requests + sessions, 0);
}

function inOrder(a: Names, b: Names): number {
  const rank = ({ of }: Names): number => (of === TOGETHER ? USE_CLASSES.length : USE_CLASSES.indexOf(of));
  return compareTexts(a.site, b.site) || rank(a) - rank(b) || compareTexts(a.model ?? '', b.model ?? '');
}
