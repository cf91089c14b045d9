/** Days of a week without a count. */
import { expect, it } from 'vitest';
import { summary as en } from '../../../src/i18n/languages/en.ts';
import { summary as fr } from '../../../src/i18n/languages/fr.ts';
import { uncounted } from '../../../src/ui/summary/bars.tsx';

it.each([
  ['2026-11-21', 'not counted', 'non compté'],
  ['2026-11-22', 'not counted', 'non compté'],
  ['2026-11-23', 'to come', 'à venir'],
])('%s is %s on the 22nd', (day, english, french) => {
  expect([uncounted(day, '2026-11-22', en), uncounted(day, '2026-11-22', fr)]).toEqual([english, french]);
});
