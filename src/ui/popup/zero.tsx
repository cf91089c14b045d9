/** No request today, explained: a zero that could be a fault is worth nothing. */

import { moment } from '../../i18n/dates.ts';
import { siteName } from '../../i18n/site-name.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { hasAgreed } from '../../model/settings/consent.ts';
import { ParkedScooter } from '../kit/parked-scooter.tsx';
import { Say } from '../kit/say.tsx';
import { checkUrl } from '../shell/page-url.ts';
import type { Aside } from './aside.tsx';
import { PageLink } from './frame.tsx';
import { Hero } from './hero.tsx';
import { namesOf } from './names.ts';
import type { ViewProps } from './view.ts';

/** Why there is nothing: a note says so where nobody agreed to any. */
export function Zero(props: ViewProps & Aside) {
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
function Counting({ reading, words, aside }: ViewProps & Aside) {
  const { lastSeen, sites, siteNames, now } = reading;
  const last =
    lastSeen &&
    aside.lastCounted(moment(lastSeen.at, dayOf(now), words), siteName(lastSeen.site, siteNames, words));
  return (
    <>
      <Say text={aside.zero} />
      <p class="q">
        {aside.countingOn(namesOf(sites, words))} {last}
      </p>
      <p class="q">{aside.reloadTab}</p>
      <PageLink href={checkUrl()}>{aside.checkIt}</PageLink>
    </>
  );
}
