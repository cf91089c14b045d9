/** Words of the page that opens once, after the installation. */
import type { ChoiceWords } from './choices.ts';
import type { CommonWords } from './common.ts';

/** A vehicle, and the use it stands for. */
export interface LadderWords {
  readonly name: string;
  readonly more: string;
}

/** In the order of the page: what is counted, what never is, where it stays, whether that is agreed to, what may be chosen. */
export interface OnboardingWords extends CommonWords, ChoiceWords {
  readonly title: string;
  readonly languageLabel: string;
  readonly question: string;
  readonly lead: string;
  readonly ladder: Readonly<Record<'walk' | 'scooter' | 'car' | 'f1', LadderWords>>;
  readonly counted: string;
  readonly countedMore: readonly string[];
  readonly neverKept: string;
  readonly neverKeptMore: readonly string[];
  readonly here: string;
  readonly hereMore: string;
  readonly agreement: AgreementWords;
  readonly where: string;
  readonly whereMore: string;
  readonly optionalMore: string;
  readonly choices: string;
  readonly choicesMore: string;
  readonly range: string;
  readonly rangeMore: string;
  readonly example: string;
  readonly pin: string;
  readonly pinMore: string;
  /** In each browser's own words. */
  readonly pinSteps: Readonly<Record<'chrome' | 'edge' | 'firefox', readonly string[]>>;
  readonly trial: TrialWords;
  readonly ready: string;
  readonly readyMore: string;
  readonly options: string;
  readonly method: string;
}

/** The question everything waits for, its two answers, and what is said of each. */
export interface AgreementWords {
  readonly asking: string;
  readonly askingMore: string;
  readonly yes: string;
  readonly no: string;
  readonly agreed: string;
  readonly refused: string;
  /** When, and how to change it. */
  readonly answered: (date: string) => string;
  /** Opens what was told before the answer. */
  readonly toWhat: string;
}

/** One short prompt on a site, or shown here. */
export interface TrialWords {
  readonly title: string;
  readonly more: string;
  readonly waiting: string;
  /** `when` is a time or a date, as text. */
  readonly counted: (site: string, when: string) => string;
  readonly demonstration: string;
  readonly send: string;
  /** What the button's count would become, and what the prompt would add, with its range. */
  readonly demonstrated: (before: string, after: string, amount: string, range: string) => string;
}
