/** The person's own goal for the week, and one they may take for the next. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { suggestGoal } from '../../model/summaries/week-goal.ts';
import type { WeekClient, WeekReading } from '../sources/week/reading.ts';
import { GoalRail, goalAmount } from './goal-rail.tsx';

interface GoalProps {
  reading: WeekReading;
  words: SummaryWords;
  source: WeekClient;
}

/** Kept or missed is said once the week is over, before that how far it is; nothing without a goal, or one to take. */
export function GoalPanel({ reading, words, source }: GoalProps) {
  const { summary, settings } = reading;
  const [taken, setTaken] = useState(false);
  const hasGoal = settings.goal !== null && !taken;
  const next = summary.isOver ? suggestGoal(summary, settings.goal) : null;
  if (!hasGoal && !next && !taken) return null;
  const usual = next && summary.usual ? summary.usual[next.of] : 0;
  return (
    <section class="pan sec">
      {hasGoal && (
        <>
          <h2 class="h3">{words.goal.title}</h2>
          <GoalRail reading={reading} words={words} />
        </>
      )}
      {next && !taken && (
        <>
          <h2 class="h3">{words.goal.suggestTitle}</h2>
          <p>
            {words.goal.suggest(goalAmount(next.of, next.most, words), formatCount(usual, words.numbers))}
          </p>
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
