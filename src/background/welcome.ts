/** The page that says what will be counted, and asks. */
import { consentState } from '../model/settings/consent.ts';
import type { Settings } from '../model/settings/settings.ts';

/** What is known, and the way to a page of ours: a folder of src/ui. */
export interface WelcomeParts {
  readonly readSettings: () => Promise<Settings>;
  readonly openPage: (name: string) => Promise<void>;
}

/** Opens it at the first installation, and at updates while it is not answered. */
export async function welcome(isNew: boolean, { readSettings, openPage }: WelcomeParts): Promise<void> {
  if (isNew || consentState(await readSettings()) === 'asking') await openPage('onboarding');
}
