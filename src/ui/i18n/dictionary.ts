/**
 * Every word of the interface, as one shape: a language is one file that fills it, and a line in language.ts.
 * Numbers come in as text (see format.ts), or as a number where grammar depends on it.
 */
import type { SearchBaselineId } from '../../model/footprint/search.ts';
import type { SiteTrouble } from '../../model/health.ts';
import type { Kind } from '../../model/usage.ts';
import type { NumberStyle } from './format.ts';

/** A share of a whole, as coarse as the estimate it comes from. */
export type Share = 'third' | 'half' | 'two-thirds' | 'three-quarters' | 'most' | 'nearly-all';

/** Words around a number that is set apart by type: "about", 30, "web searches". */
export type Around = readonly [before: string, after: string];

export interface TroubleWords {
  /** `sites` is one name or a list of them. */
  readonly title: (sites: string, count: number) => string;
  readonly more: (date: string) => string;
}

export interface Dictionary {
  readonly numbers: NumberStyle;
  /** Time of day, e.g. `18:40`, `18 h 40`. */
  readonly time: (hour: number, minute: number) => string;

  readonly today: string;
  readonly justInstalled: string;
  readonly staysHere: string;
  readonly thisBrowserOnly: string;

  readonly requests: (count: number) => string;
  /** An exact number of requests or more, for a screen reader. */
  readonly orMore: string;
  readonly answering: (count: number, text: string) => string;
  readonly voiceSessions: (count: number, text: string) => string;

  readonly searches: (amount: number, under: boolean) => Around;
  readonly between: string;
  readonly and: string;
  readonly under: string;
  readonly energy: string;
  readonly co2e: string;
  readonly water: string;

  readonly stripCaption: string;
  readonly day: string;
  readonly usual: string;
  readonly notMetered: string;
  readonly bySite: string;
  readonly byKind: string;
  readonly site: string;
  /** Where there are too many to name. */
  readonly sites: (count: string) => string;
  readonly otherSites: (count: string) => string;
  readonly kind: string;
  readonly kinds: Readonly<Record<Kind, string>>;

  readonly insightDriver: (kind: 'image' | 'video', count: number, text: string, share: Share) => string;
  readonly insightCalm: (weekday: string, usual: string) => string;

  /** Requests, and no answer to any of them. */
  readonly nothingRan: string;

  readonly zero: string;
  readonly countingOn: (sites: string) => string;
  readonly lastCounted: (when: string, site: string) => string;
  readonly todayAt: (time: string) => string;
  readonly yesterdayAt: (time: string) => string;
  readonly dateAt: (date: string, time: string) => string;
  readonly reloadTab: string;

  readonly ready: string;
  readonly readyMore: (sites: string) => string;
  readonly example: string;
  readonly exampleCaption: (requests: string) => string;
  readonly alwaysShown: string;
  readonly rangeTitle: string;
  readonly rangeMore: string;
  /** Before the sites a person may open. */
  readonly openSite: string;

  readonly troubles: Readonly<Record<SiteTrouble['kind'], TroubleWords>>;
  readonly storageFailed: string;
  readonly storageFailedMore: (date: string) => string;
  readonly unreadable: string;
  readonly unreadableMore: string;

  readonly how: string;
  readonly howSearch: string;
  readonly searchBaselines: Readonly<Record<SearchBaselineId, string>>;
  /** Under the reading: what a search is taken to be, in a few words. */
  readonly searchBasis: (energy: string, baseline: string) => string;
  /** A baseline in as few words as name it. */
  readonly searchBaselinesShort: Readonly<Record<SearchBaselineId, string>>;
  readonly howSearchMore: (baseline: string, energy: string) => string;
  readonly howSearchOther: (baseline: string, energy: string, searches: string, range: string) => string;
  readonly howClaim: string;
  readonly howClaimMore: string;
  readonly howClaimOurs: (searches: string, range: string) => string;
  readonly howRange: string;
  readonly howRangeMore: string;
  readonly howCounted: string;
  readonly howCountedMore: string;
  readonly howGas: (usage: string, embodied: string) => string;
  readonly howWater: (onsite: string, offsite: string) => string;
  readonly howLeftOut: string;
  readonly howLeftOutMore: string;
  readonly howFactors: string;
  readonly howFactorsMore: (sets: string, places: string) => string;
  readonly howFactorsMixed: string;
  readonly howUnknownModels: (models: string) => string;
  readonly howSources: string;
  /** A server zone that is no country. */
  readonly world: string;
}
