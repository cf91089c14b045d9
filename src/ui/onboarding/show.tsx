/** The page after the installation. */
import { onboardingWords } from '../../i18n/pages/onboarding.ts';
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { type Page, showPage } from '../shell/show-page.tsx';
import { UnreadablePage } from '../shell/unreadable-page.tsx';
import type { SettingsClient, SettingsReading } from '../sources/settings/reading.ts';
import { Onboarding } from './onboarding.tsx';

const PAGE: Page<SettingsReading, OnboardingWords, SettingsClient> = {
  words: onboardingWords,
  title: ({ title }) => `${title} · Trottinette`,
  View: Onboarding,
  Unreadable: UnreadablePage,
};

/** Shows what the client reads, now and each time there may be something new. Returns what ends it. */
export function showOnboarding(client: SettingsClient, root: HTMLElement): Promise<() => void> {
  return showPage(client, root, PAGE);
}
