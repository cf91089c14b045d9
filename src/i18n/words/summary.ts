/** Words of the week: the popup's view of it, the page, and what is shared. */
import type { Goal } from '../../model/settings/settings.ts';
import type { MediaType, Mode } from '../../model/usage/usage.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import type { CauseWords } from './cause.ts';
import type { CommonWords, Share } from './common.ts';
import type { ShareWords } from './share.ts';

/** One week; amounts come as text with their unit, and as a number besides where grammar needs one. */
export interface SummaryWords extends CommonWords {
  readonly week: (number: string) => string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  readonly daysCounted: (count: number, text: string) => string;
  readonly soFar: string;
  /** Of a week that is over, and of the one that runs, with what becomes of a request from now on. */
  readonly nothing: string;
  readonly nothingYet: string;
  readonly emptyMore: string;
  /** After a count of requests. */
  readonly theWeekBefore: (requests: string) => string;
  /** The same while the week runs: what was counted up to the end of that weekday. */
  readonly soFarTheWeekBefore: (requests: string, weekday: string) => string;
  /** So many in so many days of the usual week, 7 for all of it. */
  readonly inUsualWeek: (requests: string, days: number, daysText: string) => string;
  readonly usualWeek: string;
  /** The same of a week that was metered on so many days. */
  readonly usualDays: (days: number, text: string) => string;
  readonly medianOf: (requests: number, text: string, weeks: string) => string;
  readonly cause: CauseWords;
  readonly energyPerDay: string;
  readonly aDay: (unit: string) => string;
  /** A bar by its name and amount. */
  readonly bar: (name: string, amount: string) => string;
  /** What can be done with bars. */
  readonly barsOpen: string;
  /** The same where there is little room. */
  readonly barOpens: string;
  /** The person's usual level on a weekday. */
  readonly yourUsual: string;
  /** What the five bars of a week and the four before it are. */
  readonly fiveWeeks: string;
  readonly useClasses: Readonly<Record<UseClass, string>>;
  /** What one request is, in the midst of a line. */
  readonly oneRequest: Readonly<Record<UseClass, string>>;
  readonly asTable: string;
  readonly range: string;
  readonly trend: TrendWords;
  /** `31 Wh is about 1.1 cups…`: what an amount of energy is like. */
  readonly proportion: (energy: string, count: string, thing: string) => string;
  /** By id of footprint/equivalences.ts, those that have an energy: several of them. */
  readonly things: Readonly<Record<string, string>>;
  readonly vehicles: VehicleWords;
  readonly heaviest: string;
  readonly when: string;
  readonly what: string;
  readonly modes: Readonly<Record<Exclude<Mode, 'standard'>, string>>;
  readonly produced: Readonly<Record<MediaType, (count: number, text: string) => string>>;
  /** After so many videos or sounds: how long they are together. */
  readonly seconds: (made: string, seconds: string) => string;
  readonly voiceSession: string;
  readonly lookupsTitle: string;
  readonly lookups: (count: string, searches: string, instead: string, range: string) => string;
  readonly goal: GoalWords;
  readonly boundary: (set: string) => string;
  readonly share: ShareWords;
  readonly fullSummary: string;
  readonly backToToday: string;
}

/** The day of many pictures: when, how much it weighed, and the week without most of them. */
export interface TrendWords {
  readonly title: (weekday: string) => string;
  readonly pageTitle: string;
  readonly images: (images: string) => string;
  readonly imagesWithin: (images: string, minutes: number, text: string) => string;
  readonly imagesBetween: (images: string, from: string, to: string) => string;
  /** `images` is one of the above, without its full stop; `ofWeek` is null where it is too small to be named. */
  readonly shares: (images: string, weekday: string, ofDay: Share, ofWeek: Share | null) => string;
  readonly enough: string;
  readonly without: (without: string, all: string) => string;
  readonly few: (few: string, images: string, energy: string) => string;
  readonly thisWeek: string;
  readonly withFew: (few: string, images: string) => string;
  readonly withoutThem: string;
}

/** The ladder of a week, each rung by its name and as trips. */
export interface VehicleWords {
  readonly title: string;
  readonly more: (requests: number, text: string, all: string, share: Share) => string;
  /** Under Formula 1: how many of its requests were runs, and what they took. */
  readonly runs: (runs: number, text: string, energy: string) => string;
  readonly names: Readonly<Record<'walk' | 'scooter' | 'car' | 'f1', string>>;
  readonly trips: Readonly<Record<'walk' | 'scooter' | 'car' | 'f1', string>>;
  readonly notCounted: string;
}

/** A goal that was set, and one that is offered; `used` and `most` are amounts as text. */
export interface GoalWords {
  readonly title: string;
  /** The week is not over. */
  readonly running: (used: string, most: string) => string;
  readonly kept: (used: string, most: string) => string;
  readonly missed: (used: string, most: string) => string;
  /** An amount of what the goal is of: `200 requests`, `60 Wh`. */
  readonly amount: (of: Goal['of'], count: number, text: string) => string;
  readonly suggestTitle: string;
  readonly suggest: (amount: string, usual: string) => string;
  readonly take: string;
  readonly taken: string;
}
