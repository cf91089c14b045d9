/** What the parts of the page share. */
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';

/** What was read, the words to say it in, and what can be set. */
export interface OnboardingProps {
  reading: SettingsReading;
  words: OnboardingWords;
  source: SettingsClient;
}
