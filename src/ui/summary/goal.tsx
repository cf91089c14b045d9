/** The person's own goal for the week, and one they may take for the next. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import type { Goal } from '../../model/settings/settings.ts';
import { type GoalProgress, progressOf, suggestGoal } from '../../model/summaries/week-goal.ts';
import type { WeekClient, WeekReading } from '../sources/week/reading.ts';
import { centralText } from './say-week.ts';

interface GoalProps {
  reading: WeekReading;
  words: SummaryWords;
  source: WeekClient;
}

/** Kept or missed is said once the week is over, before that how far it is; nothing without a goal, or one to take. */
export function GoalPanel({ reading, words, source }: GoalProps) {
  const { summary, settings } = reading;
  const [taken, setTaken] = useState(false);
  const progress = settings.goal && !taken ? progressOf(settings.goal, summary.totals) : null;
  const next = summary.isOver ? suggestGoal(summary, settings.goal) : null;
  if (!progress && !next && !taken) return null;
  const standing = !summary.isOver ? 'running' : progress?.isKept ? 'kept' : 'missed';
  const said = (of: Goal['of'], count: number): string => amountText(of, count, words);
  const usual = next && summary.usual ? summary.usual[next.of] : 0;
  return (
    <section class="pan sec">
      {progress && (
        <>
          <h2 class="h3">{words.goal.title}</h2>
          <p>{words.goal[standing](usedText(progress, words), said(progress.goal.of, progress.goal.most))}</p>
        </>
      )}
      {next && !taken && (
        <>
          <h2 class="h3">{words.goal.suggestTitle}</h2>
          <p>{words.goal.suggest(said(next.of, next.most), formatCount(usual, words.numbers))}</p>
          <button
            class="btn"
            type="button"
            onClick={async () => setTaken(await source.change({ goal: next }))}
          >
            {words.goal.take}
          </button>
        </>
      )}
      <p role="status">{taken && words.goal.taken}</p>
    </section>
  );
}

/** An energy used is an estimate, said as on the rest of the page; the goal is the number the person chose. */
function usedText({ goal, used }: GoalProgress, words: SummaryWords): string {
  return goal.of === 'energyWh' ? centralText(used, 'energy', words) : amountText(goal.of, used, words);
}

function amountText(of: Goal['of'], count: number, words: SummaryWords): string {
  return words.goal.amount(of, count, formatCount(count, words.numbers));
}
