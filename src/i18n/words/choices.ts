/** Words of what a person chooses both when starting and in the options. */

/** One wording for both pages. */
export interface ChoiceWords {
  /** Of a switch: `Count ChatGPT`. */
  readonly countSite: (site: string) => string;
  readonly siteLists: SiteListWords;
  readonly zone: ZoneWords;
  readonly coach: CoachChoiceWords;
}

/** Sites folded to their number, and what is known to be missing of each. */
export interface SiteListWords {
  /** `14 sites counted`: those that are on. */
  readonly on: (count: number, text: string) => string;
  /** Those that are off, one click each. */
  readonly off: (count: number, text: string) => string;
  /** By the codes of sites/about.ts. */
  readonly limits: Readonly<Record<string, string>>;
  /** Before the limits of a site. */
  readonly limitsOf: (limits: string) => string;
}

/** Where the servers are taken to stand. */
export interface ZoneWords {
  readonly name: string;
  readonly more: string;
  readonly own: string;
  readonly countries: string;
  readonly usRegions: string;
}

/** The switch of the coach, and what switching it on means. */
export interface CoachChoiceWords {
  readonly name: string;
  readonly more: string;
  /** What of a prompt is looked at, and what becomes of it. */
  readonly looksAt: string;
}

/** What a row sets, and a sentence on it. */
export interface RowWords {
  readonly name: string;
  readonly more: string;
}
