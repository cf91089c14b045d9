import { wordsOf } from '../language.ts';
import type { OnboardingWords } from '../words/onboarding.ts';

export const onboardingWords = wordsOf(
  import.meta.glob<OnboardingWords>('../languages/*.ts', { query: '?onboarding', import: 'onboarding' }),
);
