/** No request today, explained: a zero that could be a fault is worth nothing. */

import { moment } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { ParkedScooter } from '../kit/icons.tsx';
import { Say } from '../kit/say.tsx';
import { checkUrl } from '../shell/page-url.ts';
import { PageLink } from './frame.tsx';
import { Hero } from './hero.tsx';
import { namesOf, siteName, type ViewProps } from './view.ts';

/** What is counted and when something last was, with the way to check it. */
export function Zero({ summary, reading, words }: ViewProps) {
  const { lastSeen, sites, now, isPaused } = reading;
  const last =
    lastSeen && words.lastCounted(moment(lastSeen.at, dayOf(now), words), siteName(lastSeen.site, reading));
  return (
    <>
      <Hero summary={summary} words={words} isPaused={isPaused} />
      <ParkedScooter />
      <Say text={words.zero} />
      <p class="q">
        {words.countingOn(namesOf(sites, words))} {last}
      </p>
      <p class="q">{words.reloadTab}</p>
      <PageLink href={checkUrl()}>{words.checkIt}</PageLink>
    </>
  );
}
