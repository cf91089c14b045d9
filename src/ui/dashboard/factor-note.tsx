/** How new the factors are, and which days they do not reach. */

import { listOf } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { FACTOR_SET } from '../../model/footprint/factor-set.ts';
import type { ViewProps } from './view.ts';

/** One paragraph: the age of the factors in days, and what of the period was estimated otherwise. */
export function FactorNote({ reading, words }: ViewProps) {
  const { history, factorAgeDays: age, unknownModels } = reading;
  const { approximateDays, oldDays, mixed } = history.factors;
  const notes = [
    words.factorAge(FACTOR_SET, age, formatCount(age, words.numbers)),
    ...(approximateDays > 0
      ? [words.approximate(approximateDays, formatCount(approximateDays, words.numbers))]
      : []),
    ...(oldDays > 0 ? [words.frozen(oldDays, formatCount(oldDays, words.numbers))] : []),
    ...(mixed ? [words.mixedFactors] : []),
    ...(unknownModels.length > 0 ? [words.unknownModels(listOf(unknownModels, words))] : []),
  ];
  return <p class="q sm factor-note">{notes.join(' ')}</p>;
}
