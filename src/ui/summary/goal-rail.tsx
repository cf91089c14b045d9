/** How far a week has come against the person's own goal: in words, and as a rail that is full at the goal. */
import { formatCount } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import type { Goal } from '../../model/settings/settings.ts';
import { type GoalProgress, progressOf } from '../../model/summaries/week-goal.ts';
import type { WeekReading } from '../sources/week/reading.ts';
import { centralText } from './say-week.ts';

interface GoalRailProps {
  reading: Pick<WeekReading, 'settings' | 'summary'>;
  words: SummaryWords;
}

/** Kept or missed is said once the week is over, before that how far it is; nothing without a goal. */
export function GoalRail({ reading: { settings, summary }, words }: GoalRailProps) {
  if (!settings.goal) return null;
  const progress = progressOf(settings.goal, summary.totals);
  const { goal, used, isKept } = progress;
  const standing = !summary.isOver ? 'running' : isKept ? 'kept' : 'missed';
  const said = words.goal[standing](usedText(progress, words), goalAmount(goal.of, goal.most, words));
  return (
    <div class="goal">
      <p>{said}</p>
      {!summary.isOver && (
        <progress aria-label={words.goal.title} max={goal.most} value={Math.min(used, goal.most)} />
      )}
    </div>
  );
}

/** `200 requests`, `60 Wh`. */
export function goalAmount(of: Goal['of'], count: number, words: SummaryWords): string {
  return words.goal.amount(of, count, formatCount(count, words.numbers));
}

/** An energy used is an estimate, said as everywhere; the goal is the number the person chose. */
function usedText({ goal, used }: GoalProgress, words: SummaryWords): string {
  return goal.of === 'energyWh' ? centralText(used, 'energy', words) : goalAmount(goal.of, used, words);
}
