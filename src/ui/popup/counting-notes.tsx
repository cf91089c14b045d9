/** Said while nothing is counted: everywhere, or on the site of the tab. */
import { labelOf } from '../../i18n/site-name.ts';
import { nextMidnight } from '../../model/calendar/day.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { Icon } from '../kit/icons.tsx';
import { Note } from '../kit/note.tsx';
import type { Aside } from './aside.tsx';
import { change, countSite } from './counting.tsx';
import { type PopupProps, restFocus } from './view.ts';

/** Until when it is paused, with the way back; nothing where it isn't. */
export function PausedNote({ reading, words, aside, source }: PopupProps & Aside) {
  const { settings, isPaused, now } = reading;
  const { pauses } = aside;
  if (!isPaused || !settings.pause) return null;
  const { until } = settings.pause;
  const midnight = nextMidnight(now);
  const set = (pause: Settings['pause']) => () => {
    restFocus();
    void change(source, { pause });
  };
  return (
    <Note
      icon="pause"
      title={titleOf(until, midnight, { words, aside })}
      actions={
        <>
          <button class="btn primary" type="button" onClick={set(null)}>
            <Icon name="play" />
            {words.counting.resume}
          </button>
          {until !== null && until < midnight && (
            <button class="btn" type="button" onClick={set({ since: settings.pause.since, until: midnight })}>
              {pauses.tomorrow}
            </button>
          )}
        </>
      }
    >
      {pauses.pausedMore}
    </Note>
  );
}

function titleOf(
  until: number | null,
  midnight: number,
  { words, aside: { pauses } }: Pick<PopupProps & Aside, 'words' | 'aside'>,
): string {
  if (until === null) return pauses.pausedUntilResumed;
  if (until >= midnight) return pauses.pausedUntilTomorrow;
  const end = new Date(until);
  return pauses.pausedUntil(words.time(end.getHours(), end.getMinutes()));
}

/** The site of the tab is switched off: said where it is looked at, with the way back. */
export function SiteOffNote({ reading, words, aside: { pauses }, source }: PopupProps & Aside) {
  const { here } = reading;
  if (!here?.isOff) return null;
  return (
    <Note
      icon="pause"
      title={pauses.siteOff(labelOf(here, words))}
      actions={
        <button
          class="btn primary"
          type="button"
          onClick={() => {
            restFocus();
            void countSite(source, reading, here.id, true);
          }}
        >
          {pauses.countAgain}
        </button>
      }
    >
      {pauses.siteOffMore}
    </Note>
  );
}
