/** The third card: one short prompt on a site, and the count of it, live; or the same as a demonstration, here. */
import { useState } from 'preact/hooks';
import { moment } from '../../i18n/dates.ts';
import { formatCount, formatEstimate, withUnit } from '../../i18n/format.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { EXAMPLE } from '../../model/summaries/example.ts';
import { siteLabel } from '../sources/settings/reading.ts';
import type { OnboardingProps } from './props.ts';
import { ToolbarButton } from './toolbar-button.tsx';

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

/** What the drawn button has counted at first: no number that the prompt could be taken for. */
const FIRST_COUNT = 11;

/**
 * A drawn button of the toolbar that counts each press as the real one counts a request. Nothing is sent, nothing is
 * stored: the amounts are what the estimator makes of such a prompt.
 */
function Demonstration({ words }: Pick<OnboardingProps, 'words'>) {
  const [sent, setSent] = useState(0);
  const { trial, numbers, under } = words;
  const { central, unit, range, under: isUnder } = formatEstimate(EXAMPLE.promptWh, 'energy', numbers);
  const amount = `${isUnder ? `${under} ` : ''}${withUnit(central, unit, numbers)}`;
  const count = (value: number): string => formatCount(FIRST_COUNT + value, numbers);
  return (
    <details class="fold">
      <summary>{trial.demonstration}</summary>
      <p class="demo">
        <kbd>2 + 2</kbd>
        <button class="btn" type="button" onClick={() => setSent(sent + 1)}>
          {trial.send}
        </button>
        <svg class="toolbar drawn" viewBox="0 0 56 44" aria-hidden="true">
          <rect class="frame" x="0.5" y="0.5" width="55" height="43" rx="10" />
          <ToolbarButton x={13} y={9} count={count(sent)} />
        </svg>
        <span class="chip">{words.example}</span>
      </p>
      <div role="status">
        {sent > 0 && <p>{trial.demonstrated(count(sent - 1), count(sent), amount, range)}</p>}
      </div>
    </details>
  );
}
