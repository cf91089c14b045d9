/**
 * Words that say what made a period. Subjects stand as in the midst of a sentence (`images`, `les images`); i18n/cause.ts
 * puts them at its head. Things come with their number, and as text.
 */
import type { Change } from '../../model/summaries/week-change.ts';
import type { UseClass } from '../../model/usage/use-class.ts';
import type { NumberStyle } from '../format.ts';
import type { SiteWords } from '../site-name.ts';
import type { Share } from './common.ts';

/** What a single request can be. */
export type SingleKind = 'text' | 'thinking' | 'research' | 'agent' | 'image' | 'video' | 'audio' | 'session';

/** Whose energy is spoken of. */
export type Spoken = 'today' | 'day' | 'week' | 'days';

/** A slice of its own, which the background has too. */
export interface CauseWords extends SiteWords {
  readonly numbers: NumberStyle;
  /** The number of a month's first day: `1`, `1ᵉʳ`. */
  readonly firstDay: string;
  readonly change: ChangeWords;
  readonly singles: (of: SingleKind, count: number, text: string) => string;
  readonly anotherRequest: string;
  readonly classes: Readonly<Record<UseClass, string>>;
  /** Those of which there are so many, counted: `three images`. */
  readonly counted: (of: 'thinking' | 'research' | 'image' | 'video', count: number, text: string) => string;
  readonly again: string;
  /** Where the name is not said. */
  readonly oneSite: string;
  readonly oneModel: string;
  readonly unnamedModel: string;
  readonly onDay: (date: string) => string;
  /** `subject` made so much of the energy; `amounts` says how much, and `tied` that each weighs the same. */
  readonly made: (made: MadeParts) => string;
  /** `210 of 410 Wh`, of parts and the whole. */
  readonly ofWhole: (parts: string, whole: string) => string;
  readonly explains: (subject: string, isPlural: boolean, share: Share, isNew: boolean) => string;
  /** After the above: what there is now, and was before. */
  readonly against: (sentence: string, now: string, before: string) => string;
  readonly overlap: (rival: string, isPlural: boolean) => string;
}

/** A period against the one before or the usual one, as a whole or per metered day. */
export interface ChangeWords {
  readonly same: (against: Against, of: Spoken) => string;
  /** `energy` is a difference with its unit, without a sign. */
  readonly more: (energy: string, against: Against, per: Change['per'], of: Spoken) => string;
  readonly less: (energy: string, against: Against, per: Change['per'], of: Spoken) => string;
}
type Against = Change['against'];

/** What a sentence on the making of a period is made of. */
export interface MadeParts {
  readonly subject: string;
  readonly isPlural: boolean;
  readonly share: Share | 'all';
  readonly of: Spoken;
  readonly amounts: string;
  readonly isTied: boolean;
}
