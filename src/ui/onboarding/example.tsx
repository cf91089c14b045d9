/** How to read a range, on an example that says it is one. */
import { formatEstimate } from '../../i18n/format.ts';
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { positionIn, Ride } from '../kit/ride.tsx';

const SEARCHES = { low: 10, central: 30, high: 110 };

/** Thirty searches, somewhere between 10 and 110, drawn as on every page. */
export function Example({ words }: { words: OnboardingWords }) {
  const { central, low, high, amount, under } = formatEstimate(SEARCHES, 'searches', words.numbers);
  const [before, after] = words.searches(amount, under);
  return (
    <section class="example">
      <h2 class="h3">{words.range}</h2>
      <p class="q">{words.rangeMore}</p>
      <Ride
        position={positionIn(SEARCHES)}
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
