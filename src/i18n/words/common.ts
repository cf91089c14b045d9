/**
 * Words every page may need. A language is one file, languages/<code>.ts, with one export for each interface of this
 * folder; each page loads its own slice of it. Numbers come in as text (see format.ts), or as a number where grammar
 * depends on it.
 */
import type { SearchBaselineId } from '../../model/footprint/search.ts';
import type { SiteTrouble } from '../../model/health/health.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import type { NumberStyle } from '../format.ts';
import type { SiteWords } from '../site-name.ts';

/** Pages of their own tab, in the order of their links; each stands in the folder of src/ui of that name. */
export const PAGES = ['dashboard', 'summary', 'how', 'options'] as const;
/** A page that the others link to. */
export type PageName = (typeof PAGES)[number];

/** A share of a whole, as coarse as the estimate it comes from. */
export type Share = 'third' | 'half' | 'two-thirds' | 'three-quarters' | 'most' | 'nearly-all';

/** Words around a number that is set apart by type: "about", 30, "web searches". */
export type Around = readonly [before: string, after: string];

/** A notice on sites whose counting is in doubt; `date` is since when, as text. */
export interface TroubleWords {
  /** `sites` is one name or a list of them. */
  readonly title: (sites: string, count: number) => string;
  readonly more: (date: string, count: number) => string;
}

/** What no page does without; every slice of a page extends it. */
export interface CommonWords extends SiteWords {
  readonly numbers: NumberStyle;
  /** Time of day, e.g. `18:40`, `18 h 40`. */
  readonly time: (hour: number, minute: number) => string;
  readonly today: string;
  /** The number of a month's first day: `1`, `1ᵉʳ`. */
  readonly firstDay: string;
  /** What the links between the pages say. */
  readonly pages: Readonly<Record<PageName, string>>;
  readonly staysHere: string;
  /** The link to the page where files of other places are read. */
  readonly bringHistory: string;
  /** What was brought and no meter here saw, beside the sites. */
  readonly elsewhere: string;
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
  readonly day: string;
  readonly usual: string;
  readonly notMetered: string;
  /** Of a day that is not there yet. */
  readonly toCome: string;
  /** Whose rows a page shows. */
  readonly devicesShown: string;
  readonly devices: Readonly<Record<Settings['devices'], string>>;
  readonly site: string;
  /** Where there are too many to name. */
  readonly sites: (count: string) => string;
  readonly otherSites: (count: string) => string;
  readonly kind: string;
  readonly classes: Readonly<Record<UseClass, string>>;
  readonly todayAt: (time: string) => string;
  readonly yesterdayAt: (time: string) => string;
  readonly dateAt: (date: string, time: string) => string;
  readonly troubles: Readonly<Record<SiteTrouble['kind'], TroubleWords>>;
  readonly consent: ConsentWords;
  readonly storageFailed: string;
  readonly storageFailedMore: (date: string) => string;
  /** The browser threw the records away, as was noticed on the date. */
  readonly historyLost: string;
  readonly historyLostMore: (date: string) => string;
  /** Where reading takes its time, as once after an update. */
  readonly waiting: string;
  readonly waitingMore: string;
  readonly unreadable: string;
  readonly unreadableMore: string;
  /** Likewise, where a newer version of the extension wrote them. */
  readonly newerStore: string;
  readonly newerStoreMore: string;
  readonly how: string;
  readonly searchBaselines: Readonly<Record<SearchBaselineId, string>>;
  /** Under the reading: what a search is taken to be, in a few words. */
  readonly searchBasis: (energy: string, baseline: string) => string;
  /** A baseline in as few words as name it. */
  readonly searchBaselinesShort: Readonly<Record<SearchBaselineId, string>>;
  /** A server zone that is no country. */
  readonly world: string;
}

/** Said where nothing is counted since the person did not agree to it. */
export interface ConsentWords {
  readonly asking: { readonly title: string; readonly more: string };
  readonly refused: { readonly title: string; readonly more: string };
  /** The way to the page that asks. */
  readonly decide: string;
}
