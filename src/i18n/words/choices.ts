/** Words of what a person chooses both when starting and in the options. */

/** One wording for both pages. */
export interface ChoiceWords {
  /** Of a switch: `Count ChatGPT`. */
  readonly countSite: (site: string) => string;
  readonly zone: ZoneWords;
  readonly coach: CoachChoiceWords;
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
