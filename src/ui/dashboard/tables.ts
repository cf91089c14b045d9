/** Requests as tables: for a person's spreadsheet, or with all columns. */
import { siteName } from '../../i18n/site-name.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import { REQUEST_COLUMNS } from '../../model/backup/backup-tables.ts';
import { type CsvColumn, type CsvStyle, csvHeader, csvLines } from '../../model/backup/csv.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import { tierOf } from '../../model/summaries/tier.ts';
import type { MediaType, Range, UsageRequest } from '../../model/usage/usage.ts';
import { whatText } from '../shell/about.ts';

/** What a table is written with. */
export interface SheetContext {
  readonly words: DashboardWords;
  readonly siteNames: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

/** With it a spreadsheet reads the letters of every language. */
const BYTE_ORDER_MARK = '\ufeff';

/** A file in two parts: its first line, and a line for each request in the order given. */
interface TableText {
  readonly head: (context: SheetContext) => string;
  readonly lines: (requests: readonly UsageRequest[], context: SheetContext) => string;
}

/**
 * `sheet`: in the person's language, with units in words, numbers as short as shown, and written as that language's
 * spreadsheets read them. `columns`: all there is of a request, the same in every language.
 */
export type ExportedTable = 'sheet' | 'columns';

/** How either is written. */
export const TABLES: Readonly<Record<ExportedTable, TableText>> = {
  sheet: {
    head: (context) => BYTE_ORDER_MARK + csvHeader(columnsOf(context), styleOf(context.words)),
    lines: (requests, context) => csvLines(columnsOf(context), requests, styleOf(context.words)),
  },
  columns: {
    head: () => csvHeader(REQUEST_COLUMNS),
    lines: (requests) => csvLines(REQUEST_COLUMNS, requests),
  },
};

/** Where fractions have a comma, a comma can't tell values apart. */
function styleOf({ numbers }: DashboardWords): CsvStyle {
  const hasComma = (0.5).toLocaleString(numbers.locale).includes(',');
  return hasComma ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' };
}

type Column = CsvColumn<UsageRequest>;

function columnsOf({ words, siteNames, settings }: SheetContext): Column[] {
  const { sheet } = words;
  const baseline = searchBaseline(settings.searchBaseline);
  return [
    [sheet.date, ({ day }) => day],
    [sheet.time, timeOf],
    [words.site, ({ site }) => siteName(site, siteNames, words)],
    [words.model, ({ model }) => model ?? words.noModel],
    [words.kind, (request) => whatText(request, words)],
    [words.mode, ({ mode }) => words.modes[mode]],
    [sheet.made.image, (request) => madeOf(request, 'image')],
    [sheet.made.video, (request) => madeOf(request, 'video')],
    [sheet.made.audio, (request) => madeOf(request, 'audio')],
    [sheet.seconds, ({ media }) => media.reduce((sum, { count, seconds = 0 }) => sum + count * seconds, 0)],
    [sheet.read, ({ inputTokens, contextTokens }) => inputTokens + contextTokens],
    [
      sheet.written,
      ({ outputTokens, reasoningTokens, toolTokens }) => outputTokens + reasoningTokens + toolTokens,
    ],
    ...rangeColumns(`${words.energy} (Wh)`, ({ footprint }) => footprint.energyWh, words),
    ...rangeColumns(
      sheet.searches,
      ({ footprint }) => searchEquivalents(footprint.energyWh, baseline),
      words,
    ),
    ...rangeColumns(`${words.co2e} (g)`, ({ footprint }) => gwpGrams(footprint), words),
    ...rangeColumns(`${words.water} (mL)`, ({ footprint }) => waterMl(footprint), words),
    [words.basis, (request) => words.tiers[tierOf(request)]],
  ];
}

/** The middle, then the low and the high end. */
function rangeColumns(
  name: string,
  rangeOf: (request: UsageRequest) => Range,
  { sheet }: DashboardWords,
): Column[] {
  return [
    [name, (request) => twoDigits(rangeOf(request).central)],
    [sheet.low(name), (request) => twoDigits(rangeOf(request).low)],
    [sheet.high(name), (request) => twoDigits(rangeOf(request).high)],
  ];
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

/** By the clock it was sent by. */
function timeOf({ at, tzOffsetMin }: UsageRequest): string {
  return new Date(at + tzOffsetMin * 60_000).toISOString().slice(11, 16);
}

function madeOf({ media }: UsageRequest, of: MediaType): number {
  return media.reduce((sum, { type, count }) => sum + (type === of ? count : 0), 0);
}
