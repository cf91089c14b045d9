/** Words of the popup's day. */
import type { CommonWords, Share } from './common.ts';

export interface PopupWords extends CommonWords {
  readonly justInstalled: string;
  readonly stripCaption: string;
  readonly bySite: string;
  readonly byKind: string;
  readonly insightDriver: (kind: 'image' | 'video', count: number, text: string, share: Share) => string;
  readonly insightCalm: (weekday: string, usual: string) => string;
  /** Requests, and no answer to any of them. */
  readonly nothingRan: string;
  readonly zero: string;
  readonly countingOn: (sites: string) => string;
  readonly lastCounted: (when: string, site: string) => string;
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
  readonly howSearch: string;
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
}
