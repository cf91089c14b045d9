/** The third card: one short prompt on a site, and the count of it, live; or the same as a demonstration, here. */
import { useState } from 'preact/hooks';
import { moment } from '../../i18n/dates.ts';
import { formatEstimate, withUnit } from '../../i18n/format.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { EXAMPLE } from '../../model/summaries/example.ts';
import { siteLabel } from '../sources/settings/reading.ts';
import type { OnboardingProps } from './props.ts';

/** More would be a list to choose from, not a suggestion. */
const MOST_SITES = 3;

/** Where to send it, what was seen since the yes, and the demonstration for who has no site at hand. */
export function Try({ reading, words }: OnboardingProps) {
  const { trial } = words;
  const sites = reading.sites.filter(({ counted }) => counted).slice(0, MOST_SITES);
  return (
    <section class="sec pan card" id="try">
      <h2 class="h2">{trial.title}</h2>
      <p class="q">{trial.more}</p>
      <p class="actions">
        {sites.map(({ id, label, hosts }) => (
          <a key={id} class="btn" href={`https://${hosts[0]}/`} target="_blank" rel="noreferrer">
            {label}
          </a>
        ))}
      </p>
      <Seen reading={reading} words={words} />
      <Demonstration words={words} />
    </section>
  );
}

/** The last site that something was counted on since the person agreed. */
function Seen({ reading, words }: Pick<OnboardingProps, 'reading' | 'words'>) {
  const { health, settings, now } = reading;
  const since = settings.consent?.at ?? now;
  const seen = health
    .flatMap(({ site, lastSeenAt }) =>
      lastSeenAt !== null && lastSeenAt >= since ? [{ site, lastSeenAt }] : [],
    )
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt)[0];
  const { trial } = words;
  return (
    <p class="live" role="status" data-seen={seen?.site}>
      {seen
        ? trial.counted(siteLabel(seen.site, reading, words), moment(seen.lastSeenAt, dayOf(now), words))
        : trial.waiting}
    </p>
  );
}

/** Nothing is sent, nothing is stored: the amounts are what the estimator makes of such a prompt. */
function Demonstration({ words }: Pick<OnboardingProps, 'words'>) {
  const [sent, setSent] = useState(false);
  const { trial, numbers, under } = words;
  const { central, unit, range, under: isUnder } = formatEstimate(EXAMPLE.promptWh, 'energy', numbers);
  const amount = `${isUnder ? `${under} ` : ''}${withUnit(central, unit, numbers)}`;
  return (
    <details class="fold">
      <summary>{trial.demonstration}</summary>
      <p class="demo">
        <kbd>2 + 2</kbd>
        <button class="btn" type="button" disabled={sent} onClick={() => setSent(true)}>
          {trial.send}
        </button>
      </p>
      <div role="status">
        {sent && (
          <p>
            <b>4</b> <span class="chip">{words.example}</span> {trial.demonstrated(amount, range)}
          </p>
        )}
      </div>
    </details>
  );
}
