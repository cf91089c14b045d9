/** Words for what makes a range wide and for how a number came about: the dashboard and the page of the method say them. */
import type { PlaceCauseId } from '../../model/footprint/explain.ts';
import type { CauseId } from '../../model/footprint/part.ts';
import type { HistoryMeasure } from '../../model/summaries/history.ts';
import type { Tier } from '../../model/summaries/tier.ts';
import type { MediaType, Mode } from '../../model/usage/usage.ts';
import type { UseClass } from '../../model/usage/use-class.ts';

/** Words for the ids of causes, tiers, modes and measures; `days` and `count` come with their `text`. */
export interface ReasonWords {
  readonly causes: Readonly<Record<CauseId | PlaceCauseId, string>>;
  readonly tiers: Readonly<Record<Tier, string>>;
  readonly modes: Readonly<Record<Mode, string>>;
  readonly useClasses: Readonly<Record<UseClass, string>>;
  /** What one request is, in the midst of a line. */
  readonly oneRequest: Readonly<Record<UseClass, string>>;
  readonly measures: Readonly<Record<HistoryMeasure, string>>;
  readonly produced: Readonly<Record<MediaType, (count: number, text: string) => string>>;
  readonly voiceSession: string;
  /** Where no model was named. */
  readonly noModel: string;
  /** Column heads. */
  readonly range: string;
  readonly model: string;
  readonly basis: string;
  readonly wideTitle: string;
  readonly wideShare: string;
  /** A range's ends, and how many times the low end the high end is. */
  readonly wideMore: (low: string, high: string, factor: string) => string;
  /** Where there are sums, and their requests are gone. */
  readonly recordsGone: (days: string) => string;
  /** Where not all requests were looked at. */
  readonly sampled: (looked: string, all: string) => string;
  readonly factorAge: (set: string, days: number, text: string) => string;
  readonly approximate: (days: number, text: string) => string;
  readonly frozen: (days: number, text: string) => string;
  readonly mixedFactors: string;
  readonly unknownModels: (models: string) => string;
  /** A span of days: `24 October to 22 November`. */
  readonly fromTo: (from: string, to: string) => string;
}
