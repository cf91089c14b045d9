/** From walking to Formula 1, on one road; the scooter's stretch is the brand's blue, not a score. */
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { VEHICLES, Vehicle } from '../kit/vehicles.tsx';

/** Each vehicle with its name and what it stands for. */
export function Ladder({ words }: { words: OnboardingWords }) {
  return (
    <ol class="ladder">
      {VEHICLES.map((name) => (
        <li key={name} class={name === 'scooter' ? 'on' : undefined}>
          <Vehicle name={name} />
          <b>{words.ladder[name].name}</b>
          <span>{words.ladder[name].more}</span>
        </li>
      ))}
    </ol>
  );
}
