/** Amounts against the period before, per whole day that was counted. */
import { formatCount, toTwoDigits } from '../../i18n/format.ts';
import type { DashboardWords } from '../../i18n/words/dashboard.ts';
import type { Totals } from '../../model/summaries/summary.ts';
import { isSmall } from '../../model/summaries/week-change.ts';

/** Totals, and the days they were counted on. */
interface CountedDays {
  readonly totals: Totals;
  readonly meteredDays: number;
}

/** From so many times on no share in percent is said: it would be above 100. */
const TIMES = 2;

/** `12% more a day than before`; null where there was nothing to compare with. */
export function comparedText(
  whole: { readonly now: CountedDays; readonly before: CountedDays } | null,
  amountOf: (totals: Totals) => number,
  { compared, numbers }: DashboardWords,
): string | null {
  if (!whole) return null;
  const { now, before } = whole;
  if (before.meteredDays === 0 || now.meteredDays === 0) return null;
  const then = amountOf(before.totals) / before.meteredDays;
  if (then <= 0) return null;
  const since = amountOf(now.totals) / now.meteredDays;
  if (isSmall(since, then)) return compared.same;
  const ratio = since / then;
  const text = (value: number): string => formatCount(toTwoDigits(value, 'nearest'), numbers);
  if (ratio >= TIMES) return compared.times(text(ratio));
  return ratio > 1 ? compared.more(text((ratio - 1) * 100)) : compared.less(text((1 - ratio) * 100));
}
