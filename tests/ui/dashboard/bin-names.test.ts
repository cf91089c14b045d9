/** What stands under the bars of the dashboard. */
import { expect, it } from 'vitest';
import { dashboard as en } from '../../../src/i18n/languages/en.ts';
import { dashboard as fr } from '../../../src/i18n/languages/fr.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import { historyOf } from '../../../src/model/summaries/history.ts';
import { labelsOf } from '../../../src/ui/dashboard/bin-names.ts';

const labels = (from: string, to: string, words = en) =>
  labelsOf(
    historyOf([], new Set(), { period: { from, to }, weekStart: 'monday' }),
    DEFAULT_SETTINGS,
    '2026-11-22',
    words,
  );

it('days of no more than a week are called by their weekday, and today is today', () => {
  expect(labels('2026-11-16', '2026-11-22')).toEqual([
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'today'],
  ]);
});

it.each([8, 9, 10, 11, 12])('of %i days no two have the same name', (days) => {
  for (const words of [en, fr]) {
    const found = labels('2026-08-01', `2026-08-${String(days).padStart(2, '0')}`, words);
    expect(found).toHaveLength(days);
    expect(new Set(found).size).toBe(days);
  }
});
