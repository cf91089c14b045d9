/** How far the week has come against the person's own goal, in a line under the day. */

import { amountText } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { weekStartOf } from '../../model/calendar/week.ts';
import { exactly } from '../../model/footprint/range.ts';
import { totalsOf } from '../../model/summaries/summary.ts';
import { progressOf } from '../../model/summaries/week-goal.ts';
import type { Aside } from './aside.tsx';
import type { ViewProps } from './view.ts';

/** Nothing without a goal, or where the week also holds what other devices counted, which the day does not. */
export function GoalLine({ reading, words, aside: { goal: said } }: ViewProps & Aside) {
  const { record, settings, now, hasOthers } = reading;
  const { goal, weekStart, devices } = settings;
  if (!goal || (hasOthers && devices === 'all')) return null;
  const start = weekStartOf(dayOf(now), weekStart);
  const { used } = progressOf(goal, totalsOf(record.rows.filter(({ day }) => day >= start)));
  const amount = (count: number): string => said.amount(goal.of, count, formatCount(count, words.numbers));
  return (
    <p class="q">
      {said.thisWeek(
        goal.of === 'energyWh' ? amountText(exactly(used), 'energy', words) : amount(used),
        amount(goal.most),
      )}
    </p>
  );
}
