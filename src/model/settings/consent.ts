/**
 * The agreement everything waits for: nothing is read or counted before a person was told what is (the words of the page
 * after the installation) and said yes to it. A no, or a yes that is taken back, is kept as one.
 */

/**
 * Version of what is told. A higher one is asked about anew, and nothing is counted until it is answered: it rises when
 * more is seen, kept or told on than was agreed to, and not for better words (tests/model/settings/consent.test.ts).
 */
export const DISCLOSURE = 1;

/** Name of the item in `storage.local` that the settings are, a person's answer among them. */
export const SETTINGS_KEY = 'settings';

/** What a person said to a disclosure. */
export interface Consent {
  readonly given: boolean;
  /** Version of what they were told. */
  readonly disclosure: number;
  /** When they said so, epoch ms. */
  readonly at: number;
}

/** The part of the settings this is about; null before they were asked. */
interface Asked {
  readonly consent: Consent | null;
}

/** `asking`: they have said nothing yet to what is told now. */
export type ConsentState = 'asking' | 'agreed' | 'refused';

/** Where it stands. A no stays one, whatever is told later. */
export function consentState({ consent }: Asked): ConsentState {
  if (!consent) return 'asking';
  if (!consent.given) return 'refused';
  return hasAgreed({ consent }) ? 'agreed' : 'asking';
}

/** Whether anything may be read and counted. */
export function hasAgreed({ consent }: Asked): boolean {
  return !!consent?.given && consent.disclosure >= DISCLOSURE;
}

/** What is stored of an answer given now, to what is told now. */
export function consentOf(given: boolean, now: number): Consent {
  return { given, disclosure: DISCLOSURE, at: now };
}
