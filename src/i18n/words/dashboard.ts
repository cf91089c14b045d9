/** Words of the dashboard. */
import type { BinSize, HistoryMeasure } from '../../model/summaries/history.ts';
import type { NamedSpan } from '../../model/summaries/period.ts';
import type { MediaType, Outcome } from '../../model/usage/usage.ts';
import type { CauseWords } from './cause.ts';
import type { CommonWords } from './common.ts';
import type { ReasonWords } from './reasons.ts';
import type { SavingWords } from './saving.ts';

/** Words for each measure, span and bar size; a count comes as a number and as text, for grammar. */
export interface DashboardWords extends CommonWords, ReasonWords {
  readonly period: string;
  readonly spans: Readonly<Record<'7' | '30' | '90' | '365' | 'all' | NamedSpan, string>>;
  readonly calendar: string;
  readonly ownDates: string;
  readonly firstOfDates: string;
  readonly lastOfDates: string;
  /** Why two days are not shown: one is none that can be, or the first comes after the last. */
  readonly wrongDates: Readonly<Record<'day' | 'order', string>>;
  readonly previousPeriod: string;
  readonly nextPeriod: string;
  readonly cause: CauseWords;
  /** Under an amount, against the period before, per day: a share with its sign in words, or so many times as much. */
  readonly compared: {
    readonly same: string;
    readonly more: (percent: string) => string;
    readonly less: (percent: string) => string;
    readonly times: (times: string) => string;
    /** What is compared with, and whether today was left out. */
    readonly note: (period: string, isWithoutToday: boolean) => string;
    /** Beside an amount of today, which is not over: yesterday's. */
    readonly yesterday: (amount: string) => string;
  };
  /** After so many videos or sounds: how long they are together. */
  readonly seconds: (made: string, seconds: string) => string;
  readonly measure: string;
  readonly counted: (days: number, text: string) => string;
  readonly usualDay: string;
  readonly usualWeekday: (weekday: string) => string;
  /** Its requests, and of how many days, or weeks of that weekday, it is the median. */
  readonly usualDayMore: (requests: number, text: string, of: 'days' | 'weeks', count: string) => string;
  readonly per: Readonly<Record<HistoryMeasure, Readonly<Record<BinSize, string>>>>;
  readonly sizes: Readonly<Record<BinSize, string>>;
  readonly ends: string;
  /** The switch to a scale that holds every high end. */
  readonly wholeRanges: string;
  /** What a bar says: its days, and their amount with its range. */
  readonly bar: (name: string, amount: string) => string;
  /** What bars do when touched, where they open something and where not. */
  readonly barsOpen: string;
  readonly barsSay: string;
  readonly asTable: string;
  readonly total: string;
  readonly bySite: string;
  readonly byModel: string;
  readonly byMode: string;
  readonly byKind: string;
  /** The head of what each kind came to: requests, images, videos, sounds. */
  readonly made: string;
  readonly byHour: Readonly<Record<HistoryMeasure, string>>;
  readonly mode: string;
  readonly hour: string;
  readonly otherModels: (count: number, text: string) => string;
  readonly records: string;
  /** What is found, of what there is: `12 requests`, `694 requests and 2 voice sessions`; the two may be the same. */
  readonly recordsFound: (found: string, all: string) => string;
  /** Looking through the requests: the field, the chips, what was selected. */
  readonly find: FindWords;
  readonly noText: string;
  readonly when: string;
  readonly what: string;
  /** Said after what it was. */
  readonly outcomes: Readonly<Record<Exclude<Outcome, 'complete'>, string>>;
  /** Said after its basis, where another page could have made it up. */
  readonly unproven: string;
  readonly remove: (which: string) => string;
  readonly deleteColumn: string;
  /** Of the one day that is shown. */
  readonly removeDay: string;
  /** Asked first, with the two answers; then what came of it. */
  readonly removal: Readonly<
    Record<
      'request' | 'requests' | 'day',
      { readonly ask: (which: string) => string; readonly removed: string; readonly restored: string }
    >
  >;
  readonly keep: string;
  readonly notRemoved: string;
  readonly undo: string;
  readonly exports: Readonly<Record<'sheet' | 'columns' | 'json', string>>;
  /** What the tables hold, and what the other does, where not every request is looked at. */
  readonly exportsFound: string;
  /** What was written, by its file's name: so many, and what they are in words; null where it holds other things besides. */
  readonly exported: (file: string, count: number | null, what: string) => string;
  readonly notExported: string;
  readonly saving: SavingWords;
  /** A table for people: a word in its file's name, and the heads of its columns with their units. */
  readonly sheet: {
    readonly file: string;
    readonly date: string;
    readonly time: string;
    readonly made: Readonly<Record<MediaType, string>>;
    readonly seconds: string;
    readonly read: string;
    readonly written: string;
    readonly searches: string;
    readonly low: (name: string) => string;
    readonly high: (name: string) => string;
  };
  readonly explainRequest: (which: string) => string;
  readonly emptyTitle: string;
  /** What becomes of a request from now on. */
  readonly emptyMore: string;
  readonly emptyPeriod: string;
  readonly allHistory: string;
}

/** Looking through the requests of a period, and choosing some. */
export interface FindWords {
  readonly field: string;
  readonly moreValues: (count: string) => string;
  readonly none: string;
  readonly clear: string;
  /** A request by its name. */
  readonly select: (which: string) => string;
  readonly selectShown: string;
  /** So many, and what they are: `3 requests`. */
  readonly selected: (count: number, what: string) => string;
  readonly delete: string;
}
