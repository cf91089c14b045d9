/** No request today, explained: a zero that could be a fault is worth nothing. */

import { moment } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { ParkedScooter } from '../kit/icons.tsx';
import { Say } from '../kit/say.tsx';
import { checkUrl } from '../shell/page-url.ts';
import { PageLink } from './frame.tsx';
import { Hero } from './hero.tsx';
import { namesOf, siteName, type ViewProps } from './view.ts';

/** Why there is nothing: a note says so where nobody agreed to any. */
export function Zero(props: ViewProps) {
  const { summary, reading, words } = props;
  return (
    <>
      <Hero summary={summary} words={words} isPaused={reading.isPaused} />
      <ParkedScooter />
      {hasAgreed(reading.settings) && <Counting {...props} />}
    </>
  );
}

/** What is counted and when something last was, with the way to check it. */
function Counting({ reading, words }: ViewProps) {
  const { lastSeen, sites, now } = reading;
  const last =
    lastSeen && words.lastCounted(moment(lastSeen.at, dayOf(now), words), siteName(lastSeen.site, reading));
  return (
    <>
      <Say text={words.zero} />
      <p class="q">
        {words.countingOn(namesOf(sites, words))} {last}
      </p>
      <p class="q">{words.reloadTab}</p>
      <PageLink href={checkUrl()}>{words.checkIt}</PageLink>
    </>
  );
}
