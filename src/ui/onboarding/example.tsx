/** How to read a range, on an example that says it is one. */
import { formatEstimate } from '../../i18n/format.ts';
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { EXAMPLE } from '../../model/summaries/example.ts';
import { positionIn, Ride } from '../kit/ride.tsx';

/** A usual day in searches, by the estimator, drawn as on every page. */
export function Example({ words }: { words: OnboardingWords }) {
  const { searches } = EXAMPLE;
  const { central, low, high, amount, under } = formatEstimate(searches, 'searches', words.numbers);
  const [before, after] = words.searches(amount, under);
  return (
    <section class="example">
      <h2 class="h3">{words.range}</h2>
      <p class="q">{words.rangeMore}</p>
      <Ride
        position={positionIn(searches)}
        before={before}
        central={central}
        after={after}
        low={low}
        high={high}
        between={words.between}
        and={words.and}
        middle={<span class="chip">{words.example}</span>}
      />
    </section>
  );
}
