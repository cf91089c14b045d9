import { wordsOf } from '../language.ts';
import type { OnboardingWords } from '../words/onboarding.ts';

/** The page's words by language, English for any other. Loading rejects where the file can't be had. */
export const onboardingWords = wordsOf(
  import.meta.glob<OnboardingWords>('../languages/*.ts', { query: '?onboarding', import: 'onboarding' }),
);
