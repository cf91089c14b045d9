/** The question everything waits for, or what was answered to it. */
import type { ComponentChildren } from 'preact';
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { consentOf, consentState } from '../../model/settings/consent.ts';
import type { OnboardingProps } from './props.ts';

/**
 * The first card. Yes and no weigh the same; a no can become a yes here, and a yes a no in the options.
 * @param told what is counted and never kept: before the question, and folded once it was answered with yes
 */
export function Agreement({ reading, words, source, told }: OnboardingProps & { told: ComponentChildren }) {
  const { settings, now } = reading;
  const state = consentState(settings);
  const answer = (given: boolean) => () => void source.change({ consent: consentOf(given, now) });
  const day = shortDate(dayOf(settings.consent?.at ?? now), words, WITH_YEAR);
  return (
    <section class="sec pan card" data-consent={state}>
      {state !== 'agreed' && told}
      <div role="status">
        <h2 class="h2">{words.agreement[state]}</h2>
        <p class="q">{state === 'asking' ? words.agreement.askingMore : words.agreement.answered(day)}</p>
      </div>
      {state !== 'agreed' && (
        <p class="actions">
          <button class="btn big" type="button" onClick={answer(true)}>
            {words.agreement.yes}
          </button>
          {state === 'asking' && (
            <button class="btn big" type="button" onClick={answer(false)}>
              {words.agreement.no}
            </button>
          )}
        </p>
      )}
      {state === 'agreed' && (
        <details class="fold">
          <summary>{words.agreement.toWhat}</summary>
          {told}
        </details>
      )}
    </section>
  );
}
