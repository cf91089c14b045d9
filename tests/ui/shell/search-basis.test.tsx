/** What stands under a reading in searches. */
import { expect, it } from 'vitest';
import { common as en } from '../../../src/i18n/languages/en.ts';
import { common as fr } from '../../../src/i18n/languages/fr.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import { basisText } from '../../../src/ui/shell/search-basis.tsx';

it('is the baseline that was chosen, and whose figure that is', () => {
  expect(basisText(DEFAULT_SETTINGS, fr)).toBe('0,3\u202fWh par recherche (Google, 2009)');
  const today = { ...DEFAULT_SETTINGS, searchBaseline: 'modern-hypothesis' };
  expect(basisText(today, en)).toBe('0.04\u00a0Wh a search (today, a hypothesis)');
});
