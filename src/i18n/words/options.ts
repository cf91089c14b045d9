/** Words of the options page, by section. */

import type { RuleId } from '../../coach/rules.ts';
import type { OwnOriginProblem } from '../../model/settings/own-origin.ts';
import type { Goal, Settings } from '../../model/settings/settings.ts';
import type { SayingWords } from '../said-in.ts';
import type { ChoiceWords, RowWords } from './choices.ts';
import type { CommonWords } from './common.ts';
import type { BackupWords, DataWords } from './data.ts';

export const SECTIONS = ['display', 'sites', 'estimation', 'coach', 'data', 'about'] as const;
/** Those that are folded at first: most people change nothing there for weeks. */
export const FOLDED_SECTIONS = ['coach', 'data', 'about'] as const;
/** A section, in the order of `SECTIONS`. */
export type SectionName = (typeof SECTIONS)[number];

/** One entry for each section, and what stands around them. */
export interface OptionsWords extends CommonWords, ChoiceWords, SayingWords {
  readonly title: string;
  readonly sectionsLabel: string;
  readonly sections: Readonly<Record<SectionName, string>>;
  /** What is in a section while it is folded. */
  readonly foldedMore: Readonly<Record<(typeof FOLDED_SECTIONS)[number], string>>;
  /** A change that the background refused or could not store. */
  readonly notSaved: string;
  readonly display: DisplayWords;
  readonly agreement: AgreementWords;
  readonly pause: PauseWords;
  readonly sitesSection: SitesWords;
  readonly own: OwnWords;
  readonly estimation: EstimationWords;
  readonly coachSection: CoachSectionWords;
  readonly data: DataWords;
  readonly backup: BackupWords;
  readonly about: AboutWords;
}

/** Language, theme, toolbar button and start of the week. */
export interface DisplayWords {
  readonly language: string;
  /** `Automatic (English)` */
  readonly automatic: (language: string) => string;
  readonly theme: string;
  readonly themes: Readonly<Record<Settings['theme'], string>>;
  readonly badge: RowWords;
  readonly badges: Readonly<Record<Settings['badge'], string>>;
  readonly weekStart: string;
}

/** What was agreed to; `date` is text. */
export interface AgreementWords {
  readonly name: string;
  readonly agreed: (date: string) => string;
  readonly takeBack: string;
}

/** Pausing everything; `moment` is a time or a date, as text. */
export interface PauseWords {
  readonly name: string;
  readonly running: string;
  readonly pausedUntil: (moment: string) => string;
  readonly pausedUntilResumed: string;
  readonly hour: string;
  readonly tomorrow: string;
  readonly open: string;
  readonly resume: string;
}

/** The list of sites, its search, and what is known of how each is read. */
export interface SitesWords {
  readonly intro: string;
  readonly search: string;
  readonly noneFound: (typed: string) => string;
  readonly othersMore: string;
  readonly lastCounted: (when: string) => string;
  readonly notSeen: string;
  readonly asks: string;
  readonly mayMiss: string;
  readonly changedSince: (date: string) => string;
  readonly report: string;
  readonly blocked: string;
  readonly allow: (site: string) => string;
  readonly unknownModels: (models: string) => string;
  /** Of requests in frames and windows that another page could reach before us. */
  readonly unproven: (when: string) => string;
  readonly check: string;
}

/** Origins a person adds, with a sentence for each reason one is refused. */
export interface OwnWords {
  readonly title: string;
  readonly more: string;
  readonly address: string;
  readonly kind: string;
  readonly add: string;
  readonly remove: (origin: string) => string;
  readonly removeShort: string;
  /** In the menu of kinds, where none is known by the address; said where none was chosen. */
  readonly chooseKind: string;
  readonly kindMissing: string;
  readonly problems: Readonly<Record<OwnOriginProblem, string>>;
  readonly refused: (origin: string) => string;
  readonly added: (origin: string) => string;
}

/** Baseline, equivalences, server zone and the factors in use. */
export interface EstimationWords {
  readonly search: RowWords;
  /** In a menu: `0.3 Wh (Google, 2009)`. */
  readonly searchChoice: (energy: string, baseline: string) => string;
  readonly equivalences: RowWords;
  /** By id of footprint/equivalences.ts. */
  readonly equivalenceNames: Readonly<Record<string, string>>;
  readonly rezone: RowWords;
  readonly rezoneNow: string;
  readonly rezoning: (done: string, total: string) => string;
  readonly rezoned: string;
  readonly factors: string;
  readonly factorsMore: (set: string, days: number, text: string) => string;
  readonly method: string;
  readonly ecologits: RowWords;
}

/** Ideas one by one, the goal, and the notification of the week. */
export interface CoachSectionWords {
  /** Over the switches of single ideas. */
  readonly rules: string;
  readonly ruleNames: Readonly<Record<RuleId, string>>;
  readonly goal: RowWords;
  readonly goals: Readonly<Record<Goal['of'] | 'none', string>>;
  /** Before the field of the goal's number, and its unit after it. */
  readonly most: string;
  readonly mostOf: Readonly<Record<Goal['of'], string>>;
  readonly weekly: RowWords;
  readonly weeklyRefused: string;
}

/** Version, licence and where the project is found. */
export interface AboutWords {
  readonly version: (version: string) => string;
  readonly news: string;
  /** Where those after the first few unfold. */
  readonly moreNews: (count: string) => string;
  readonly promise: string;
  readonly question: string;
  readonly licence: string;
  readonly licenceMore: string;
  /** Links to the project's own addresses, each where there is one. */
  readonly repository: string;
  readonly tracker: RowWords;
  readonly openTracker: string;
  readonly contact: RowWords;
  readonly write: string;
  readonly privacy: RowWords;
  readonly readPrivacy: string;
  readonly rating: RowWords;
  readonly rate: string;
  readonly fonts: string;
  readonly fontsMore: string;
  readonly notice: string;
}
