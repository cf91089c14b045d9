/** What the person agreed to, and how to take it back. */
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { consentOf, hasAgreed } from '../../model/settings/consent.ts';
import { Option } from '../kit/option.tsx';
import { ConsentNote } from '../shell/consent-note.tsx';
import { Pause } from './pause.tsx';
import type { SectionProps } from './section.tsx';

/** Whether anything is counted: the agreement and the pause, or the way to agree. */
export function Agreement(props: SectionProps) {
  const { reading, words, save } = props;
  const { settings, now } = reading;
  if (!settings.consent || !hasAgreed(settings)) return <ConsentNote settings={settings} words={words} />;
  const day = shortDate(dayOf(settings.consent.at), words, WITH_YEAR);
  return (
    <>
      <Option name={words.agreement.name} more={words.agreement.agreed(day)}>
        <button class="btn" type="button" onClick={() => save({ consent: consentOf(false, now) })}>
          {words.agreement.takeBack}
        </button>
      </Option>
      <Pause {...props} />
    </>
  );
}
