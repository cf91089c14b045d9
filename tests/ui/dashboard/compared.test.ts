import { expect, it } from 'vitest';
import { dashboard as en } from '../../../src/i18n/languages/en.ts';
import { dashboard as fr } from '../../../src/i18n/languages/fr.ts';
import { totalsOf } from '../../../src/model/summaries/summary.ts';
import { comparedText } from '../../../src/ui/dashboard/compared.ts';
import { dayRow } from '../../model/summaries/week-rows.ts';

const counted = (energyWh: number, meteredDays: number) => {
  return { totals: totalsOf([dayRow({ energyWh })]), meteredDays };
};

it.each([
  ['per day counted', 70, 7, 40, 4, 'About as much a day as before', 'À peu près autant par jour qu’avant'],
  ['nearly a tenth', 109, 1, 100, 1, 'About as much a day as before', 'À peu près autant par jour qu’avant'],
  [
    'as little as the sentence beside it calls the same',
    111,
    1,
    100,
    1,
    'About as much a day as before',
    'À peu près autant par jour qu’avant',
  ],
  ['more', 112, 1, 100, 1, '12% more a day than before', '12\u202f% de plus par jour qu’avant'],
  ['less', 33, 1, 100, 1, '67% less a day than before', '67\u202f% de moins par jour qu’avant'],
  ['nearly twice', 194, 1, 100, 1, '94% more a day than before', '94\u202f% de plus par jour qu’avant'],
  ['twice', 200, 1, 100, 1, '2 times as much a day as before', '2 fois autant par jour qu’avant'],
  ['many times', 420, 1, 100, 1, '4.2 times as much a day as before', '4,2 fois autant par jour qu’avant'],
])('%s', (_, now, days, then, daysBefore, english, french) => {
  const said = (words: typeof en) =>
    comparedText(
      { now: counted(now, days), before: counted(then, daysBefore) },
      ({ footprint }) => footprint.energyWh.central,
      words,
    );
  expect([said(en), said(fr)]).toEqual([english, french]);
});

it('is nothing where there was nothing, or nothing is known', () => {
  const energy = ({ footprint }: ReturnType<typeof totalsOf>) => footprint.energyWh.central;
  expect(comparedText(null, energy, en)).toBeNull();
  expect(comparedText({ now: counted(1, 1), before: counted(0, 7) }, energy, en)).toBeNull();
  expect(comparedText({ now: counted(1, 1), before: counted(1, 0) }, energy, en)).toBeNull();
});
